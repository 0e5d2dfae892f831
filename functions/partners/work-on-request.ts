import type { PartnerCommand } from '../../domain/referral/decide/onward.ts';
import { decide, isRefusal, type Refusal } from '../../domain/referral/decide.ts';
import { type PartnerId, referralOf } from '../../schemas/ids.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import { answeredBefore, type KeyedRequest } from '../shell/idempotency.ts';
import type { World } from '../world.ts';
import { requestTo } from './requests.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'clock' | 'count' | 'log'> & {
  readonly queues: Pick<World['queues'], 'messages'>;
};

export interface PartnerWork {
  readonly partner: PartnerId;
  readonly command: PartnerCommand;
  /** Where the caller gave it a key: then it is done once for ever. */
  readonly request: KeyedRequest | undefined;
}

export type Worked = 'done' | 'replayed' | 'key-reused' | 'unknown' | Refusal;

/** Does what a partner says to one request. Another partner's request is not there. */
export function workOnRequest(world: Needs, { partner, command, request }: PartnerWork): Promise<Worked> {
  return againOnConflict(async () => {
    const answered = request && (await answeredBefore(world.cases, request));
    if (answered) return answered === 'key-reused' ? answered : 'replayed';

    const id = referralOf(command.onward);
    const before = await world.cases.referral(id);
    if (!before || !requestTo(partner, command.onward, before)) return 'unknown';
    const decision = decide(before, command, world.clock.now(), { kind: 'partner', partner, via: 'api' });
    if (isRefusal(decision)) return decision;
    await commit(world, {
      referrals: [changeOf(decision)],
      ...(request && { request: { ...request, referral: id, version: decision.after.version } }),
    });
    return 'done';
  });
}
