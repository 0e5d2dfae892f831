import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openBrowser } from '../browser.ts';
import { aBrowserClient, aPool, ref } from '../fixtures/resources.ts';
import { writeAssembly } from '../fixtures/write-assembly.ts';
import { serveLoopback } from '../loopback.ts';
import { reach } from '../names.ts';
import { type Assembly, startAssembly } from '../start-assembly.ts';

let assembly: Assembly;
let remove: () => Promise<void>;

beforeAll(async () => {
  const Domain = { Type: 'AWS::Cognito::UserPoolDomain', Properties: { Domain: 'people', UserPoolId: ref('Pool') } };
  const Resources = { Pool: aPool(), Domain, Browser: aBrowserClient(origin) };
  const written = await writeAssembly({ stacks: { Service: { Resources } } });
  remove = written.remove;
  assembly = await startAssembly({ assemblyDir: written.dir });
  assembly.makePerson('zoe', { subject: 'zoe-thorsdottir', name: 'Zoë Þórsdóttir', email: 'zoe@example.com' });
});
afterAll(async () => {
  await assembly.stop();
  await remove();
});

const origin = 'https://pages.example';
const hosted = 'https://people.auth.eu-west-2.amazoncognito.com';
const issuer = 'https://cognito-idp.eu-west-2.amazonaws.com/Pool';
const verifier = 'v'.repeat(43);

test('a pool says of itself what Cognito says', async () => {
  expect(await (await ask(`${issuer}/.well-known/openid-configuration`)).json()).toMatchObject({
    issuer,
    authorization_endpoint: `${hosted}/oauth2/authorize`,
    token_endpoint: `${hosted}/oauth2/token`,
  });
});

test('whom an administrator has made known signs in, and a code is worth one token to whoever asked for it', async () => {
  const redeem = async (code: string, code_verifier: string) => {
    const grant = { grant_type: 'authorization_code', client_id: 'Browser', redirect_uri: `${origin}/callback` };
    return ask(`${hosted}/oauth2/token`, new URLSearchParams({ ...grant, code, code_verifier }));
  };

  const { status, body } = Token.parse(await statusAndBody(await redeem(await codeFor('zoe'), verifier)));
  const stolen = await redeem(await codeFor('zoe'), 'w'.repeat(43));

  expect(status).toBe(200);
  const [, claims = ''] = body.id_token.split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: issuer,
    aud: 'Browser',
    sub: 'zoe-thorsdottir',
    name: 'Zoë Þórsdóttir',
    nonce: 'nonce',
  });
  expect(stolen.status).toBe(400);
  await expect(codeFor('nobody')).rejects.toThrow('400');
});

test.each([
  ['a callback that the template does not name', { redirect_uri: `${origin}/elsewhere` }],
  ['a client that it does not name', { client_id: 'Nobody' }],
])('%s gets nobody anywhere', async (_what, change) => {
  const { status, address } = await openBrowser(assembly.names).open(signIn(change));

  expect([status, new URL(address).host]).toEqual([400, new URL(hosted).host]);
});

test.each([
  ['no challenge', { code_challenge: '' }],
  ['a scope that the client has not', { scope: 'openid email' }],
])('%s sends them back with an error', async (_what, change) => {
  const response = await ask(signIn(change));

  expect(response.headers.get('location')).toMatch(/^https:\/\/pages\.example\/callback\?error=invalid_/);
});

test.each([
  ['an address that the template names', 'Browser', '/signed-out', 302],
  ['another address', 'Browser', '/elsewhere', 400],
  ['another client', 'Nobody', '/signed-out', 400],
])('signing out leads to %s', async (_what, client_id, path, status) => {
  const response = await ask(`${hosted}/logout?${new URLSearchParams({ client_id, logout_uri: origin + path })}`);

  expect(response.status).toBe(status);
});

test('a domain that no template names fails the test that asked for it', async () => {
  const written = await writeAssembly({ stacks: { Service: { Resources: { Pool: aPool() } } } });
  const another = await startAssembly({ assemblyDir: written.dir });
  const { url, headers } = reach(new URL('https://typo.auth.eu-west-2.amazoncognito.com/logout'), another.names);

  expect((await fetch(url, { headers })).status).toBe(404);
  await expect(another.stop()).rejects.toThrow(/typo.*is not known/);

  await written.remove();
});

const signIn = (change: object = {}) => {
  const asked = {
    ...{ client_id: 'Browser', response_type: 'code', scope: 'openid profile', state: 'state', nonce: 'nonce' },
    redirect_uri: `${origin}/callback`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  return `${hosted}/oauth2/authorize?${new URLSearchParams(asked)}`;
};

/** Signs in, up to where the pages would be sent a code. */
async function codeFor(username: string): Promise<string> {
  const pages = await serveLoopback(() => ({ status: 200, json: {} }));
  const browser = openBrowser({ ...assembly.names, 'pages.example': pages.url });
  const { address, status } = await browser.send(await browser.open(signIn()), '/login', { username });
  await pages.stop();
  if (status !== 200) throw new Error(`answered ${status}`);
  const { code, ...rest } = Object.fromEntries(new URL(address).searchParams);
  expect(rest).toEqual({ state: 'state' });
  return code ?? '';
}

async function ask(address: string, body?: URLSearchParams): Promise<Response> {
  const { url, headers } = reach(new URL(address), assembly.names);
  return fetch(url, { headers, redirect: 'manual', ...(body && { method: 'POST', body }) });
}

const statusAndBody = async (response: Response) => ({ status: response.status, body: await response.json() });
const Token = z.object({ status: z.number(), body: z.object({ id_token: z.string() }) });
