import { BusyError, ConflictError, type OfferChange, type OfferRecord } from '../../domain/ports.ts';
import { Offer } from '../../schemas/directory.ts';
import type { OfferId } from '../../schemas/ids.ts';
import { readVersionRow, type StoredVersionRow, talliesOf, writeVersionRow } from './directory-version.ts';
import type { Item, ItemStore } from './item-store.ts';
import { entryKey } from './keys.ts';

export interface Amendment {
  readonly id: OfferId;
  readonly change: OfferChange;
  readonly expectedVersion: number;
}

/**
 * One offer and the version row in one transaction. Amendments of other offers move that row as well, and are no reason to
 * refuse this one: it is tried again.
 */
export async function amendOffer(items: ItemStore, amendment: Amendment): Promise<OfferRecord> {
  for (let left = attempts; ; left--) {
    const before = await readVersionRow(items);
    const item = await items.get('directory', entryKey('OFFER', amendment.id));
    if (!item) throw new ConflictError(`${amendment.id} is not in the directory`);
    if (item.version !== amendment.expectedVersion)
      throw new ConflictError(`${amendment.id}: expected version ${amendment.expectedVersion}, found ${item.version}`);
    if (before.version !== before.doc.current) throw new BusyError('the directory is just being replaced');
    try {
      return await amend(items, item, before, amendment.change);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      if (left === 1) throw new BusyError('the directory is being amended by many');
    }
  }
}

/** Far more than people at desks can bring about; an import replaces the directory and does not amend it. */
const attempts = 20;

async function amend(
  items: ItemStore,
  item: Item,
  before: StoredVersionRow,
  change: OfferChange,
): Promise<OfferRecord> {
  const { current, entries, offers } = before.doc;
  const version = current + 1;
  const more = version - item.version;
  const { sum } = talliesOf(before.doc).all;
  const row = {
    ...{ current: version, entries, sum: sum + more },
    ...(offers && { offers: { ...offers, sum: offers.sum + more } }),
  };
  const offer = Offer.parse(said({ ...item.doc, ...change }));
  await items.transact([
    { table: 'directory', put: { ...item, version, doc: offer }, expect: { version: item.version } },
    writeVersionRow(version, row, before),
  ]);
  return { version, offer };
}

/** Without the fields that the change takes away. */
const said = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
