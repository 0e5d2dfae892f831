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

/** Unix seconds after which a session or a link may vanish. Records never carry it: keeping them is a decision. */
export const expiryAttribute = 'expiresAt';

/** Begins the partitions of the directory table that say who holds a place: all that a referral may ever change there. */
export const placesPartitions = 'PLACES#';
/** Its own partition of the directory table, so that whoever publishes images may be allowed to write there alone. */
export const manifestPartition = 'MANIFEST';
