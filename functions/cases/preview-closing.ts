import { closureLetter } from '../../domain/letters/closure-letter.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import { decide, isRefusal, type Refusal } from '../../domain/referral/decide.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import { actorOf } from '../shell/identify.ts';
import type { World } from '../world.ts';
import { maySee } from './may-see.ts';
import { namesIn } from './names-in.ts';
import { care } from './work/care.ts';

/**
 * The letter that closing a referral would bring about; nothing is done.
 * @param said as when it is closed @returns undefined when the caller may not see it, or there is none
 */
export async function previewClosing(
  world: Pick<World, 'cases' | 'directory' | 'offers' | 'clock'>,
  { caller, id, said }: { readonly caller: Caller; readonly id: ReferralId; readonly said: object },
): Promise<Letter | Refusal | undefined> {
  const referral = await world.cases.referral(id);
  if (!referral || !maySee(caller, referral)) return undefined;
  const command = await care.close.read(said)({ caller, referral, world, part: noPart });
  const now = world.clock.now();
  const decision = decide(referral, command, now, actorOf(caller));
  if (isRefusal(decision)) return decision;
  const [events, staff] = await Promise.all([world.cases.events(id), world.directory.staff()]);
  const { after } = decision;
  return closureLetter({ referral: after, events: [...events, ...decision.events], names: namesIn(staff), now });
}

function noPart(): never {
  throw new RangeError('closing is about the whole referral');
}
