import type { NeedCode } from '../../schemas/codes.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { homeOutcode } from '../matching/profile.ts';
import type { Fact } from './decide/fact.ts';
import { currentRequest, type Referral } from './state.ts';

/** Demand in the form commissioners can use: need, area, and what stood in the way, what came closest to help first. */
export interface Unmet {
  readonly need: NeedCode;
  /** Postcode district, or `unknown`. */
  readonly area: string;
  readonly barriers: readonly string[];
  readonly nearMisses?: NonNullable<Extract<Fact, { type: 'NeedUnmet.v1' }>['nearMisses']>;
}

export const needUnmet = ({ need, area, barriers, nearMisses }: Unmet): Fact => ({
  type: 'NeedUnmet.v1',
  need,
  area,
  barriers: [...barriers],
  ...(nearMisses && { nearMisses }),
});

/**
 * The needs that nobody takes on, for a referral that is closed because nothing suitable was found.
 * @param match the last shortlist, if one was ever made
 */
export function unmetNeeds(referral: Referral, match: MatchSnapshot | undefined): Unmet[] {
  return referral.request.needs
    .filter(({ code }) => !referral.onward.some(one => one.need === code && isTakenOn(one)))
    .map(({ code }) => unmet(referral, match, code));
}

/** The needs for which a shortlist has nothing to offer. */
export function needsWithoutOffer(referral: Referral, match: MatchSnapshot): Unmet[] {
  return match.needs.filter(({ offers }) => offers.length === 0).map(({ code }) => unmet(referral, match, code));
}

const isTakenOn = ({ status }: OnwardReferral) =>
  status === 'accepted' || status === 'in-progress' || status === 'completed';

function unmet(referral: Referral, match: MatchSnapshot | undefined, need: NeedCode): Unmet {
  const shortlisted = match?.needs.find(({ code }) => code === need);
  const tried = referral.onward.filter(one => one.need === need).flatMap(whyNot);
  const unsuitable = referral.setAside.flatMap(one =>
    one.by === 'advisor' && one.needs.includes(need) ? one.because : [],
  );
  const removed = shortlisted?.offers.length === 0 ? commonestFirst(shortlisted.leftOut.byRule) : [];
  const barriers = [...new Set([...tried, ...unsuitable, ...removed])];
  const nearMisses = shortlisted?.leftOut.nearMisses.map(({ offer, rule }) => ({ offer, rule })) ?? [];
  return {
    need,
    area: homeOutcode(currentRequest(referral)) ?? 'unknown',
    barriers: barriers.length > 0 ? barriers : [shortlisted?.offers.length ? 'noneSuited' : 'noSuchOffer'],
    ...(nearMisses.length > 0 && { nearMisses }),
  };
}

/** What became of a request that did not lead to help. */
function whyNot({ status, declined, isSilent }: OnwardReferral): string[] {
  if (declined) return [declined.reason];
  if (isSilent) return ['silence'];
  if (status === 'waitlisted') return ['waiting-too-long'];
  return status === 'failed' ? ['did-not-last'] : [];
}

const commonestFirst = (byRule: Readonly<Record<string, number>>) =>
  Object.entries(byRule)
    .sort(([, a], [, b]) => b - a)
    .map(([rule]) => rule);
