import { chooseAdvisor, type Team } from '../../domain/assignment/choose-advisor.ts';
import type { Staff } from '../../domain/ports.ts';
import { decide, isRefusal } from '../../domain/referral/decide.ts';
import { isInCare, type Referral } from '../../domain/referral/state.ts';
import { needsWithoutOffer } from '../../domain/referral/unmet.ts';
import type { AdvisorId, ReferralId } from '../../schemas/ids.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import type { World } from '../world.ts';
import { shortlistFor } from './shortlist-for.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'offers' | 'clock' | 'count' | 'log'> & {
  readonly queues: Pick<World['queues'], 'messages'>;
};
export type Matched = 'matched' | 'already done' | 'unknown referral';

/**
 * Makes the shortlist and chooses the advisor, in one transaction. A repeated or late wake-up finds the referral moved on
 * and does nothing. An empty shortlist still gets an advisor, and the need is recorded as unmet.
 */
export async function matchReferral(world: Needs, id: ReferralId): Promise<Matched> {
  return againOnConflict(async () => {
    const referral = await world.cases.referral(id);
    if (!referral) return 'unknown referral';
    if (referral.status !== 'received' || referral.returnedBy) return 'already done';

    const now = world.clock.now();
    // Without any image it stays received as well: the wake-up fails, and is tried again.
    const { shortlist, profile } = await shortlistFor(world, referral);
    const team = await teamFor(world, referral, await world.directory.staff());
    const advisor = chooseAdvisor(profile, team, referral.firstContactBy);
    // Without any advisor it stays received: the clock tells the manager after a working day, and it is tried again until then.
    if (!advisor) throw new RangeError('the directory has no advisor to assign to');

    const decision = decide(
      referral,
      { type: 'match', match: shortlist, unmet: needsWithoutOffer(referral, shortlist), advisor },
      now,
      { kind: 'machine', stage: 'match' },
    );
    if (isRefusal(decision)) return 'already done';
    await commit(world, { referrals: [changeOf(decision, { match: shortlist })] });
    return 'matched';
  });
}

async function teamFor(world: Needs, referral: Referral, { advisors, sites }: Staff): Promise<Team> {
  const [lastAdvisor, loads] = await Promise.all([
    lastAdvisorOf(world, referral),
    Promise.all(advisors.map(async ({ id }) => [id, await world.cases.openCount(id)] as const)),
  ]);
  return { advisors, sites, loads: new Map(loads), lastAdvisor };
}

/** Who looks after the person's most recent other referral, or looked after it while it was open. */
async function lastAdvisorOf({ cases }: Needs, { id, person }: Referral): Promise<AdvisorId | undefined> {
  const others = (await cases.referralsOf(person)).filter(other => other !== id).slice(-5);
  const referrals = await Promise.all(others.map(other => cases.referral(other)));
  return referrals.reverse().flatMap(other => advisorOf(other) ?? [])[0];
}

const advisorOf = (referral: Referral | undefined) =>
  referral && (isInCare(referral) || referral.status === 'closed') ? referral.advisor : undefined;
