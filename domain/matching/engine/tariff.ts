import type { Offer } from '../../../schemas/directory.ts';
import type { Ruleset, TermName } from '../ruleset.ts';
import { certaintyWorth, costWorth, freshnessWorth, siteWorth, timesWorth } from '../worth.ts';

/**
 * A ruleset in whole points of one ten-thousandth. A judgement rounds each contribution to four decimals, adds eight of
 * them and rounds again; the sum is off by less than 1e-14, so what comes out is exactly the sum of these whole points
 * divided by 10,000. Whole numbers can be bounded and compared without a thought for rounding.
 */
export interface Tariff {
  readonly need: { readonly exact: number; readonly related: number };
  readonly distance: {
    readonly bands: readonly { readonly upToKm: number; readonly points: number }[];
    readonly beyond: number;
    readonly remote: number;
    readonly unknown: number;
    /** The most that any distance earns. */
    readonly most: number;
  };
  /** By the number of open questions. */
  readonly certainty: readonly number[];
  readonly times: { readonly suits: number; readonly unknown: number; readonly other: number };
  readonly site: { readonly asked: number; readonly other: number };
  readonly freshness: { readonly fresh: number; readonly stale: number; readonly staleAfterDays: number };
}

/** More questions than there are rules that can ask one. */
const mostQuestions = 13;

export function tariffOf(ruleset: Ruleset): Tariff {
  const points = (term: TermName, worth: number) => pointsFor(ruleset, term, worth);
  const inPoints = <Case extends string>(term: TermName, worths: Readonly<Record<Case, number>>) =>
    mapCases(worths, worth => points(term, worth));
  const bands = ruleset.distanceBands.map(({ upToKm, worth }) => ({ upToKm, points: points('distance', worth) }));
  const otherwise = inPoints('distance', {
    beyond: ruleset.beyondBands,
    remote: ruleset.remoteWorth,
    unknown: ruleset.unknownDistanceWorth,
  });
  const most = Math.max(...bands.map(band => band.points), ...Object.values(otherwise));
  return {
    need: inPoints('need', ruleset.needFit),
    distance: { bands, ...otherwise, most },
    certainty: Array.from({ length: mostQuestions + 1 }, (_, unknowns) =>
      points('certainty', certaintyWorth(unknowns)),
    ),
    times: inPoints('times', timesWorth(ruleset)),
    site: inPoints('site', siteWorth),
    freshness: { ...inPoints('freshness', freshnessWorth(ruleset)), staleAfterDays: ruleset.staleAfterDays },
  };
}

/** What an offer earns whoever asks: its places and its price. */
export const pointsWhoeverAsks = (offer: Offer, ruleset: Ruleset): number =>
  pointsFor(ruleset, 'capacity', ruleset.capacityWorth[offer.capacity]) +
  pointsFor(ruleset, 'cost', costWorth(offer, ruleset));

/** As a judgement rounds it, before it divides by 10,000. */
const pointsFor = ({ weights }: Ruleset, term: TermName, worth: number) => Math.round(worth * weights[term] * 10_000);

const mapCases = <Case extends string>(worths: Readonly<Record<Case, number>>, make: (worth: number) => number) =>
  Object.fromEntries(Object.entries<number>(worths).map(([name, worth]) => [name, make(worth)])) as Record<
    Case,
    number
  >;
