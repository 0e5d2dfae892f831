import type * as z from 'zod';
import type { Page } from '../../domain/ports.ts';
import { parseCursor, printCursor } from './cursor-text.ts';
import type { Cursor, Item, ItemStore, Query } from './item-store.ts';

/** How the items of a list are read, and how it goes on from where a page of it ended. */
export interface Listing<Listed, Place extends readonly unknown[]> {
  readonly place: z.ZodType<Place>;
  read(item: Item): Listed;
  placeOf(last: Item): Place;
  cursorAt(place: Place): Cursor;
}

/** @throws RangeError when `after` is not the `next` of any page */
export async function listPage<Listed, Place extends readonly unknown[]>(
  items: ItemStore,
  range: Omit<Query, 'limit' | 'after'>,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  { place, read, placeOf, cursorAt }: Listing<Listed, Place>,
): Promise<Page<Listed>> {
  const page = await items.query('cases', {
    ...range,
    limit,
    ...(after !== undefined && { after: cursorAt(parseCursor(place, after)) }),
  });
  const last = page.items.at(-1);
  return { items: page.items.map(read), ...(page.after && last && { next: printCursor(placeOf(last)) }) };
}
