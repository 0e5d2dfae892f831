/** What an offer's score is made of. Each term is 0 to 1 and the weights sum to 1, so a score is 0 to 1 too. */
export const termNames = [
  'need',
  'distance',
  'capacity',
  'certainty',
  'times',
  'site',
  'freshness',
  'cost',
  'together',
] as const;
export type TermName = (typeof termNames)[number];

/** A published, versioned agreement on how offers are ranked. A stored shortlist names the version that made it. */
export interface Ruleset {
  readonly version: string;
  readonly agreedBy: string;
  readonly agreedOn: string;
  readonly weights: Readonly<Record<TermName, number>>;
  /** How well an offer meets a need it is tagged with. */
  readonly needFit: Readonly<Record<'exact' | 'related', number>>;
  /** Straight line from the centre of the postcode district; the first band that reaches counts. */
  readonly distanceBands: readonly { readonly upToKm: number; readonly worth: number }[];
  readonly beyondBands: number;
  /** Taking part from home is never far, yet meeting nearby is better; also used where no distance is known. */
  readonly remoteWorth: number;
  readonly unknownDistanceWorth: number;
  readonly capacityWorth: Readonly<
    Record<'capacity' | 'additional-assessment-required' | 'unknown' | 'waitlist' | 'no-capacity', number>
  >;
  /** An offer that nobody has confirmed for this many days sinks. */
  readonly staleAfterDays: number;
  readonly staleWorth: number;
  readonly unknownTimesWorth: number;
  readonly costBands: readonly { readonly upToPounds: number; readonly worth: number }[];
  readonly unknownCostWorth: number;
  /** How equals are drawn (tie-break.ts): letter by letter, or from one number for each offer. */
  readonly draw: 'by-symbols' | 'by-hash';
  /** How many offers are listed for each need. */
  readonly shortlistLength: number;
  /** So many of the best offers are looked at when the shortlist is put together. */
  readonly candidates: number;
  /** A soft ceiling: how many offers of one partner are listed while others could be. */
  readonly perPartner: number;
  /** How many offers that just missed are named, with what would bring them in. */
  readonly nearMisses: number;
}

/** The first ruleset: every offer on its own. */
const v1: Ruleset = {
  version: 'v1',
  agreedBy: 'demonstration: to be agreed with the Life Rooms Advisory Group',
  agreedOn: '2026-11-21',
  weights: {
    need: 0.25,
    distance: 0.2,
    capacity: 0.15,
    certainty: 0.15,
    times: 0.1,
    site: 0.05,
    freshness: 0.05,
    cost: 0.05,
    together: 0,
  },
  needFit: { exact: 1, related: 0.3 },
  distanceBands: [
    { upToKm: 2, worth: 1 },
    { upToKm: 5, worth: 0.7 },
    { upToKm: 10, worth: 0.4 },
  ],
  beyondBands: 0.1,
  remoteWorth: 0.6,
  unknownDistanceWorth: 0.5,
  capacityWorth: {
    capacity: 1,
    'additional-assessment-required': 0.7,
    unknown: 0.6,
    waitlist: 0.5,
    'no-capacity': 0,
  },
  staleAfterDays: 90,
  staleWorth: 0.3,
  unknownTimesWorth: 0.5,
  costBands: [
    { upToPounds: 0, worth: 1 },
    { upToPounds: 5, worth: 0.5 },
  ],
  unknownCostWorth: 0.6,
  draw: 'by-symbols',
  shortlistLength: 5,
  nearMisses: 3,
  candidates: 20,
  perPartner: 5,
};

/** Fair to partners and kind to people: a ceiling for each partner, and one place for several needs when scores are close. */
const v2: Ruleset = {
  ...v1,
  version: 'v2',
  weights: { ...v1.weights, freshness: 0.04, cost: 0.03, together: 0.03 },
  perPartner: 2,
};

/** Worth for worth as before; equals are drawn from a number that each offer keeps, so that a country's can be drawn quickly. */
const v3: Ruleset = { ...v2, version: 'v3', draw: 'by-hash' };

/** Every ruleset there has been: a stored shortlist names the one that made it, and can be made again. */
export const rulesets: Readonly<Record<string, Ruleset>> = { v1, v2, v3 };

/** The one in force. Before another takes its place, `npm run rules:diff` shows what would change for whom. */
export const currentRuleset = v3;
