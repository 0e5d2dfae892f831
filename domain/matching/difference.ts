import type { NeedCode } from '../../schemas/codes.ts';
import type { PartnerId, ReferralId } from '../../schemas/ids.ts';
import type { ListedOffer } from '../../schemas/match.ts';

/** What was listed, best first, for one need of one referral. */
export interface Shortlist {
  readonly referral: ReferralId;
  readonly need: NeedCode;
  readonly offers: readonly ListedOffer[];
}

/** The same person and need, listed twice. */
export interface Pair {
  readonly before: Shortlist;
  readonly after: Shortlist;
}

/** How many shortlists there are, in how many of them an offer or the order changed, and in how many the first choice. */
export interface Tally {
  readonly shortlists: number;
  readonly changed: number;
  readonly newFirst: number;
}

export interface BeforeAndAfter {
  readonly before: number;
  readonly after: number;
}

/** How often offers are the first choice, and how often they are listed at all. */
export interface Standing {
  readonly firsts: BeforeAndAfter;
  readonly listings: BeforeAndAfter;
}

/** Each total is the sum of its parts. */
export interface Difference extends Tally, Standing {
  readonly referrals: number;
  readonly referralsChanged: number;
  /** Where most first choices change comes first. */
  readonly needs: readonly (Tally & { readonly need: NeedCode })[];
  /** Every partner that was listed or is; who gains most listings first. */
  readonly partners: readonly (Standing & { readonly partner: PartnerId; readonly name: string })[];
  readonly changes: readonly Pair[];
}

/**
 * What became of each shortlist: reasons and scores may move without a change, the offers and their order may not.
 * @throws RangeError when the two are not of the same needs of the same referrals in the same order
 */
export function differenceBetween(before: readonly Shortlist[], after: readonly Shortlist[]): Difference {
  const pairs = pairsOf(before, after);
  const changes = pairs.filter(isChanged);
  return {
    ...tallyOf(pairs),
    ...standingOf(pairs, () => true),
    referrals: referralsOf(pairs),
    referralsChanged: referralsOf(changes),
    needs: needsOf(pairs),
    partners: partnersOf(pairs),
    changes,
  };
}

/**
 * The changes that are easiest to see, one for each need: first where the new first choice leads the old one by most (which
 * has nothing left when it is no longer listed), then where most offers come or go.
 */
export function clearestOf(changes: readonly Pair[], count: number): Pair[] {
  const clearestFirst = changes.toSorted((a, b) => leadIn(b) - leadIn(a) || exchangedIn(b) - exchangedIn(a));
  return [...Map.groupBy(clearestFirst, ({ after }) => after.need).values()]
    .flatMap(some => some.slice(0, 1))
    .slice(0, count);
}

function pairsOf(before: readonly Shortlist[], after: readonly Shortlist[]): Pair[] {
  if (before.length !== after.length) throw new RangeError('the two lists of shortlists are not equally long');
  return before.map((one, i) => {
    const other = after[i];
    if (other?.referral !== one.referral || other.need !== one.need)
      throw new RangeError(`the shortlists at ${i} are not for the same need of the same referral`);
    return { before: one, after: other };
  });
}

function tallyOf(pairs: readonly Pair[]): Tally {
  return {
    shortlists: pairs.length,
    changed: pairs.filter(isChanged).length,
    newFirst: pairs.filter(hasNewFirst).length,
  };
}

const isChanged = ({ before, after }: Pair) =>
  before.offers.length !== after.offers.length ||
  before.offers.some(({ offer }, rank) => offer !== after.offers[rank]?.offer);

const hasNewFirst = ({ before, after }: Pair) => before.offers[0]?.offer !== after.offers[0]?.offer;

const referralsOf = (pairs: readonly Pair[]) => new Set(pairs.map(({ before }) => before.referral)).size;

const needsOf = (pairs: readonly Pair[]): Difference['needs'] =>
  [...Map.groupBy(pairs, ({ before }) => before.need)]
    .map(([need, some]) => ({ need, ...tallyOf(some) }))
    .sort((a, b) => b.newFirst - a.newFirst || b.changed - a.changed);

function partnersOf(pairs: readonly Pair[]): Difference['partners'] {
  const listed = pairs.flatMap(({ before, after }) => [...before.offers, ...after.offers]);
  const names = new Map(listed.map(({ partner, partnerName }) => [partner, partnerName]));
  return [...names]
    .map(([partner, name]) => ({ partner, name, ...standingOf(pairs, offer => offer.partner === partner) }))
    .sort((a, b) => gainIn(b.listings) - gainIn(a.listings) || gainIn(b.firsts) - gainIn(a.firsts));
}

const gainIn = ({ before, after }: BeforeAndAfter) => after - before;

function standingOf(pairs: readonly Pair[], isTheirs: (offer: ListedOffer) => boolean): Standing {
  const count = (offers: (shortlist: Shortlist) => readonly ListedOffer[]): BeforeAndAfter => ({
    before: pairs.flatMap(({ before }) => offers(before).filter(isTheirs)).length,
    after: pairs.flatMap(({ after }) => offers(after).filter(isTheirs)).length,
  });
  return { firsts: count(({ offers }) => offers.slice(0, 1)), listings: count(({ offers }) => offers) };
}

/** In the steps that scores have, so that equals are equal. */
function leadIn({ before, after }: Pair): number {
  const was = before.offers[0]?.offer;
  const isNow = after.offers.find(({ offer }) => offer === was);
  return Math.round(((after.offers[0]?.score ?? 0) - (isNow?.score ?? 0)) * 10_000);
}

/** Offers on one of the two lists and not on the other. */
function exchangedIn({ before, after }: Pair): number {
  const offers = [...before.offers, ...after.offers].map(({ offer }) => offer);
  return 2 * new Set(offers).size - offers.length;
}
