import type { Offer } from '../../../schemas/directory.ts';
import type { Ruleset, TermName } from '../ruleset.ts';
import { costWorth } from '../terms.ts';

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
  };
  /** By the number of open questions. */
  readonly certainty: readonly number[];
  readonly times: { readonly suits: number; readonly unknown: number; readonly other: number };
  readonly site: { readonly asked: number; readonly other: number };
  readonly freshness: { readonly fresh: number; readonly stale: number; readonly staleAfterDays: number };
}

/** More questions than there are rules that can ask one. */
export const mostQuestions = 13;

export function tariffOf(ruleset: Ruleset): Tariff {
  const points = (term: TermName, worth: number) => pointsFor(ruleset, term, worth);
  return {
    need: { exact: points('need', ruleset.needFit.exact), related: points('need', ruleset.needFit.related) },
    distance: {
      bands: ruleset.distanceBands.map(({ upToKm, worth }) => ({ upToKm, points: points('distance', worth) })),
      beyond: points('distance', ruleset.beyondBands),
      remote: points('distance', ruleset.remoteWorth),
      unknown: points('distance', ruleset.unknownDistanceWorth),
    },
    certainty: Array.from({ length: mostQuestions + 1 }, (_, unknowns) => points('certainty', 1 / (1 + unknowns))),
    times: { suits: points('times', 1), unknown: points('times', ruleset.unknownTimesWorth), other: 0 },
    site: { asked: points('site', 1), other: 0 },
    freshness: {
      fresh: points('freshness', 1),
      stale: points('freshness', ruleset.staleWorth),
      staleAfterDays: ruleset.staleAfterDays,
    },
  };
}

/** What an offer earns whoever asks: its places and its price. */
export const pointsWhoeverAsks = (offer: Offer, ruleset: Ruleset): number =>
  pointsFor(ruleset, 'capacity', ruleset.capacityWorth[offer.capacity]) +
  pointsFor(ruleset, 'cost', costWorth(offer, ruleset));

/** As a judgement rounds it, before it divides by 10,000. */
const pointsFor = ({ weights }: Ruleset, term: TermName, worth: number) => Math.round(worth * weights[term] * 10_000);
