import type { DirectorySnapshot } from '../../domain/ports.ts';
import { type Caller, mostOffersOfOnePartner, mostSites } from '../../schemas/directory.ts';
import { readVersionRow, tallyOf, writeVersionRow } from './directory-version.ts';
import type { Item, ItemStore, Write } from './item-store.ts';
import { type DirectoryKind, directoryKinds, entryKey, kindKey, versionKey } from './keys.ts';
import { everyItem } from './paging.ts';

export interface DirectoryContent extends Omit<DirectorySnapshot, 'version'> {
  readonly callers: readonly Caller[];
}

/** Claims the version row first. Every further write expects the claim to stand, so two can never mix what they write. */
export async function replaceAll(items: ItemStore, content: DirectoryContent): Promise<void> {
  const before = await readVersionRow(items);
  const claim = { version: before.version + 1 };
  const version = claim.version + 1;
  const { callers, ...counted } = entriesOf(content, version);
  const entries = [...Object.values(counted).flat(), ...callers];
  const kept = new Set(entries.map(entry => entry.pk));
  if (kept.size < entries.length) throw new RangeError('the directory names an entry twice');
  expectRoom(content);
  await items.transact([writeVersionRow(claim.version, before.doc, before)]);

  const changes: Write[] = entries.map(put => ({ table: 'directory', put, expect: 'anything' }));
  for (const kind of directoryKinds) {
    for await (const { pk, sk } of everyItem(items, 'directory', { index: 'kind', pk: kind }))
      if (!kept.has(pk)) changes.push({ table: 'directory', remove: { pk, sk }, expect: 'anything' });
  }
  for (let i = 0; i < changes.length; i += 99)
    await items.transact([...changes.slice(i, i + 99), { table: 'directory', check: versionKey, expect: claim }]);
  const doc = { current: version, ...tallyOf(Object.values(counted).flat()), offers: tallyOf(counted.offers) };
  await items.transact([writeVersionRow(version, doc, claim)]);
}

/** @throws RangeError for lists that nobody could be shown as a whole */
function expectRoom({ offers, sites }: DirectoryContent): void {
  if (sites.length > mostSites) throw new RangeError(`the directory has more than ${mostSites} sites`);
  for (const [partner, { length }] of Map.groupBy(offers, offer => offer.partner))
    if (length > mostOffersOfOnePartner)
      throw new RangeError(`${partner} has more than ${mostOffersOfOnePartner} offers`);
}

/** Callers are not counted: they are asked for one by one, and never listed. */
function entriesOf({ offers, partners, sites, advisors, grants, callers }: DirectoryContent, version: number) {
  const entry = (kind: DirectoryKind, id: string, doc: Item['doc']): Item => ({
    ...entryKey(kind, id),
    version,
    doc,
    indexes: { kind: kindKey(kind, id) },
  });
  return {
    offers: offers.map(offer => entry('OFFER', offer.id, offer)),
    partners: partners.map(partner => entry('PARTNER', partner.id, partner)),
    sites: sites.map(site => entry('SITE', site.id, site)),
    advisors: advisors.map(advisor => entry('ADVISOR', advisor.id, advisor)),
    grants: grants.map(grant => entry('GRANT', grant.id, grant)),
    callers: callers.map(caller => entry('CALLER', caller.subject, caller)),
  };
}
