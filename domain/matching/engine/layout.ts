/**
 * The directory as one binary image: written once, read in place by view, never parsed. Little-endian; every part starts
 * on a multiple of eight bytes.
 *
 *     ┌────────────┬──────────────────────────────────────────────────────────────────────────────────┐
 *     │ header     │ magic · format · length · SHA-256 of all up to the details · directory version · │
 *     │            │ offers · cells · latest assurance · where each part starts and how long it is    │
 *     ├────────────┼──────────────────────────────────────────────────────────────────────────────────┤
 *     │ ruleset    │ JSON: the weights that the merits and ceilings below were computed with          │
 *     │ words      │ partners · sites · languages · outcodes: each a sorted list of strings           │
 *     │ sets       │ of each outcode the areas that take it in; tongues, each set of languages once   │
 *     │ points     │ latitude and longitude of each distinct place                                    │
 *     │ dates      │ each distinct (opens, closes, assuredOn)                                         │
 *     │ merits     │ each distinct (points whoever asks, most that can be hoped for)                  │
 *     ├────────────┼──────────────────────────────────────────────────────────────────────────────────┤
 *     │ records    │ 32 bytes an offer (record.ts), neighbours side by side along a Hilbert curve     │
 *     │ cells      │ a tree of boxes over the records of offers that are met face to face (cells.ts)  │
 *     │ near lists │ for each list and cell: the offers of that list, highest ceiling first           │
 *     │ home lists │ for each list, area and kind (kind.ts): offers whose worth no distance changes,   │
 *     │            │ and, for people of whom no district is known, all others                         │
 *     │ site lists │ for each list and site: offers at that site                                      │
 *     │ not open   │ for each need: offers that are paused or closed, which are on no list above      │
 *     ├────────────┼──────────────────────────────────────────────────────────────────────────────────┤
 *     │ ids        │ of each offer, side by side, for the draw between equals                         │
 *     │ details    │ the JSON of each offer and its check, parsed only for those that are shown       │
 *     └────────────┴──────────────────────────────────────────────────────────────────────────────────┘
 */
export const format = { magic: 0x494f524c, version: 2 } as const;

export const parts = [
  'ruleset',
  'partners',
  'sites',
  'languages',
  'outcodes',
  'areasOfOutcode',
  'tongues',
  'points',
  'dates',
  'merits',
  'records',
  'boxes',
  'ceilings',
  'nearStarts',
  'near',
  'homeStarts',
  'homeRuns',
  'home',
  'siteStarts',
  'siteRuns',
  'atSite',
  'notOpenStarts',
  'notOpen',
  'idStarts',
  'ids',
  'detailStarts',
  'detailChecks',
  'details',
] as const;
export type Part = (typeof parts)[number];

/** Byte offsets of the header's fields; the table of parts is pairs of (start, length) from `table` on. */
export const header = {
  magic: 0,
  format: 4,
  length: 8,
  hash: 16,
  /** The hash covers everything from here up to the details, each of which has a check of its own. */
  hashed: 48,
  directory: 48,
  offers: 56,
  cells: 60,
  latestAssurance: 64,
  table: 72,
  bytes: 72 + parts.length * 16,
} as const;

/** What a field of 24 or 16 bits says for "nothing said"; numbers are below it. */
export const none = { wide: 0xffffff, narrow: 0xffff } as const;

/** Areas that are no set of outcodes, the last of them for whatever set; sets are numbered from `firstSet` on. */
export const area = { unknown: 0, anywhere: 1, certain: 2, firstSet: 3 } as const;

/** A posting is the number of a record; the top bit says that the offer meets the need exactly. */
export const exactFit = 0x80000000;
export const postingOf = (record: number, isExact: boolean) => (isExact ? (record | exactFit) >>> 0 : record);
export const recordOf = (posting: number) => posting & 0x7fffffff;
