import type * as z from 'zod';
import { BusyError, type Directory, type DirectorySnapshot, type Staff } from '../../domain/ports.ts';
import { Advisor, Caller, Grant, Offer, Partner, Site } from '../../schemas/directory.ts';
import { amendOffer } from './directory-amend.ts';
import { type DirectoryContent, replaceAll } from './directory-replace.ts';
import { isWhole, readVersionRow, talliesOf, type VersionRow } from './directory-version.ts';
import type { Item, ItemStore } from './item-store.ts';
import { type DirectoryKind, entryKey } from './keys.ts';
import { everyItem } from './paging.ts';

export interface UpkeptDirectory extends Directory {
  /**
   * This and nothing else from now on. Not atomic: broken off halfway, it is to be run again, and until then readers
   * keep the version they have. Versions grow, and not by one.
   * @throws ConflictError when somebody else is replacing or amending it
   */
  replace(content: DirectoryContent): Promise<void>;
}

/** @param pause between two looks at a directory that is just being replaced */
export function createDirectory(items: ItemStore, pause = shortly): UpkeptDirectory {
  const snapshot = latest(items, pause, readSnapshot);
  const staff = latest(items, pause, readStaff);
  return {
    version: async () => (await readVersionRow(items)).doc.current,
    snapshot,
    staff,
    async offer(id) {
      const item = await items.get('directory', entryKey('OFFER', id));
      return item && { version: item.version, offer: Offer.parse(item.doc) };
    },
    amendOffer: (id, change, expectedVersion, places) => amendOffer(items, { id, change, expectedVersion, places }),
    async caller(subject) {
      const item = await items.get('directory', entryKey('CALLER', subject));
      return item && Caller.parse(item.doc);
    },
    replace: content => replaceAll(items, content),
  };
}

const looks = 5;
const shortly = () => new Promise<void>(resolve => setTimeout(resolve, 200));

type Read<Part> = (items: ItemStore, row: VersionRow) => Promise<Part | undefined>;

/**
 * A directory is believed only whole: lists are read from an index, which may lag behind the version row or run ahead
 * of it. Until they agree an older version is kept: it proposes, and a slightly old proposal does no harm.
 */
function latest<Part extends Staff>(items: ItemStore, pause: () => Promise<void>, read: Read<Part>) {
  let last: Part | undefined;
  return async () => {
    for (let look = 1; look <= looks; look++) {
      const { doc: row } = await readVersionRow(items);
      if (last?.version === row.current) return last;
      const found = await read(items, row);
      if (found) last = found;
      if (last) return last;
      await pause();
    }
    throw new BusyError('the directory is just being replaced');
  };
}

async function readSnapshot(items: ItemStore, row: VersionRow): Promise<DirectorySnapshot | undefined> {
  const [offers, staff] = await Promise.all([entriesOf(items, 'OFFER', row), readStaffEntries(items, row)]);
  if (!isWhole(talliesOf(row).all, [offers, ...staff])) return undefined;
  return { ...staffFrom(row, staff), offers: docsOf(offers, Offer) };
}

/** A row of before single offers could be amended counts all entries together, so all have to be read. */
async function readStaff(items: ItemStore, row: VersionRow): Promise<Staff | undefined> {
  const { staff: expected } = talliesOf(row);
  if (!expected) return readSnapshot(items, row);
  const staff = await readStaffEntries(items, row);
  return isWhole(expected, staff) ? staffFrom(row, staff) : undefined;
}

type Entries = readonly Item[];

const readStaffEntries = (items: ItemStore, row: VersionRow) =>
  Promise.all([
    entriesOf(items, 'PARTNER', row),
    entriesOf(items, 'SITE', row),
    entriesOf(items, 'ADVISOR', row),
    entriesOf(items, 'GRANT', row),
  ]);

/** Those written for a later version do not count yet. */
async function entriesOf(items: ItemStore, kind: DirectoryKind, { current }: VersionRow): Promise<Entries> {
  const entries: Item[] = [];
  for await (const item of everyItem(items, 'directory', { index: 'kind', pk: kind }))
    if (item.version <= current) entries.push(item);
  return entries;
}

const staffFrom = (
  { current }: VersionRow,
  [partners, sites, advisors, grants]: readonly [Entries, Entries, Entries, Entries],
): Staff => ({
  version: current,
  partners: docsOf(partners, Partner),
  sites: docsOf(sites, Site),
  advisors: docsOf(advisors, Advisor),
  grants: docsOf(grants, Grant),
});

const docsOf = <T>(entries: Entries, schema: z.ZodType<T>): T[] => entries.map(({ doc }) => schema.parse(doc));
