import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ConflictError } from '../../../domain/ports.ts';
import type { Caller } from '../../../schemas/directory.ts';
import { type PageSession, SecretHash } from '../../../schemas/page-session.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { PagesWorld } from '../world.ts';
import { cookieOf } from './cookies.ts';
import { endOf, sessionPolicy } from './session-policy.ts';

/** Who reads a page. */
export interface Reader {
  /** At the site where they are today, for whoever works at several. */
  readonly caller: Caller;
  readonly name: string;
  /** Only their browser and this request have it. */
  readonly secret: string;
  readonly session: PageSession;
  readonly endsAt: Instant;
}

type Needs = Pick<PagesWorld, 'sessions' | 'directory' | 'clock' | 'site'>;

/**
 * The session says who; the directory says for which organisation and in which role, with every request, so that a binding
 * can be changed or taken back while somebody is signed in.
 * @returns undefined for who is not signed in, any more, or bound to nothing
 */
export async function readerOf(world: Needs, event: APIGatewayProxyEventV2): Promise<Reader | undefined> {
  const secret = cookieOf(event, 'session', world.site.origin);
  if (secret === undefined) return undefined;
  const found = await world.sessions.find(hashOf(secret));
  const now = world.clock.now();
  if (!found || endOf(found) <= now) return undefined;
  const bound = await world.directory.caller(found.subject);
  if (!bound) return undefined;
  const session = await touched(world, secret, found, now);
  const caller = session.site ? { ...bound, site: session.site.id } : bound;
  return { caller, name: session.name, secret, session, endsAt: endOf(session) };
}

export const hashOf = (secret: string): SecretHash =>
  SecretHash.parse(createHash('sha256').update(secret).digest('base64url'));

/** Who asks for a page is active, which is written down once a minute. */
async function touched({ sessions }: Needs, secret: string, session: PageSession, now: Instant): Promise<PageSession> {
  if (Date.parse(now) - Date.parse(session.seenAt) < sessionPolicy.touchSeconds * 1000) return session;
  const active = { ...session, version: session.version + 1, seenAt: now };
  try {
    await sessions.keep(hashOf(secret), active, endOf(active));
    return active;
  } catch (error) {
    // Another page of theirs was quicker to say so, or they have just signed out: then the next request finds nothing.
    if (error instanceof ConflictError) return session;
    throw error;
  }
}
