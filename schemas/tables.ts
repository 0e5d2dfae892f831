/**
 * The two tables and the sparse lists an item can be on. The infrastructure makes the tables from this, the stores
 * write and read by it, so that an index cannot exist on one side alone.
 */
export const tables = {
  cases: { indexes: ['worklist', 'open', 'due', 'activity'] },
  directory: { indexes: ['kind'] },
} as const;

export type TableName = keyof typeof tables;
export type IndexName = (typeof tables)[TableName]['indexes'][number];

/** The attributes that put an item on a list; an item without them is not on it. */
export const indexKey = <Index extends IndexName>(index: Index) =>
  ({ pk: `${index}Pk`, sk: `${index}Sk` }) as const satisfies Record<'pk' | 'sk', string>;

/** Unix seconds after which a session, a link or a draft may vanish. Records never carry it: keeping them is a decision. */
export const expiryAttribute = 'expiresAt';

// Beginnings of partitions, and whole ones, by which a function is allowed to write some rows of a table and no others.

/** In the directory: one offer each. */
export const offerPartitions = 'OFFER#';
/** In the directory: which version of it holds. */
export const versionPartition = 'META';
/** In the directory: who holds a place. All that a referral may ever change there. */
export const placesPartitions = 'PLACES#';
/** In the directory: which images hold it. */
export const manifestPartition = 'MANIFEST';
/** In cases: who is signed in to the pages. */
export const sessionPartitions = 'SESSION#';
/** In cases: who is just signing in. */
export const signInPartitions = 'SIGNIN#';
/** In cases: referrals that are being written. */
export const draftPartitions = 'DRAFTS#';
