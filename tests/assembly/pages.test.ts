import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusMinutes } from '../../domain/time/working-time.ts';
import { PageSession, SecretHash } from '../../schemas/page-session.ts';
import { Instant } from '../../schemas/time.ts';
import { type Service, startService } from './service.ts';

// The pages as they are deployed: the bundle with its files, its environment and what its role allows.

const origin = 'https://referrals.liferooms.example';

let service: Service;
beforeAll(async () => {
  service = await startService();
  for (const subject of ['life-rooms-manager', 'life-rooms-operator', 'front-step-coordinator']) await signIn(subject);
}, 90_000);
afterAll(() => service.stop());

test('anybody sees where to begin, with a style sheet and a script that are there', async () => {
  const start = await get('/');
  const files = [...start.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);

  expect([start.status, start.type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(await get(file), file).toMatchObject({ status: 200 });
});

test('whoever is not signed in is sent to sign in first', async () => {
  expect(await get('/worklist')).toMatchObject({ status: 303, location: '/sign-in?to=%2Fworklist' });
});

test.each(['/offers', '/docs', '/docs/api'])('anybody reads %s', async path => {
  expect(await get(path)).toMatchObject({ status: 200 });
});

test.each([
  ['life-rooms-manager', '/worklist'],
  ['life-rooms-manager', '/dashboard'],
  ['life-rooms-operator', '/operations'],
  ['front-step-coordinator', '/partner'],
])('%s, who is signed in, reads %s', async (subject, path) => {
  expect(await get(path, subject)).toMatchObject({ status: 200 });
});

test('a case that has come in can be read', async () => {
  const id = await service.refer();
  await service.drain();

  expect(await get(`/cases/${id}`, 'life-rooms-manager')).toMatchObject({ status: 200 });
});

test('what no route answers is a page for a browser and a problem for a program', async () => {
  expect(await get('/nowhere')).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
  const program = await fetch(`${service.url}/nowhere`, { method: 'DELETE', headers: { accept: 'application/json' } });
  expect([program.status, program.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

test('signing out ends the session', async () => {
  const { text } = await get('/worklist', 'life-rooms-manager');
  const [, form = ''] = /<form[^>]*action="\/sign-out"([\s\S]*?)<\/form>/.exec(text) ?? [];
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);

  const out = await fetch(`${service.url}/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf('life-rooms-manager'), origin },
    body: new URLSearchParams(Object.fromEntries(fields)),
  });

  expect(out.status).toBe(303);
  expect(await get('/worklist', 'life-rooms-manager')).toMatchObject({ status: 303 });
});

/** As Cognito's answer would, which is asked in tests/pages: the cloud has no people of its own here. */
async function signIn(subject: string): Promise<void> {
  const at = Instant.parse(new Date().toISOString());
  const session = PageSession.parse({ version: 1, subject, name: 'Somebody', startedAt: at, seenAt: at });
  const hash = SecretHash.parse(createHash('sha256').update(secretOf(subject)).digest('base64url'));
  await service.sessions.keep(hash, session, plusMinutes(at, 30));
}

const secretOf = (subject: string) => createHash('sha256').update(`of ${subject}`).digest('base64url');
const cookieOf = (subject: string) => `__Host-session=${secretOf(subject)}`;

async function get(path: string, subject?: string) {
  const response = await fetch(`${service.url}${path}`, {
    redirect: 'manual',
    headers: { accept: 'text/html', ...(subject !== undefined && { cookie: cookieOf(subject) }) },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    location: response.headers.get('location'),
    text: await response.text(),
  };
}
