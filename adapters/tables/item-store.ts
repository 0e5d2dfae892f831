/**
 * The narrow waist of both worlds: items with a partition key and a sort key, read strongly by key, listed by key range,
 * and written all or nothing, each write saying what it expects. DynamoDB and SQLite each implement these five methods;
 * everything above (case-store.ts, directory.ts) is written once.
 */
export interface ItemStore {
  /** Strongly consistent. */
  get(table: TableName, key: Key): Promise<Item | undefined>;
  /** Strongly consistent without `index`; with one it may lag by moments. Ascending by sort key. */
  query(table: TableName, question: Query): Promise<QueryPage>;
  /** How many items an index partition has. May lag by moments. */
  count(table: TableName, question: Pick<Query, 'index' | 'pk'>): Promise<number>;
  /** All or nothing, at most 100. @throws ConflictError (an expectation failed) @throws BusyError (contention outlasted the retries) */
  transact(writes: readonly Write[]): Promise<void>;
}

export type TableName = 'cases' | 'directory';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * `version` is what expectations compare. `doc` is the record itself. `indexes` puts the item on sparse lists; leaving a
 * list out takes the item off it. `expiresAt` (Unix seconds) is for sessions and links alone, never for records.
 */
export interface Item extends Key {
  readonly version: number;
  readonly doc: Readonly<Record<string, unknown>>;
  readonly indexes?: Readonly<Partial<Record<IndexName, Key>>>;
  readonly expiresAt?: number;
}

export const indexNames = { cases: ['worklist', 'open', 'due'], directory: ['kind'] } as const;
export type IndexName = (typeof indexNames)[TableName][number];

export interface Query {
  readonly pk: string;
  readonly index?: IndexName;
  /** Sort key bounds, inclusive. `prefix` cannot be combined with them. */
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly limit: number;
  /** The last item of the page before, from QueryPage.after. */
  readonly after?: Cursor;
}

/** Where a page ended: the item's own key and, on an index, its key there. Opaque to everyone but adapters. */
export interface Cursor extends Key {
  readonly indexKey?: Key;
}

export interface QueryPage {
  readonly items: readonly Item[];
  /** Absent when there is nothing more. */
  readonly after?: Cursor;
}

export type Expect = 'absent' | 'anything' | { readonly version: number };

export type Write =
  | { readonly table: TableName; readonly put: Item; readonly expect: Expect }
  | { readonly table: TableName; readonly remove: Key; readonly expect: Expect }
  | { readonly table: TableName; readonly check: Key; readonly expect: Exclude<Expect, 'anything'> };
