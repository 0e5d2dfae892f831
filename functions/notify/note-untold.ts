import { decide, isRefusal } from '../../domain/referral/decide.ts';
import type { Message } from '../../schemas/message.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import type { World } from '../world.ts';

export type NotingNeeds = Parameters<typeof commit>[0] & Pick<World, 'clock'>;

/** Says on the referral that a message did not do its work, so that somebody does it: the advisor, or the manager. */
export async function noteUntold(
  world: NotingNeeds,
  { id, kind, referral, about }: Message,
  type: 'note-failed-message' | 'leave-to-advisor',
  because: string,
): Promise<void> {
  await againOnConflict(async () => {
    const before = await world.cases.referral(referral);
    const command = { type, message: id, kind, onward: about?.onward, because };
    const decision = decide(before, command, world.clock.now(), { kind: 'machine', stage: 'notify' });
    if (!isRefusal(decision)) await commit(world, { referrals: [changeOf(decision)] });
  });
}
