import type { TableName } from '../../schemas/tables.ts';
import type { Expect, Item, ItemStore, Query, Write } from '../tables/item-store.ts';
import { everyItem } from '../tables/paging.ts';

export type Open = () => Promise<ItemStore>;

export const anItem = (overrides: Partial<Item> = {}): Item => ({
  pk: 'A',
  sk: '1',
  version: 1,
  doc: {},
  ...overrides,
});

export const put = (item: Item, expect: Expect = 'absent'): Write => ({ table: 'cases', put: item, expect });

export async function skOf(items: ItemStore, question: Query): Promise<string[]> {
  return (await items.query('cases', question)).items.map(item => item.sk);
}

export async function collect(items: ItemStore, table: TableName, range: Omit<Query, 'limit'>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of everyItem(items, table, range)) all.push(item);
  return all;
}
