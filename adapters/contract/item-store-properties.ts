import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IndexName, type TableName, tables } from '../../schemas/tables.ts';
import type { Item, ItemStore, Key, Write } from '../tables/item-store.ts';
import { isAsExpected, keyOf } from '../tables/transaction.ts';
import { collect, type Open } from './item-store-samples.ts';

/** The oracle is a map of items, one transaction after the other. */
export function itemStoreProperties(open: Open): void {
  test('any sequence of transactions leaves what a plain map would have', async () => {
    const items = await open();
    let runs = 0;

    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { minLength: 1, maxLength: 15 }), async transactions => {
        const place = `run-${++runs}`;
        const model = new Map<string, Item>();
        for (const writes of transactions) {
          const here = writes.map(write => moved(write, place));
          const outcome = await items.transact(here).then(
            () => 'done',
            (error: Error) => error.name,
          );
          expect(outcome).toBe(applyTo(model, here) ? 'done' : 'ConflictError');
        }
        for (const table of tableNames)
          expect(await contentOf(items, table, place)).toEqual(expected(model, table, place));
      }),
      { numRuns: 60 },
    );
  });

  test('any record that can be written in JSON is read as it was written', async () => {
    const items = await open();

    await fc.assert(
      fc.asyncProperty(record, async doc => {
        await items.transact([{ table: 'cases', put: { pk: 'A', sk: '1', version: 1, doc }, expect: 'anything' }]);

        expect((await items.get('cases', { pk: 'A', sk: '1' }))?.doc).toStrictEqual(doc);
      }),
      { numRuns: 60 },
    );
  });
}

const tableNames: readonly TableName[] = ['cases', 'directory'];
const listNames = ['list-1', 'list-2'];
const partitions = ['a', 'b'];

const key = fc.record({ pk: fc.constantFrom(...partitions), sk: fc.constantFrom('1', '2', '3') });
const version = fc.integer({ min: 1, max: 3 });
const expectVersion = fc.record({ version });
const indexesOf = (table: TableName) => {
  const names: readonly IndexName[] = tables[table].indexes;
  const listed = fc.record({ pk: fc.constantFrom(...listNames), sk: fc.constantFrom('x', 'y') });
  return fc.dictionary(fc.constantFrom(...names), listed, { maxKeys: 2, noNullPrototype: true });
};

const write: fc.Arbitrary<Write> = fc.constantFrom(...tableNames).chain(table =>
  fc.oneof(
    { weight: 3, arbitrary: putInto(table) },
    fc.record({
      table: fc.constant(table),
      remove: key,
      expect: fc.oneof(fc.constant('anything' as const), expectVersion),
    }),
    fc.record({
      table: fc.constant(table),
      check: key,
      expect: fc.oneof(fc.constant('absent' as const), expectVersion),
    }),
  ),
);

function putInto(table: TableName): fc.Arbitrary<Write> {
  const item = fc
    .record({ key, version, indexes: indexesOf(table) })
    .map(({ key: { pk, sk }, indexes, ...rest }): Item => {
      return { pk, sk, ...rest, doc: { of: sk }, ...(Object.keys(indexes).length > 0 && { indexes }) };
    });
  const expectation = fc.oneof(fc.constant('absent' as const), fc.constant('anything' as const), expectVersion);
  return fc.record({ table: fc.constant(table), put: item, expect: expectation });
}

const transaction = fc.uniqueArray(write, {
  minLength: 1,
  maxLength: 5,
  selector: one => `${one.table} ${nameOf(keyOf(one))}`,
});

const text = fc.string({ unit: 'binary', maxLength: 8 });
const name = text.filter(field => field !== '' && field !== '__proto__');
const record = fc
  .object({ key: name, values: [text, fc.integer(), fc.boolean(), fc.constant(null)], maxDepth: 5 })
  .map(made => made as Item['doc']);

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** Each run has partitions and lists of its own. */
function moved(one: Write, place: string): Write {
  const to = (at: Key): Key => ({ pk: `${place}-${at.pk}`, sk: at.sk });
  if ('remove' in one) return { ...one, remove: to(one.remove) };
  if ('check' in one) return { ...one, check: to(one.check) };
  const { indexes, ...item } = one.put;
  const lists = Object.entries(indexes ?? {}).map(([index, at]) => [index, to(at)]);
  return { ...one, put: { ...item, ...to(item), ...(indexes && { indexes: Object.fromEntries(lists) }) } };
}

function applyTo(model: Map<string, Item>, writes: readonly Write[]): boolean {
  const place = (one: Write) => `${one.table} ${nameOf(keyOf(one))}`;
  if (!writes.every(one => isAsExpected(one, model.get(place(one))?.version))) return false;
  for (const one of writes) {
    if ('put' in one) model.set(place(one), one.put);
    if ('remove' in one) model.delete(place(one));
  }
  return true;
}

interface Content {
  readonly partitions: Record<string, Item[]>;
  readonly lists: Record<string, Item[]>;
}

async function contentOf(items: ItemStore, table: TableName, place: string): Promise<Content> {
  const found: Content = { partitions: {}, lists: {} };
  for (const pk of partitions.map(partition => `${place}-${partition}`))
    found.partitions[pk] = await collect(items, table, { pk });
  for (const index of tables[table].indexes)
    for (const pk of listNames.map(list => `${place}-${list}`))
      found.lists[`${index} ${pk}`] = (await collect(items, table, { index, pk })).toSorted(byName);
  return found;
}

function expected(model: ReadonlyMap<string, Item>, table: TableName, place: string): Content {
  const all = [...model]
    .filter(([at]) => at.startsWith(`${table} `))
    .map(([, item]) => item)
    .toSorted(byName);
  const content: Content = { partitions: {}, lists: {} };
  for (const pk of partitions.map(partition => `${place}-${partition}`))
    content.partitions[pk] = all.filter(item => item.pk === pk);
  for (const index of tables[table].indexes)
    for (const pk of listNames.map(list => `${place}-${list}`))
      content.lists[`${index} ${pk}`] = all.filter(item => item.indexes?.[index]?.pk === pk);
  return content;
}

const byName = (a: Item, b: Item) => (nameOf(a) < nameOf(b) ? -1 : 1);
