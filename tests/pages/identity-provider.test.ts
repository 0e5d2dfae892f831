import { afterAll, beforeAll, expect, test } from 'vitest';
import { SignInRefused } from '../../functions/pages/sign-in/identity-provider.ts';
import { openIdProvider } from '../../functions/pages/sign-in/open-id-provider.ts';
import { type Service, startService } from '../../local/service.ts';
import { peoplesClient } from '../../local/sign-in.ts';

// Against a real issuer, the one that the service on one machine has. Whole sign-ins are in tests/browser.

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const callback = () => `${service.url}/callback`;
const provider = (change: { issuer?: string; signOutAddress?: string } = {}) =>
  openIdProvider({ issuer: service.issuer, clientId: peoplesClient.id, callback: callback(), ...change });

test('people are sent to the issuer with a challenge that only their own answer fits', async () => {
  const one = await provider().begin();
  const other = await provider().begin();

  const { searchParams, origin } = new URL(one.address);
  expect(origin).toBe(service.url);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    state: one.checks.state,
    nonce: one.checks.nonce,
    redirect_uri: callback(),
  });
  expect(one.address).not.toContain(one.checks.verifier);
  expect(Object.values(other.checks)).not.toEqual(Object.values(one.checks));
});

test.each([
  ['an answer to another question', '?code=x&state=forged'],
  ['an answer without a code', '?state=STATE'],
  ['a code that the issuer never gave', '?code=invented&state=STATE&iss=ISSUER'],
  ['a refusal', '?error=access_denied&state=STATE&iss=ISSUER'],
  ['an answer of another issuer', '?code=x&state=STATE&iss=https%3A%2F%2Felsewhere.example'],
])('%s signs nobody in', async (_what, query) => {
  const { checks } = await provider().begin();
  const issuer = encodeURIComponent(service.issuer);
  const answer = new URL(callback() + query.replace('STATE', checks.state).replace('ISSUER', issuer));

  await expect(provider().complete(answer, checks)).rejects.toBeInstanceOf(SignInRefused);
});

test('an issuer that cannot be reached is no refusal, and is asked again the next time', async () => {
  const unreachable = provider({ issuer: 'http://127.0.0.1:9/oidc' });

  await expect(unreachable.begin()).rejects.not.toBeInstanceOf(SignInRefused);
  await expect(unreachable.begin()).rejects.toThrow();
});

test('the way to sign out is the issuer’s own, or the one that is configured, and names nobody', async () => {
  const backTo = `${service.url}/signed-out`;

  expect(await provider().signOutAddress(backTo)).toBe(
    `${service.issuer}/session/end?${new URLSearchParams({ post_logout_redirect_uri: backTo, client_id: peoplesClient.id })}`,
  );
  expect(await provider({ signOutAddress: 'https://people.example/logout' }).signOutAddress(backTo)).toBe(
    `https://people.example/logout?client_id=life-rooms-pages&logout_uri=${encodeURIComponent(backTo)}`,
  );
});
