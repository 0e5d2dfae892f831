import type { TableName } from '../../schemas/tables.ts';
import type { Item, ItemStore, Query, QueryPage } from './item-store.ts';

/** Every item in the range, or left of it, however many pages it takes. @param limit of one page */
export async function* everyItem(
  items: ItemStore,
  table: TableName,
  { limit = 100, ...range }: Omit<Query, 'limit'> & Partial<Pick<Query, 'limit'>>,
): AsyncGenerator<Item> {
  let page: QueryPage | undefined;
  do {
    page = await items.query(table, { ...range, limit, ...(page?.after && { after: page.after }) });
    yield* page.items;
  } while (page.after);
}

/** @param found one more than `limit` where there is more, so that the last page can say that it is the last */
export function pageOf(found: readonly Item[], { limit, index }: Query): QueryPage {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (!last || found.length <= limit) return { items };
  const listed = index && last.indexes?.[index];
  return { items, after: { pk: last.pk, sk: last.sk, ...(listed && { indexKey: listed }) } };
}
