import { describe, expect, onTestFinished, test } from 'vitest';
import { ConflictError } from '../../domain/ports.ts';
import type { Expect, Item, Write } from '../tables/item-store.ts';
import { itemStoreProperties } from './item-store-properties.ts';
import { itemStoreReading } from './item-store-reading.ts';
import { anItem, type Open, put, skOf } from './item-store-samples.ts';
import type { OpenItems } from './item-stores.ts';

/** What every item store promises. */
export function itemStoreContract(name: string, open: () => Promise<OpenItems>): void {
  const openItems: Open = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return items;
  };
  describe(`${name} as an item store`, () => {
    describe('items', () => itemTests(openItems));
    describe('expectations', () => expectationTests(openItems));
    describe('transactions', () => transactionTests(openItems));
    itemStoreReading(openItems);
    itemStoreProperties(openItems);
  });
}

function itemTests(open: Open): void {
  test('an item is read as it was written, lists and all', async () => {
    const items = await open();
    const item = anItem({
      doc: {
        name: 'Zoë 🌱 ﷽',
        empty: '',
        nothing: null,
        list: [1, [true, {}]],
        small: 0.1,
        big: Number.MAX_SAFE_INTEGER,
      },
      indexes: { open: { pk: 'OPEN', sk: 'a' }, due: { pk: 'DUE#1', sk: 'b' } },
    });

    await items.transact([put(item)]);

    expect(await items.get('cases', item)).toEqual(item);
    expect((await items.query('cases', { pk: item.pk, limit: 1 })).items).toEqual([item]);
    expect((await items.query('cases', { index: 'open', pk: 'OPEN', limit: 1 })).items).toEqual([item]);
  });

  test('a deep record keeps its depth', async () => {
    const items = await open();
    const doc = Array.from({ length: 28 }).reduce<Item['doc']>(within => ({ within }), { deepest: 'here' });

    await items.transact([put(anItem({ doc }))]);

    expect((await items.get('cases', anItem()))?.doc).toEqual(doc);
  });

  test('a field that is undefined is not kept', async () => {
    const items = await open();

    await items.transact([put(anItem({ doc: { known: 1, unknown: undefined } }))]);

    expect((await items.get('cases', anItem()))?.doc).toStrictEqual({ known: 1 });
  });

  test('what was never written, and what was removed, is not there', async () => {
    const items = await open();
    await items.transact([put(anItem())]);
    await items.transact([{ table: 'cases', remove: anItem(), expect: 'anything' }]);

    expect(await items.get('cases', anItem())).toBeUndefined();
    expect(await items.get('directory', anItem())).toBeUndefined();
    expect(await items.query('cases', { pk: 'A', limit: 10 })).toEqual({ items: [] });
  });

  test('the two tables are apart', async () => {
    const items = await open();

    await items.transact([
      put(anItem({ version: 1 })),
      { table: 'directory', put: anItem({ version: 2 }), expect: 'absent' },
    ]);

    expect(await items.get('cases', anItem())).toMatchObject({ version: 1 });
    expect(await items.get('directory', anItem())).toMatchObject({ version: 2 });
  });

  test('a session past its time is gone from every reading before anything sweeps it', async () => {
    const items = await open();
    const indexes = { open: { pk: 'OPEN', sk: 'x' } };
    const nextCentury = 4102444800;
    await items.transact([
      put(anItem({ sk: '1', indexes, expiresAt: 1 })),
      put(anItem({ sk: '2', indexes, expiresAt: nextCentury })),
      put(anItem({ sk: '3', indexes })),
    ]);

    expect(await items.get('cases', { pk: 'A', sk: '1' })).toBeUndefined();
    expect(await items.get('cases', { pk: 'A', sk: '2' })).toMatchObject({ expiresAt: nextCentury });
    expect(await skOf(items, { pk: 'A', limit: 10 })).toEqual(['2', '3']);
    expect(await skOf(items, { pk: 'A', limit: 1 })).toEqual(['2']);
    expect(await items.count('cases', { index: 'open', pk: 'OPEN' })).toBe(2);
  });
}

function expectationTests(open: Open): void {
  const stored = { pk: 'A', sk: 'stored' };
  const missing = { pk: 'A', sk: 'missing' };
  const expectations: [string, Exclude<Expect, 'anything'>, typeof stored, boolean][] = [
    ['nothing, and there is nothing', 'absent', missing, true],
    ['nothing, and there is something', 'absent', stored, false],
    ['the version that there is', { version: 3 }, stored, true],
    ['an older version', { version: 2 }, stored, false],
    ['a newer version', { version: 4 }, stored, false],
    ['a version of what is not there', { version: 3 }, missing, false],
  ];
  const table = 'cases';

  describe.each(expectations)('of %s', (_, expected, key, isMet) => {
    test.each<[string, Write, number | undefined]>([
      ['put', { table, put: anItem({ ...key, version: 9 }), expect: expected }, 9],
      ['remove', { table, remove: key, expect: expected }, undefined],
      ['check', { table, check: key, expect: expected }, key === stored ? 3 : undefined],
    ])(`a ${isMet ? '%s goes through' : '%s is a conflict'}`, async (_kind, write, after) => {
      const items = await open();
      await items.transact([put(anItem({ ...stored, version: 3 }))]);
      const before = await items.get(table, key);

      const outcome = items.transact([write]);

      if (isMet) await outcome;
      else await expect(outcome).rejects.toBeInstanceOf(ConflictError);
      expect((await items.get(table, key))?.version).toBe(isMet ? after : before?.version);
    });
  });

  test('anything goes where anything is expected', async () => {
    const items = await open();

    await items.transact([
      put(anItem({ version: 1 }), 'anything'),
      { table: 'cases', remove: missing, expect: 'anything' },
    ]);
    await items.transact([put(anItem({ version: 7 }), 'anything')]);

    expect(await items.get('cases', anItem())).toMatchObject({ version: 7 });
  });

  test('a conflict names the item and the versions, and nothing of the record', async () => {
    const items = await open();
    await items.transact([put(anItem({ version: 5, doc: { name: 'Nobody Real' } }))]);

    const conflict = await items
      .transact([put(anItem({ version: 4 }), { version: 3 })])
      .catch((error: unknown) => error);

    expect(conflict).toEqual(new ConflictError('A 1: expected version 3, found version 5'));
    expect(JSON.stringify(conflict, Object.getOwnPropertyNames(conflict))).not.toContain('Nobody');
    await expect(items.transact([put(anItem({ sk: 'new' }), { version: 3 })])).rejects.toThrow(
      'A new: expected version 3, found nothing',
    );
  });

  test('of fifty writers that have read one version exactly one wins', async () => {
    const items = await open();
    await items.transact([put(anItem({ version: 1 }))]);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, writer) =>
        items.transact([
          put(anItem({ version: 2, doc: { writer } }), { version: 1 }),
          put(anItem({ pk: 'B', sk: `${writer}` })),
        ]),
      ),
    );

    const winner = outcomes.findIndex(outcome => outcome.status === 'fulfilled');
    const losers = outcomes.filter(outcome => outcome.status === 'rejected').map(outcome => outcome.reason);
    expect(losers).toHaveLength(49);
    for (const loser of losers) expect(loser).toBeInstanceOf(ConflictError);
    expect((await items.get('cases', anItem()))?.doc).toEqual({ writer: winner });
    expect(await skOf(items, { pk: 'B', limit: 50 })).toEqual([`${winner}`]);
  });
}

function transactionTests(open: Open): void {
  test('all of it or none, in both tables', async () => {
    const items = await open();
    await items.transact([put(anItem({ version: 1 })), put(anItem({ sk: 'kept', version: 1 }))]);

    const outcome = items.transact([
      put(anItem({ version: 2, indexes: { open: { pk: 'OPEN', sk: 'a' } } }), { version: 1 }),
      { table: 'directory', put: anItem(), expect: 'absent' },
      { table: 'cases', remove: { pk: 'A', sk: 'kept' }, expect: 'anything' },
      { table: 'cases', check: { pk: 'A', sk: 'nobody' }, expect: { version: 1 } },
    ]);

    await expect(outcome).rejects.toBeInstanceOf(ConflictError);
    expect(await items.get('cases', anItem())).toMatchObject({ version: 1 });
    expect(await items.get('directory', anItem())).toBeUndefined();
    expect(await items.get('cases', { pk: 'A', sk: 'kept' })).toBeDefined();
    expect(await items.count('cases', { index: 'open', pk: 'OPEN' })).toBe(0);
  });

  test('one that fails spoils none of its neighbours', async () => {
    const items = await open();
    await items.transact([put(anItem({ sk: '3', version: 8 }))]);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) =>
        items.transact([put(anItem({ pk: 'B', sk: `${i}` })), put(anItem({ sk: `${i}` }))]),
      ),
    );

    expect(outcomes.map(outcome => outcome.status)).toEqual(
      outcomes.map((_, i) => (i === 3 ? 'rejected' : 'fulfilled')),
    );
    expect(await skOf(items, { pk: 'B', limit: 10 })).toEqual(['0', '1', '2', '4', '5']);
  });

  test('a hundred writes are one transaction', async () => {
    const items = await open();

    await items.transact(hundredAnd(0));

    expect(await skOf(items, { pk: 'A', limit: 200 })).toHaveLength(100);
  });

  test.each([
    ['no writes', []],
    ['a hundred and one writes', hundredAnd(1)],
    ['two writes of one item', [put(anItem()), { table: 'cases', remove: anItem(), expect: 'anything' } as const]],
  ])('%s is a mistake of the caller', async (_, writes) => {
    const items = await open();

    await expect(items.transact(writes)).rejects.toBeInstanceOf(RangeError);

    expect(await items.get('cases', anItem())).toBeUndefined();
  });
}

function hundredAnd(more: number): Write[] {
  return Array.from({ length: 100 + more }, (_, i) => put(anItem({ sk: `${i}` })));
}
