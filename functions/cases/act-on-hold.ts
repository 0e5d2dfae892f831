import { decide, isRefusal, type Refusal } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'cases' | 'queues' | 'clock' | 'count' | 'log'>;
export type HoldCommand = { readonly type: 'take-hold' } | { readonly type: 'release-hold'; readonly reason: string };

/** A person takes a hold, or releases it with a reason. No machine ever does. */
export function actOnHold(
  world: Needs,
  caller: Caller,
  id: ReferralId,
  command: HoldCommand,
): Promise<Referral | Refusal> {
  return againOnConflict(async () => {
    const { subject, role, organisation } = caller;
    const before = await world.cases.referral(id);
    const by = { kind: 'caller', subject, role, organisation } as const;
    const decision = decide(before, command, world.clock.now(), by);
    if (isRefusal(decision)) return decision;
    await commit(world, { referrals: [changeOf(decision)] });
    return decision.after;
  });
}
