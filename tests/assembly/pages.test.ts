import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser, Page } from './browser.ts';
import { type Service, startService } from './service.ts';

// The pages as they are deployed: the bundle with its files, its environment and what its role allows.

// Functions that have never run take their time to start on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const origin = 'https://referrals.liferooms.example';
const advisor = 'amina.yusuf@liferooms.example';
const manager = 'margaret.sefton.hughes@liferooms.example';
const operator = 'dev.patel.moore@liferooms.example';
const linkWorker = 'nadia.farouk@walton-village.example';
const partner = 'grace.okonedo@front-step.example';

let service: Service;
beforeAll(async () => {
  service = await startService();
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

test.each(['/offers', '/docs', '/docs/api', '/docs/api/try'])('anybody reads %s', async path => {
  expect(await get(path)).toMatchObject({ status: 200 });
});

test.each([
  [manager, '/dashboard'],
  [operator, '/operations'],
  [partner, '/partner'],
])('%s signs in and reads %s', async (username, path) => {
  expect(await signIn(service.browser(), username, path)).toMatchObject({ address: origin + path, status: 200 });
});

test('a case that has come in can be read', async () => {
  const id = await service.refer();
  await service.drain();

  const page = await signIn(service.browser(), manager, `/cases/${id}`);

  expect(page).toMatchObject({ address: `${origin}/cases/${id}`, status: 200 });
});

test('a draft is kept, found again and deleted', async () => {
  const browser = service.browser();
  const page = await signIn(browser, linkWorker, '/refer/steps/new/name');

  const kept = await browser.send(page, '/refer/steps/new/name', { givenName: 'Una', step: 'later' });
  expect(kept.text).toContain('The draft is saved');
  const deleting = `${new URL(kept.address).pathname}/delete`;
  expect((await browser.open(`${origin}/referrals/drafts`)).text).toContain(deleting);
  const left = await browser.send(await browser.open(origin + deleting), deleting);

  expect(left).toMatchObject({ address: `${origin}/referrals/drafts`, status: 200 });
  expect(left.text).toContain('No drafts.');
});

test('what no route answers is a page for a browser and a problem for a program', async () => {
  expect(await get('/nowhere')).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
  const program = await fetch(`${service.url}/nowhere`, { method: 'DELETE', headers: { accept: 'application/json' } });
  expect([program.status, program.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

test('an advisor signs in with Cognito, comes to the page they asked for, and signs out of both', async () => {
  const browser = service.browser();

  const worklist = await signIn(browser, advisor, '/worklist');
  expect(worklist).toMatchObject({ address: `${origin}/worklist`, status: 200 });
  expect(worklist.text).toContain('Amina Yusuf');

  const out = await browser.send(worklist, '/sign-out');
  expect(out).toMatchObject({ address: `${origin}/signed-out`, status: 200 });
  expect(await browser.open(`${origin}/worklist`)).toMatchObject({ address: whereToSignIn });
});

test('of what was given up the operator puts one back when its cause is mended, and discards what nobody can read', async () => {
  const mend = service.disturb(({ caller }) => (caller === 'MatchFunction' ? unavailable : undefined));
  const id = await service.refer();
  await service.queue('MatchingQueue').send('not JSON');
  await service.drain();
  mend();
  const browser = service.browser();

  expect((await signIn(browser, operator, '/operations')).text).toContain('2 given up');
  const letters = await browser.open(`${origin}/operations/dead-letters`);
  const [matchable, unreadable] = [letterAbout(letters, id), letterAbout(letters, 'cannot be read')];
  await browser.send(letters, '/operations/dead-letters/redrive', { queue: 'matching', letter: matchable });
  await service.drain();
  expect(await service.cases.referral(id)).toMatchObject({ status: 'assigned' });

  const discard = `/operations/dead-letters/matching/${unreadable}/discard`;
  const left = await browser.send(await browser.open(origin + discard), discard, { reason: 'cannot-be-read' });
  expect(left.text).toContain('Nothing has been given up');
  const audit = service.logsOf('PagesFunction').filter(line => line.includes('dead letter'));
  expect(audit.map(line => JSON.parse(line))).toMatchObject([
    { message: 'dead letter redriven', letter: matchable, referral: id, by: 'dev-patel-moore' },
    { message: 'dead letter discarded', letter: unreadable, reason: 'cannot-be-read', by: 'dev-patel-moore' },
  ]);
});

const unavailable = { status: 400, json: { __type: 'x#ResourceNotFoundException' } };

const whereToSignIn = 'https://life-rooms-referrals.auth.eu-west-2.amazoncognito.com/login';

/** @returns the page that they asked for */
async function signIn(browser: Browser, username: string, path: string): Promise<Page> {
  const asked = await browser.open(origin + path);
  expect(asked.address).toBe(whereToSignIn);
  return browser.send(asked, '/login', { username });
}

const letterAbout = ({ text }: Page, what: string) =>
  /aria-label="Letter ([^"]+)"/.exec(text.split('<section').find(part => part.includes(what)) ?? '')?.[1] ?? '';

async function get(path: string) {
  const response = await fetch(`${service.url}${path}`, { redirect: 'manual', headers: { accept: 'text/html' } });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    location: response.headers.get('location'),
    text: await response.text(),
  };
}
