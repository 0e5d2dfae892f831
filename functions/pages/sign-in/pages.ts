import { plusMinutes } from '../../../domain/time/working-time.ts';
import { ProblemError } from '../../shell/problem.ts';
import { saidTime } from '../house/said-time.ts';
import { homes, pageRoutes } from '../routes.ts';
import { cookieOf, setCookie } from '../shell/cookies.ts';
import type { Ask, PublicAsk } from '../shell/pages-handler.ts';
import { hashOf } from '../shell/reader.ts';
import type { Reply } from '../shell/reply.ts';
import { endOf, sessionPolicy } from '../shell/session-policy.ts';
import { sessionEndingPage, signedOutPage } from '../shell/system-pages.tsx';
import { homeSite } from '../site/sites-of.ts';
import type { PagesWorld } from '../world.ts';
import { SignInRefused } from './identity-provider.ts';

/** Sends them to the issuer, and remembers by a cookie of their browser what its answer must be to. */
export async function signIn(world: PagesWorld, { event }: PublicAsk): Promise<Reply> {
  const { sessions, identity, clock, site } = world;
  const { address, checks } = await identity.begin();
  const secret = world.newSecret();
  const goTo = pageToGoTo(event.queryStringParameters?.['to']);
  await sessions.begin(hashOf(secret), { ...checks, goTo }, plusMinutes(clock.now(), sessionPolicy.signInMinutes));
  const cookie = setCookie('sign-in', secret, site.origin, sessionPolicy.signInMinutes * 60);
  return { goTo: address, cookies: [cookie] };
}

/** They come back with the issuer's answer: always a new secret, so that none that was known before is worth anything. */
export async function signedIn(world: PagesWorld, { event }: PublicAsk): Promise<Reply> {
  const { sessions, identity, clock, site } = world;
  const waiting = cookieOf(event, 'sign-in', site.origin);
  const begun = waiting === undefined ? undefined : await sessions.take(hashOf(waiting));
  const forget = setCookie('sign-in', '', site.origin, 0);
  // Too late, or the way back was taken twice: beginning again costs them a moment.
  if (!begun) return { goTo: '/sign-in', cookies: [forget] };

  const { goTo, ...checks } = begun;
  const answer = new URL(`${site.origin}/callback?${event.rawQueryString}`);
  const { subject, name } = await identity.complete(answer, checks).catch(notSignedIn);
  const caller = await world.directory.caller(subject);
  if (!caller)
    throw new ProblemError('forbidden', {
      detail: 'You are signed in, but nobody has given you a role in this service yet.',
    });
  const now = clock.now();
  const home = homeSite(caller, await world.directory.staff());
  const session = { version: 1, subject, name, ...(home && { site: home }), startedAt: now, seenAt: now };
  const secret = world.newSecret();
  await sessions.keep(hashOf(secret), session, endOf(session));
  return {
    goTo: goTo === start ? homes[caller.role] : goTo,
    cookies: [forget, setCookie('session', secret, site.origin)],
  };
}

function notSignedIn(error: unknown): never {
  if (!(error instanceof SignInRefused)) throw error;
  throw new ProblemError('forbidden', { detail: 'You have not been signed in. Go to the start page to try again.' });
}

/** Here first, so that it holds whatever becomes of the issuer. */
export async function signOut(world: PagesWorld, { reader }: PublicAsk): Promise<Reply> {
  const { sessions, identity, site } = world;
  const cookies = [setCookie('session', '', site.origin, 0)];
  const done = '/signed-out';
  if (!reader) return { goTo: done, cookies };
  await sessions.end(hashOf(reader.secret));
  const there = await identity.signOutAddress(`${site.origin}${done}`).catch((error: unknown) => {
    world.log.warn('issuer cannot sign out', { error: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  });
  return { goTo: there ?? done, cookies };
}

export const signedOut = (): Reply => ({ page: signedOutPage() });

export const sessionEnding = ({ reader, formTo }: Ask): Reply => ({
  page: sessionEndingPage(formTo('/session'), saidTime(reader.endsAt)),
});

/** Having asked is enough: who asks for anything is active. */
export const stay = (): Reply => ({ goTo: '/session' });

/** Only a page of ours: an address from outside could send people anywhere. */
function pageToGoTo(asked: string | undefined): string {
  const isOurs =
    asked !== undefined &&
    pageRoutes.some(
      ({ method, path, access }) =>
        method === 'GET' && access !== 'public' && new RegExp(`^${path.replace(/\{\w+\}/g, '[\\w-]+')}$`).test(asked),
    );
  return isOurs ? asked : start;
}

/** Theirs, which depends on who they turn out to be. */
const start = '/';
