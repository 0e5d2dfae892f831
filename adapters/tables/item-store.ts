import type { IndexName, TableName } from '../../schemas/tables.ts';

/**
 * The narrow waist of both worlds: items with a partition key and a sort key, read strongly by key, listed by key range,
 * and written all or nothing, each write saying what it expects. DynamoDB and SQLite each implement these four methods;
 * everything above (case-store.ts, directory.ts) is written once. Every method may throw a BusyError.
 */
export interface ItemStore {
  /** Strongly consistent. */
  get(table: TableName, key: Key): Promise<Item | undefined>;
  /** Strongly consistent without `index`; with one it may lag by moments. Ascending by sort key. */
  query(table: TableName, question: Query): Promise<QueryPage>;
  /** How many items an index partition has, or this range of it. May lag by moments. */
  count(
    table: TableName,
    question: Required<Pick<Query, 'index' | 'pk'>> & Pick<Query, 'from' | 'to'>,
  ): Promise<number>;
  /**
   * All or nothing, 1 to 100 writes, each of another item.
   * @throws ConflictError (an expectation failed) @throws BusyError (contention outlasted the retries)
   * @throws RangeError (too many or too few writes, or two of one item: a mistake in the calling code)
   */
  transact(writes: readonly Write[]): Promise<void>;
}

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * `version` is what expectations compare. `doc` is the record itself. `indexes` puts the item on sparse lists; leaving a
 * list out takes the item off it. `expiresAt` (Unix seconds) is for sessions, links and drafts alone, never for
 * records: from then on reads do not find the item, while expectations see it until it is swept.
 */
export interface Item extends Key {
  readonly version: number;
  readonly doc: Readonly<Record<string, unknown>>;
  readonly indexes?: Readonly<Partial<Record<IndexName, Key>>>;
  readonly expiresAt?: number;
}

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

/** Where a page ended: the item's own key and, on an index, its key there. */
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
