import { type IndexName, indexKey, tables } from '../../schemas/tables.ts';
import type { Item } from './item-store.ts';

/** The columns of a flat row that put an item on its lists: `{ duePk, dueSk }`. */
export function indexColumns({ indexes = {} }: Item): Record<string, string> {
  const columns: Record<string, string> = {};
  for (const index of indexNames) {
    const key = indexes[index];
    if (!key) continue;
    columns[indexKey(index).pk] = key.pk;
    columns[indexKey(index).sk] = key.sk;
  }
  return columns;
}

/** The lists that a flat row says it is on. */
export function indexesOf(row: Readonly<Record<string, unknown>>): Pick<Item, 'indexes'> {
  const indexes: Partial<Record<IndexName, { pk: string; sk: string }>> = {};
  for (const index of indexNames) {
    const pk = row[indexKey(index).pk];
    const sk = row[indexKey(index).sk];
    if (typeof pk === 'string' && typeof sk === 'string') indexes[index] = { pk, sk };
  }
  return Object.keys(indexes).length > 0 ? { indexes } : {};
}

const indexNames: readonly IndexName[] = Object.values(tables).flatMap(({ indexes }) => [...indexes]);
