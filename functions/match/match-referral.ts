import { chooseAdvisor, type Team } from '../../domain/assignment/choose-advisor.ts';
import type { MatchedNeed } from '../../domain/matching/match.ts';
import { matchIndexed } from '../../domain/matching/match-indexed.ts';
import { type NeedProfile, needProfile } from '../../domain/matching/profile.ts';
import type { OffersAtHand, Staff } from '../../domain/ports.ts';
import { decide, isRefusal } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { AdvisorId, ReferralId } from '../../schemas/ids.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import { fingerprint } from '../shell/fingerprint.ts';
import type { World } from '../world.ts';

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
    if (referral.status !== 'received') return 'already done';

    const now = world.clock.now();
    const profile = needProfile(id, referral.request, londonDate(now));
    // Without any image it stays received as well: the wake-up fails, and is tried again.
    const atHand = await world.offers.imagesFor(profile.outcode);
    const needs = matchIndexed(profile, atHand.imaged);
    const shortlist: MatchSnapshot = {
      number: referral.matches + 1,
      ...madeFrom(atHand),
      inputsHash: fingerprint(profile),
      matchedAt: now,
      needs,
    };
    const team = await teamFor(world, referral, await world.directory.staff());
    const advisor = chooseAdvisor(profile, team, referral.firstContactBy);
    // Without any advisor it stays received: the clock tells the manager after a working day, and it is tried again until then.
    if (!advisor) throw new RangeError('the directory has no advisor to assign to');

    const decision = decide(
      referral,
      { type: 'match', match: shortlist, unmet: needs.filter(isUnmet).map(need => unmet(need, profile)), advisor },
      now,
      { kind: 'machine', stage: 'match' },
    );
    if (isRefusal(decision)) return 'already done';
    await commit(world, { referrals: [changeOf(decision, { match: shortlist })] });
    return 'matched';
  });
}

const madeFrom = ({ manifest: { ruleset, directory, partners }, images }: OffersAtHand) => ({
  ruleset,
  directory,
  images: [...images],
  partners: partners.hash,
});

const isUnmet = ({ offers }: MatchedNeed) => offers.length === 0;

/** Demand in the form commissioners can use: need, area, and the rules that stood in the way. */
function unmet({ code, leftOut }: MatchedNeed, { outcode }: NeedProfile) {
  const barriers = Object.keys(leftOut.byRule);
  return { need: code, area: outcode ?? 'unknown', barriers: barriers.length > 0 ? barriers : ['noSuchOffer'] };
}

async function teamFor(world: Needs, referral: Referral, { advisors, sites }: Staff): Promise<Team> {
  const [lastAdvisor, loads] = await Promise.all([
    lastAdvisorOf(world, referral),
    Promise.all(advisors.map(async ({ id }) => [id, await world.cases.openCount(id)] as const)),
  ]);
  return { advisors, sites, loads: new Map(loads), lastAdvisor };
}

/** Who looks after the person's most recent other referral. */
async function lastAdvisorOf({ cases }: Needs, { id, person }: Referral): Promise<AdvisorId | undefined> {
  const others = (await cases.referralsOf(person)).filter(other => other !== id).slice(-5);
  const referrals = await Promise.all(others.map(other => cases.referral(other)));
  return referrals.reverse().flatMap(other => (other?.status === 'assigned' ? [other.advisor] : []))[0];
}
