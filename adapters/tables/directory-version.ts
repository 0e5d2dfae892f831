import * as z from 'zod';
import type { Expect, ItemStore, Write } from './item-store.ts';
import { versionKey } from './keys.ts';

/** How many entries there are, and the sum of the directory versions that each was last written for. */
const Tally = z.strictObject({ entries: z.int().min(0), sum: z.int().min(0) });
export type Tally = z.infer<typeof Tally>;

/**
 * Which version of the directory holds, and what its entries add up to. Each entry carries the version it was last written
 * for. An index shows an entry as it is or, for a moment, as it was, with a lower version: so when those of `current` and
 * before agree with these numbers, none is missing and none is old.
 */
const VersionRow = z.strictObject({
  current: z.int().min(0),
  entries: z.int().min(0),
  sum: z.int().min(0).optional().describe('left out while all entries are of the current version'),
  offers: Tally.optional().describe('those of the entries that are offers; rows of before it was counted have none'),
});
export type VersionRow = z.infer<typeof VersionRow>;

const nothing: VersionRow = { current: 0, entries: 0, offers: { entries: 0, sum: 0 } };

export interface StoredVersionRow {
  readonly doc: VersionRow;
  /** The same as `current`, unless the directory is just being replaced: then it is one ahead. 0 where there is no row yet. */
  readonly version: number;
}

export async function readVersionRow(items: ItemStore): Promise<StoredVersionRow> {
  const item = await items.get('directory', versionKey);
  return item ? { doc: VersionRow.parse(item.doc), version: item.version } : { doc: nothing, version: 0 };
}

/** @param before as it was read: the write fails if it has moved on */
export function writeVersionRow(version: number, doc: VersionRow, before: Pick<StoredVersionRow, 'version'>): Write {
  const expect: Expect = before.version === 0 ? 'absent' : { version: before.version };
  return { table: 'directory', put: { ...versionKey, version, doc }, expect };
}

/** What all entries add up to, and, where it is known, those that are not offers. */
export function talliesOf({ current, entries, sum = entries * current, offers }: VersionRow) {
  const all: Tally = { entries, sum };
  const staff: Tally | undefined = offers && { entries: entries - offers.entries, sum: sum - offers.sum };
  return { all, staff };
}

/** Whether these are all the entries of the version, each as it was last written. */
export function isWhole(expected: Tally, lists: readonly (readonly { readonly version: number }[])[]): boolean {
  const found = tallyOf(lists.flat());
  return found.entries === expected.entries && found.sum === expected.sum;
}

export const tallyOf = (entries: readonly { readonly version: number }[]): Tally => ({
  entries: entries.length,
  sum: entries.reduce((sum, { version }) => sum + version, 0),
});
