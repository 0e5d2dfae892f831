import { closureLetter } from '../../domain/letters/closure-letter.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import type { Refusal } from '../../domain/referral/decide.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { World } from '../world.ts';
import { maySee } from './may-see.ts';
import { namesIn } from './names-in.ts';

/** The closing letter of a referral. @returns undefined when the caller may not see it, or there is none */
export async function writeLetter(
  { cases, directory, clock }: Pick<World, 'cases' | 'directory' | 'clock'>,
  caller: Caller,
  id: ReferralId,
): Promise<Letter | Refusal | undefined> {
  const referral = await cases.referral(id);
  if (!referral || !maySee(caller, referral)) return undefined;
  const [events, staff] = await Promise.all([cases.events(id), directory.staff()]);
  return closureLetter({ referral, events, names: namesIn(staff), now: clock.now() });
}
