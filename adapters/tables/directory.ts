import * as z from 'zod';
import { BusyError, type Directory, type DirectorySnapshot } from '../../domain/ports.ts';
import { Advisor, Caller, Offer, Partner, Site } from '../../schemas/directory.ts';
import type { Expect, Item, ItemStore, Write } from './item-store.ts';
import { type DirectoryKind, directoryKinds, entryKey, kindKey, versionKey } from './keys.ts';
import { everyItem } from './paging.ts';

export interface DirectoryContent extends Omit<DirectorySnapshot, 'version'> {
  readonly callers: readonly Caller[];
}

export interface UpkeptDirectory extends Directory {
  /**
   * This and nothing else from now on. Not atomic: broken off halfway, it is to be run again, and until then readers
   * keep the version they have. Versions grow, and not by one.
   * @throws ConflictError when somebody else is replacing it
   */
  replace(content: DirectoryContent): Promise<void>;
}

/** @param pause between two looks at a directory that is just being replaced */
export function createDirectory(items: ItemStore, pause = shortly): UpkeptDirectory {
  let last: DirectorySnapshot | undefined;
  return {
    async snapshot() {
      last = await latest(items, last, pause);
      return last;
    },
    async caller(subject) {
      const item = await items.get('directory', entryKey('CALLER', subject));
      return item && Caller.parse(item.doc);
    },
    replace: content => replaceAll(items, content),
  };
}

const looks = 5;
const shortly = () => new Promise<void>(resolve => setTimeout(resolve, 200));

/** Each entry carries the directory version that it was written for; this row says which one holds, and how many entries it has. */
const VersionRow = z.strictObject({ current: z.int().min(0), entries: z.int().min(0) });
const nothing = { current: 0, entries: 0 };

/**
 * A directory is believed only whole: lists are read from an index, which may lag behind the version row or run ahead
 * of it. Until they agree an older snapshot is kept: it proposes, and a slightly old proposal does no harm.
 */
async function latest(items: ItemStore, last: DirectorySnapshot | undefined, pause: () => Promise<void>) {
  for (let look = 1; look <= looks; look++) {
    const row = await items.get('directory', versionKey);
    const { current, entries } = row ? VersionRow.parse(row.doc) : nothing;
    if (last?.version === current) return last;
    const read = await readVersion(items, current);
    if (entriesIn(read) === entries) return read;
    if (last) return last;
    await pause();
  }
  throw new BusyError('the directory is just being replaced');
}

async function readVersion(items: ItemStore, version: number): Promise<DirectorySnapshot> {
  const entries = async <T>(kind: DirectoryKind, schema: z.ZodType<T>) => {
    const all: T[] = [];
    for await (const item of everyItem(items, 'directory', { index: 'kind', pk: kind }))
      if (item.version === version) all.push(schema.parse(item.doc));
    return all;
  };
  const [offers, partners, sites, advisors] = await Promise.all([
    entries('OFFER', Offer),
    entries('PARTNER', Partner),
    entries('SITE', Site),
    entries('ADVISOR', Advisor),
  ]);
  return { version, offers, partners, sites, advisors };
}

const entriesIn = ({ offers, partners, sites, advisors }: Omit<DirectorySnapshot, 'version'>) =>
  offers.length + partners.length + sites.length + advisors.length;

/** Claims the version row first. Every further write expects the claim to stand, so two can never mix what they write. */
async function replaceAll(items: ItemStore, content: DirectoryContent): Promise<void> {
  const row = await items.get('directory', versionKey);
  const claim = (row?.version ?? 0) + 1;
  const version = claim + 1;
  const entries = entriesOf(content, version);
  const kept = new Set(entries.map(entry => entry.pk));
  if (kept.size < entries.length) throw new RangeError('the directory names an entry twice');
  const unclaimed = row ? { version: row.version } : 'absent';
  await items.transact([writeVersion(claim, row ? VersionRow.parse(row.doc) : nothing, unclaimed)]);

  const changes: Write[] = entries.map(put => ({ table: 'directory', put, expect: 'anything' }));
  for (const kind of directoryKinds) {
    for await (const { pk, sk } of everyItem(items, 'directory', { index: 'kind', pk: kind }))
      if (!kept.has(pk)) changes.push({ table: 'directory', remove: { pk, sk }, expect: 'anything' });
  }
  const claimed = { version: claim };
  for (let i = 0; i < changes.length; i += 99)
    await items.transact([...changes.slice(i, i + 99), { table: 'directory', check: versionKey, expect: claimed }]);
  await items.transact([writeVersion(version, { current: version, entries: entriesIn(content) }, claimed)]);
}

const writeVersion = (version: number, doc: z.infer<typeof VersionRow>, expect: Expect): Write => ({
  table: 'directory',
  put: { ...versionKey, version, doc },
  expect,
});

function entriesOf({ offers, partners, sites, advisors, callers }: DirectoryContent, version: number): Item[] {
  const entry = (kind: DirectoryKind, id: string, doc: Item['doc']): Item => ({
    ...entryKey(kind, id),
    version,
    doc,
    indexes: { kind: kindKey(kind, id) },
  });
  return [
    ...offers.map(offer => entry('OFFER', offer.id, offer)),
    ...partners.map(partner => entry('PARTNER', partner.id, partner)),
    ...sites.map(site => entry('SITE', site.id, site)),
    ...advisors.map(advisor => entry('ADVISOR', advisor.id, advisor)),
    ...callers.map(caller => entry('CALLER', caller.subject, caller)),
  ];
}
