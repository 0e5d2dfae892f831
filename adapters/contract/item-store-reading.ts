import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item, ItemStore, Query } from '../tables/item-store.ts';
import { anItem, collect, type Open, put, skOf } from './item-store-samples.ts';

/** How ranges and lists are read. */
export function itemStoreReading(open: Open): void {
  describe('ranges', () => rangeTests(open));
  describe('lists', () => listTests(open));
}

function rangeTests(open: Open): void {
  const sks = ['EVENT', 'EVENT#1', 'EVENT#10', 'EVENT#2', 'EVENT$', 'HEAD', 'MESSAGE#é', 'MESSAGE#😀', 'MESSAGE#ﷺ'];
  const ranges: [string, Omit<Query, 'pk' | 'limit'>, string[]][] = [
    ['a whole partition, in the order of its bytes', {}, [...sks.slice(0, 7), 'MESSAGE#ﷺ', 'MESSAGE#😀']],
    ['a prefix, and not its neighbours', { prefix: 'EVENT#' }, ['EVENT#1', 'EVENT#10', 'EVENT#2']],
    ['both ends, themselves included', { from: 'EVENT#1', to: 'EVENT#2' }, ['EVENT#1', 'EVENT#10', 'EVENT#2']],
    ['from a key that is not there', { from: 'G', to: 'MESSAGE' }, ['HEAD']],
    ['up to a key', { to: 'EVENT#1' }, ['EVENT', 'EVENT#1']],
    ['from a key', { from: 'MESSAGE#' }, ['MESSAGE#é', 'MESSAGE#ﷺ', 'MESSAGE#😀']],
    ['nothing', { prefix: 'NOTE#' }, []],
  ];

  test.each(ranges)('%s, whatever the page', async (_, range, expected) => {
    const items = await open();
    await items.transact([...sks.map(sk => put(anItem({ sk }))), put(anItem({ pk: 'AB' }))]);

    for (const limit of [1, 2, 3, 100]) {
      const pages = await pagesOf(items, { pk: 'A', ...range, limit });
      expect(pages.map(page => page.map(item => item.sk))).toEqual(inPages(expected, limit));
    }
  });
}

function listTests(open: Open): void {
  const onList = (id: string, sk: string) => put(anItem({ pk: id, indexes: { worklist: { pk: 'HELD', sk } } }));

  test('a list is read in pages, each item once, though many have the same place in it', async () => {
    const items = await open();
    const ids = Array.from({ length: 11 }, (_, i) => `id-${i}`);
    await items.transact(ids.map((id, i) => onList(id, i < 3 ? 'first' : i < 9 ? 'second' : 'third')));

    for (const limit of [1, 2, 4, 11]) {
      const pages = await pagesOf(items, { index: 'worklist', pk: 'HELD', limit });
      const all = pages.flat();
      expect(all.map(item => item.pk).toSorted()).toEqual(ids.toSorted());
      expect(all.map(item => item.indexes?.worklist?.sk)).toEqual(
        all.map((_, i) => (i < 3 ? 'first' : i < 9 ? 'second' : 'third')),
      );
      expect(pages.slice(0, -1).every(page => page.length === limit)).toBe(true);
    }
  });

  test('a range of a list is bounded like any other', async () => {
    const items = await open();
    await items.transact(['0#a', '0#b', '1#a', '1#c'].map((sk, i) => onList(`${i}`, sk)));

    const range = { index: 'worklist', pk: 'HELD', from: '0#b', to: '1#b' } as const;

    const pages = await pagesOf(items, { ...range, limit: 1 });
    expect(pages.map(page => page.map(item => item.pk))).toEqual([['1'], ['2']]);
  });

  test('an item moves from list to list and off them', async () => {
    const items = await open();
    const lists = async () => {
      const held = await items.count('cases', { index: 'worklist', pk: 'HELD' });
      const advisor = await items.count('cases', { index: 'worklist', pk: 'ADVISOR' });
      const due = await items.count('cases', { index: 'due', pk: 'DUE' });
      return { held, advisor, due };
    };

    const due = { pk: 'DUE', sk: 'x' };
    await items.transact([put(anItem({ indexes: { worklist: { pk: 'HELD', sk: 'x' }, due } }))]);
    expect(await lists()).toEqual({ held: 1, advisor: 0, due: 1 });
    await items.transact([put(anItem({ indexes: { worklist: { pk: 'ADVISOR', sk: 'x' }, due } }), 'anything')]);
    expect(await lists()).toEqual({ held: 0, advisor: 1, due: 1 });
    await items.transact([put(anItem({ indexes: { worklist: { pk: 'ADVISOR', sk: 'y' } } }), 'anything')]);
    expect(await lists()).toEqual({ held: 0, advisor: 1, due: 0 });
    await items.transact([put(anItem(), 'anything')]);
    expect(await lists()).toEqual({ held: 0, advisor: 0, due: 0 });
    await items.transact([put(anItem({ indexes: { due } }), 'anything')]);
    await items.transact([{ table: 'cases', remove: anItem(), expect: 'anything' }]);
    expect(await lists()).toEqual({ held: 0, advisor: 0, due: 0 });
  });

  test('more is counted and walked than fits in one answer', async () => {
    const items = await open();
    const padding = 'x'.repeat(10_000);
    for (const batch of [0, 1, 2])
      await items.transact(
        Array.from({ length: 100 }, (_, i) =>
          put(anItem({ pk: `${batch}-${i}`, doc: { padding }, indexes: { open: { pk: 'OPEN', sk: `${i}` } } })),
        ),
      );

    expect(await items.count('cases', { index: 'open', pk: 'OPEN' })).toBe(300);
    expect((await items.query('cases', { index: 'open', pk: 'OPEN', limit: 299 })).items).toHaveLength(299);
    const walked = await collect(items, 'cases', { index: 'open', pk: 'OPEN' });
    expect(new Set(walked.map(item => item.pk)).size).toBe(300);
    expect(walked).toHaveLength(300);
  });

  test('any list key finds its item again', async () => {
    const items = await open();
    const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

    await fc.assert(
      fc.asyncProperty(key, key, async (pk, sk) => {
        await items.transact([put(anItem({ indexes: { due: { pk, sk } } }), 'anything')]);

        expect(await skOf(items, { index: 'due', pk, prefix: sk, limit: 2 })).toEqual(['1']);
        expect(await skOf(items, { index: 'due', pk, from: sk, to: sk, limit: 2 })).toEqual(['1']);
      }),
      { numRuns: 30 },
    );
  });
}

async function pagesOf(items: ItemStore, question: Query): Promise<(readonly Item[])[]> {
  const pages: (readonly Item[])[] = [];
  let after: Query['after'];
  do {
    const page = await items.query('cases', { ...question, ...(after && { after }) });
    pages.push(page.items);
    after = page.after;
  } while (after);
  return pages;
}

function inPages<T>(all: readonly T[], limit: number): T[][] {
  const pages = Array.from({ length: Math.ceil(all.length / limit) }, (_, i) => all.slice(i * limit, (i + 1) * limit));
  return pages.length > 0 ? pages : [[]];
}
