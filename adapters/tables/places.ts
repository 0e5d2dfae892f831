import type { PlacesChange } from '../../domain/ports.ts';
import type { OfferId } from '../../schemas/ids.ts';
import { Places } from '../../schemas/places.ts';
import type { Item, ItemStore, Write } from './item-store.ts';
import { entryKey, placesKey } from './keys.ts';

// Who holds a place stands beside the offer in the directory, and is no part of what a version of the directory says.

/** Strongly consistent. */
export async function readPlaces(items: ItemStore, offer: OfferId): Promise<Places> {
  const item = await items.get('directory', placesKey(offer));
  return item ? Places.parse(item.doc) : { offer, version: 0, held: [], taken: [] };
}

/** Whoever takes a place must have known how many there are: an offer that has been changed since is a conflict. */
export function placesWrites({ before, after, offerVersion }: PlacesChange): Write[] {
  const { offer, version } = after;
  const put: Item = { ...placesKey(offer), version, doc: after };
  const writes: Write[] = [{ table: 'directory', put, expect: expectSame(before) }];
  if (offerVersion === undefined) return writes;
  return [...writes, { table: 'directory', check: entryKey('OFFER', offer), expect: { version: offerVersion } }];
}

/** Nobody has taken or given back a place since these were read. */
export const checkPlaces = (places: Places): Write => ({
  table: 'directory',
  check: placesKey(places.offer),
  expect: expectSame(places),
});

const expectSame = ({ version }: Places) => (version === 0 ? 'absent' : { version });
