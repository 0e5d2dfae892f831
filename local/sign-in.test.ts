import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { createIssuer } from './sign-in.ts';
import { publicPart, signingKeyIn } from './signing-key.ts';

// What RFC 8725 asks of whoever takes JSON Web Tokens, as the description of the API promises.

const address = 'http://127.0.0.1:4100/oidc';
const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = await signingKeyIn(join(folder, 'key.json'));
const { verify } = createIssuer(address, [], key);

const hence = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const usual: JWTPayload = { iss: address, aud: 'life-rooms', sub: 'life-rooms-desk', exp: hence(3600) };
const signed = async (claims: JWTPayload, header: object = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.kid, ...header })
    .sign(await importJWK(key, 'RS256'));

test('an access token of our own is taken', async () => {
  await expect(verify(await signed(usual))).resolves.toMatchObject(usual);
});

test.each([
  ['another issuer', { iss: 'http://127.0.0.1:4100' }],
  ['another service', { aud: 'another' }],
  ['no service at all', { aud: undefined }],
  ['nobody', { sub: undefined }],
  ['yesterday', { exp: hence(-86_400) }],
  ['all time', { exp: undefined }],
  ['tomorrow', { nbf: hence(86_400) }],
])('one of or for %s is not', async (_, claims) => {
  await expect(verify(await signed({ ...usual, ...claims } as JWTPayload))).rejects.toThrow();
});

test('one of another kind is not, such as an ID token', async () => {
  await expect(verify(await signed(usual, { typ: 'JWT' }))).rejects.toThrow('typ');
});

test('one that is not signed, or by our public key as if it were a secret, is not', async () => {
  const { n } = publicPart(key);
  const bySecret = new SignJWT(usual).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key.kid });

  await expect(verify(new UnsecuredJWT(usual).encode())).rejects.toThrow();
  await expect(verify(await bySecret.sign(Buffer.from(n, 'base64url')))).rejects.toThrow('alg');
});
