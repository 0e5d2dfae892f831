import type { Offer } from '../../schemas/directory.ts';
import type { Ruleset } from './ruleset.ts';

// What an offer earns of a term in each case, 0 to 1. A term says which case an offer is; whoever needs all cases finds them here.

/** Unknown ranks below known: each open question takes the same share again. */
export const certaintyWorth = (unknowns: number): number => 1 / (1 + unknowns);

export const timesWorth = ({ unknownTimesWorth }: Ruleset) => ({ suits: 1, unknown: unknownTimesWorth, other: 0 });

export const siteWorth = { asked: 1, other: 0 } as const;

export const freshnessWorth = ({ staleWorth }: Ruleset) => ({ fresh: 1, stale: staleWorth });

export function costWorth({ cost }: Offer, ruleset: Ruleset): number {
  if (!cost) return ruleset.unknownCostWorth;
  return ruleset.costBands.find(({ upToPounds }) => cost.pounds <= upToPounds)?.worth ?? beyondCostBands;
}

export const beyondCostBands = 0;
