import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { ReferralRequest } from '../schemas/referral.ts';
import { exampleReferral } from './example-referral.ts';
import { type Service, startService } from './service.ts';
import { peoplesClient } from './sign-in.ts';

test('the example that is printed is a referral', () => {
  expect(ReferralRequest.safeParse(exampleReferral).error).toBeUndefined();
});

test('a machine that names no scope has all it may have; one that names some has those alone', async () => {
  const service = await aService();

  const all = await askForToken(service, 'life-rooms-desk');
  const some = await askForToken(service, 'life-rooms-desk', { scope: 'cases/work' });
  const tooMuch = await askForToken(service, 'life-rooms-desk', { scope: 'service/operate' });

  expect(decodeJwt(all.access_token)).toMatchObject({
    iss: `${service.url}/oidc`,
    aud: 'life-rooms',
    sub: 'life-rooms-desk',
    client_id: 'life-rooms-desk',
    scope: all.scope,
  });
  expect(all.scope.split(' ')).toContain('referrals/write');
  expect(some.scope).toBe('cases/work');
  expect(tooMuch).toMatchObject({ error: 'invalid_scope' });
});

test('a machine may send its secret in the header or in the body, and a wrong one nowhere', async () => {
  const { tokenUrl } = await aService();
  const ask = (client_secret: string) =>
    fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'life-rooms-desk', client_secret }),
    });

  expect((await ask('demo-only-life-rooms-desk')).status).toBe(200);
  expect((await ask('guessed')).status).toBe(401);
});

test('an advisor signs in by choosing who they are, and may do what their role may', async () => {
  const service = await aService();

  const caller = service.signIns.find(signIn => signIn.caller.subject === 'amina-yusuf')?.caller;

  const everything = await signInAs(service, 'amina-yusuf', 'openid');
  const tooMuch = await signInAs(service, 'amina-yusuf', 'openid cases/work service/operate');
  const worklist = await fetch(`${service.url}/v1/worklist?view=mine`, { headers: bearer(everything) });

  expect(decodeJwt(everything)).toMatchObject({
    sub: 'amina-yusuf',
    aud: 'life-rooms',
    scope: caller?.scopes.join(' '),
  });
  expect(decodeJwt(tooMuch)).toMatchObject({ scope: 'cases/work' });
  expect(worklist.status).toBe(200);
});

test('tokens outlive a restart', async () => {
  const data = mkdtempSync(join(tmpdir(), 'service-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const before = await startService({ data });
  const { access_token } = await askForToken(before, 'life-rooms-desk');
  await before.stop();

  const after = await startService({ data, port: Number(new URL(before.url).port) });
  onTestFinished(after.stop);

  expect((await fetch(`${after.url}/v1/worklist`, { headers: bearer(access_token) })).status).toBe(200);
});

test('a token that was changed, or that another issuer gave, is no better than none', async () => {
  const [service, stranger] = [await aService(), await aService()];
  const { access_token } = await askForToken(stranger, 'life-rooms-desk');
  const own = await askForToken(service, 'walton-village-practice');
  const [header, , signature] = own.access_token.split('.');
  const claims = { ...decodeJwt(own.access_token), scope: 'cases/work' };
  const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');

  const none = await fetch(`${service.url}/v1/worklist`);
  const foreign = await fetch(`${service.url}/v1/worklist`, { headers: bearer(access_token) });
  const changed = await fetch(`${service.url}/v1/worklist`, { headers: bearer(forged) });

  for (const { status } of [none, foreign, changed]) expect(status).toBe(401);
  expect(none.headers.get('www-authenticate')).toBe('Bearer');
  expect(foreign.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  expect(await foreign.json()).toEqual({ message: 'Unauthorized' });
});

test('what is not there, not readable or too large is refused in JSON', async () => {
  const { url } = await aService();
  const refused = async (path: string, init?: RequestInit) => {
    const { status, headers } = await fetch(`${url}${path}`, init);
    return [status, headers.get('content-type')];
  };

  expect(await refused('/v1/nothing')).toEqual([404, 'application/problem+json']);
  expect(await refused('/healthz', { method: 'DELETE' })).toEqual([404, 'application/problem+json']);
  expect(await refused('/v1/referrals/%')).toEqual([400, 'application/json; charset=utf-8']);
});

test('a body beyond what API Gateway takes never reaches a function', async () => {
  const service = await aService();
  const { access_token } = await askForToken(service, 'walton-village-practice');
  const send = (bytes: number) =>
    fetch(`${service.url}/v1/referrals`, {
      method: 'POST',
      headers: { ...bearer(access_token), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: Buffer.alloc(bytes, ' '),
    });

  const ours = await send(1024 * 1024);
  const gateways = await send(10 * 1024 * 1024 + 1);

  expect([ours.status, ours.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
  expect([gateways.status, await gateways.json()]).toEqual([413, { message: 'Payload Too Large' }]);
});

async function aService(): Promise<Service> {
  const service = await startService();
  onTestFinished(service.stop);
  return service;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function askForToken({ tokenUrl }: Service, client: string, more: Record<string, string> = {}) {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client}:demo-only-${client}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...more }),
  });
  return (await response.json()) as { access_token: string; scope: string };
}

/** What a browser does: follow where it is sent, bring its cookies, press the button. */
async function signInAs({ url }: Service, subject: string, scope: string): Promise<string> {
  const client_id = peoplesClient.id;
  const redirect_uri = 'http://127.0.0.1:49152/callback';
  const verifier = randomBytes(32).toString('base64url');
  const visit = aBrowser();
  const toPage = await visit(
    `${url}/oidc/auth?${new URLSearchParams({
      client_id,
      redirect_uri,
      response_type: 'code',
      scope,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })}`,
  );
  const page = await visit(toPage.location);
  expect(await page.response.text()).toContain(`value="${subject}"`);
  const pressed = await visit(toPage.location, { method: 'POST', body: new URLSearchParams({ subject }) });
  const back = await visit(pressed.location);
  const code = new URL(back.location).searchParams.get('code') ?? '';
  const response = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      client_id,
      redirect_uri,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

function aBrowser() {
  const cookies = new Map<string, string>();
  return async (address: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { ...init, redirect: 'manual', headers: { cookie } });
    for (const header of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (header.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return { response, location: new URL(response.headers.get('location') ?? address, address).href };
  };
}
