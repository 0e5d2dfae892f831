import type { AttemptWindow } from '../../domain/ports.ts';
import { ProblemError } from '../shell/problem.ts';
import type { World } from '../world.ts';

/** A library, or a Life Rooms site, is one address for everybody who sits there. */
const window: AttemptWindow = { most: 30, seconds: 3600 };

/** An address is kept for as long as it is counted, and then only keyed. @throws ProblemError after too many */
export async function admitSelfReferral(
  { attempts, hasher, clock }: Pick<World, 'attempts' | 'hasher' | 'clock'>,
  address: string,
): Promise<void> {
  const key = `self-referral:${await hasher.hash(`address:${address}`)}`;
  if (await attempts.admits(key, window, clock.now())) return;
  throw new ProblemError('too-many-requests', {
    retryAfterSeconds: window.seconds,
    detail: 'Many people have written from where you are. Please try again in an hour, or come in and talk with us.',
  });
}
