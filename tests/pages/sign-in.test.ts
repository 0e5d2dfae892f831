import { afterEach, expect, test } from 'vitest';
import { hashOf } from '../../functions/pages/shell/reader.ts';
import { type IdentityProvider, SignInRefused } from '../../functions/pages/sign-in/identity-provider.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
afterEach(() => pages.close());

/** An issuer that knows one person. */
const issuerOf = (subject: string, change: Partial<IdentityProvider> = {}): IdentityProvider => ({
  begin: async () => ({
    address: 'https://issuer.example/authorise',
    checks: { state: 'state', nonce: 'nonce', verifier: 'verifier' },
  }),
  complete: async (answer, checks) => {
    if (answer.searchParams.get('state') !== checks.state) throw new SignInRefused('state');
    return { subject, name: 'Amina Yusuf' };
  },
  signOutAddress: async backTo => `https://issuer.example/end?to=${backTo}`,
  ...change,
});

const cookieIn = (cookies: readonly string[], name: string) =>
  cookies.find(cookie => cookie.startsWith(`${name}=`))?.split(';')[0] ?? '';

test('somebody signs in at the issuer and comes to the page they asked for', async () => {
  pages = await openPages({ identity: issuerOf('amina-yusuf') });

  const begun = await pages.get('/sign-in?to=/cases/ref_01JD8ZK4T6V9W2X3Y5Z7000001');
  expect(begun.headers['location']).toBe('https://issuer.example/authorise');
  expect(begun.cookies.join()).toMatch(/^__Host-sign-in=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=900$/);

  const back = await pages.get('/callback?code=c&state=state', cookieIn(begun.cookies, '__Host-sign-in'));
  expect(back.headers['location']).toBe('/cases/ref_01JD8ZK4T6V9W2X3Y5Z7000001');
  expect(back.cookies.find(cookie => cookie.startsWith('__Host-session='))).toMatch(
    /; HttpOnly; SameSite=Lax; Secure$/,
  );
  const { status, html } = await pages.get('/worklist', cookieIn(back.cookies, '__Host-session'));
  expect(status).toBe(200);
  expect(html).toContain('Amina Yusuf');
});

test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/sign-out', '/assets/x', ''])(
  'nobody is sent to %s after signing in',
  async to => {
    pages = await openPages({ identity: issuerOf('amina-yusuf') });
    const begun = await pages.get(`/sign-in?to=${encodeURIComponent(to)}`);

    const back = await pages.get('/callback?state=state', cookieIn(begun.cookies, '__Host-sign-in'));

    expect(back.headers['location']).toBe('/worklist');
  },
);

test('the way back can be taken once, and by nobody else', async () => {
  pages = await openPages({ identity: issuerOf('amina-yusuf') });
  const begun = await pages.get('/sign-in');
  const cookie = cookieIn(begun.cookies, '__Host-sign-in');

  expect((await pages.get('/callback?state=state')).headers['location']).toBe('/sign-in');
  expect((await pages.get('/callback?state=state', cookie)).headers['location']).toBe('/worklist');
  expect((await pages.get('/callback?state=state', cookie)).headers['location']).toBe('/sign-in');
});

test('an answer to something else signs nobody in', async () => {
  pages = await openPages({ identity: issuerOf('amina-yusuf') });
  const begun = await pages.get('/sign-in');

  const back = await pages.get('/callback?state=forged', cookieIn(begun.cookies, '__Host-sign-in'));

  expect(back.status).toBe(403);
  expect(back.html).toContain('You have not been signed in');
  expect(cookieIn(back.cookies, '__Host-session')).toBe('');
});

test('who has no role here is told so', async () => {
  pages = await openPages({ identity: issuerOf('somebody-new') });
  const begun = await pages.get('/sign-in');

  const back = await pages.get('/callback?state=state', cookieIn(begun.cookies, '__Host-sign-in'));

  expect(back.status).toBe(403);
  expect(back.html).toContain('nobody has given you a role');
});

test('signing out ends the session here and at the issuer', async () => {
  pages = await openPages({ identity: issuerOf('amina-yusuf') });
  const begun = await pages.get('/sign-in');
  const back = await pages.get('/callback?state=state', cookieIn(begun.cookies, '__Host-sign-in'));
  const cookie = cookieIn(back.cookies, '__Host-session');
  const form = pages.formOn(await pages.get('/worklist', cookie), '/sign-out');

  const out = await pages.post('/sign-out', form, cookie);

  expect(out.headers['location']).toBe('https://issuer.example/end?to=https://referrals.example/signed-out');
  expect(out.cookies).toEqual([expect.stringMatching(/^__Host-session=;.*Max-Age=0$/)]);
  expect((await pages.get('/worklist', cookie)).status).toBe(303);
  expect(await pages.sessions.find(hashOf(cookie.split('=')[1] ?? ''))).toBeUndefined();
});

test('who cannot be signed out at the issuer is signed out here all the same', async () => {
  const signOutAddress = () => Promise.reject(new Error('unreachable'));
  pages = await openPages({ identity: issuerOf('amina-yusuf', { signOutAddress }) });
  const cookie = await pages.signIn('amina-yusuf');
  const form = pages.formOn(await pages.get('/worklist', cookie), '/sign-out');

  const out = await pages.post('/sign-out', form, cookie);

  expect(out.headers['location']).toBe('/signed-out');
  expect((await pages.get('/worklist', cookie)).status).toBe(303);
});

test('nothing that is kept of a session lets anybody in', async () => {
  pages = await openPages({ identity: issuerOf('amina-yusuf') });
  const cookie = await pages.signIn('amina-yusuf');
  const hash = hashOf(cookie.split('=')[1] ?? '');

  expect((await pages.get('/worklist', `__Host-session=${hash}`)).status).toBe(303);
  expect(JSON.stringify(pages.world.logged)).not.toContain(cookie.split('=')[1]);
});
