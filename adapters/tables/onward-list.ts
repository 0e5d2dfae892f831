import * as z from 'zod';
import type { OnwardQuestion, Page } from '../../domain/ports.ts';
import { OnwardId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import type { ItemStore } from './item-store.ts';
import { onwardKey, partnerList, requestSk } from './keys.ts';
import { type Listing, listPage } from './list-page.ts';

/** @throws RangeError when `after` is not the `next` of any page */
export function onwardPage(items: ItemStore, question: OnwardQuestion): Promise<Page<OnwardId>> {
  const pk = partnerList(question.partner);
  return listPage(items, { index: 'worklist', pk }, question, requestsOn(pk));
}

const requestsOn = (list: string): Listing<OnwardId, z.infer<typeof Place>> => ({
  place: Place,
  read: ({ doc }) => OnwardRow.parse(doc).onward,
  placeOf({ pk, indexes }) {
    const [rank, requestedAt, id] = indexes?.worklist?.sk.split('#') ?? [];
    if (!id) throw new Error(`${pk} is on a partner's list without a place there`);
    return Place.parse([rank === '0', requestedAt, id]);
  },
  cursorAt: place => ({ ...onwardKey(place[2]), indexKey: { pk: list, sk: requestSk(...place) } }),
});

const OnwardRow = z.strictObject({ onward: OnwardId });

/** Where a page ended: whether it waited for the partner, since when, which it was. */
const Place = z.tuple([z.boolean(), Instant, OnwardId]);
