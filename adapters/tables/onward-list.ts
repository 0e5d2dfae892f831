import * as z from 'zod';
import type { OnwardQuestion, Page } from '../../domain/ports.ts';
import { OnwardId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import { parseCursor, printCursor } from './cursor-text.ts';
import type { Cursor, Item, ItemStore } from './item-store.ts';
import { onwardKey, partnerList, requestSk } from './keys.ts';

/** @throws RangeError when `after` is not the `next` of any page */
export async function onwardPage(items: ItemStore, question: OnwardQuestion): Promise<Page<OnwardId>> {
  const { partner, limit, after } = question;
  const pk = partnerList(partner);
  const page = await items.query('cases', {
    ...{ index: 'worklist', pk, limit },
    ...(after !== undefined && { after: cursorOf(pk, after) }),
  });
  const last = page.items.at(-1);
  return {
    items: page.items.map(({ doc }) => OnwardRow.parse(doc).onward),
    ...(page.after && last && { next: printPlace(last) }),
  };
}

const OnwardRow = z.strictObject({ onward: OnwardId });

/** Where a page ended: whether it waited for the partner, since when, which it was. */
const Place = z.tuple([z.boolean(), Instant, OnwardId]);

function printPlace({ pk, indexes }: Item): string {
  const [rank, requestedAt, id] = indexes?.worklist?.sk.split('#') ?? [];
  if (!id) throw new Error(`${pk} is on a partner's list without a place there`);
  return printCursor([rank === '0', requestedAt, id]);
}

function cursorOf(pk: string, after: string): Cursor {
  const place = parseCursor(Place, after);
  return { ...onwardKey(place[2]), indexKey: { pk, sk: requestSk(...place) } };
}
