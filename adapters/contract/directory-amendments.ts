import { expect, test } from 'vitest';
import { BusyError, ConflictError } from '../../domain/ports.ts';
import { OfferId } from '../../schemas/ids.ts';
import { createDirectory } from '../tables/directory.ts';
import { tallyOf } from '../tables/directory-version.ts';
import type { ItemStore } from '../tables/item-store.ts';
import { versionKey } from '../tables/keys.ts';
import { aContent, aLaggingStore, atTransaction } from './directory-samples.ts';

/** What every directory promises of changes of one offer, alone and beside others. */
export function amendmentTests(open: () => Promise<ItemStore>): void {
  singleTests(open);
  raceTests(open);
  readerTests(open);
}

const [one, two] = [OfferId.parse('offer-one'), OfferId.parse('offer-two')];

function singleTests(open: () => Promise<ItemStore>): void {
  test('one offer is changed, and nothing else but the version', async () => {
    const { directory } = await aDirectory(open, ['one', 'two']);
    const before = await directory.snapshot();

    const amended = await directory.amendOffer(one, { status: 'paused', cost: undefined }, before.version);

    const after = await directory.snapshot();
    expect(amended).toEqual(await directory.offer(one));
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.offers.find(({ id }) => id === one)).toEqual(amended.offer);
    const { cost: _, ...rest } = before.offers.find(({ id }) => id === one) ?? {};
    expect(amended.offer).toEqual({ ...rest, status: 'paused' });
    expect({ ...after, version: 0, offers: after.offers.filter(({ id }) => id !== one) }).toEqual({
      ...before,
      version: 0,
      offers: before.offers.filter(({ id }) => id !== one),
    });
    expect(await directory.staff()).toMatchObject({ version: after.version, advisors: before.advisors });
  });

  test('who has not seen the last change, or means an offer that is gone, is told so', async () => {
    const { directory } = await aDirectory(open, ['one']);
    const version = await directory.version();
    await directory.amendOffer(one, { name: 'Tea on Mondays' }, version);

    const late = directory.amendOffer(one, { name: 'Tea on Tuesdays' }, version);
    await expect(late).rejects.toBeInstanceOf(ConflictError);
    await expect(directory.amendOffer(two, { name: 'Tea' }, version)).rejects.toBeInstanceOf(ConflictError);

    expect(await directory.offer(one)).toMatchObject({ offer: { name: 'Tea on Mondays' } });
    expect(await directory.offer(two)).toBeUndefined();
  });

  test('what the vocabulary does not allow is not written', async () => {
    const { directory } = await aDirectory(open, ['one']);
    const version = await directory.version();

    await expect(directory.amendOffer(one, { name: '' }, version)).rejects.toMatchObject({ name: 'ZodError' });

    expect(await directory.version()).toBe(version);
  });

  test('a directory that was filled before single offers could be amended is read and amended as well', async () => {
    const { items, directory } = await aDirectory(open, ['one', 'two']);
    const row = await items.get('directory', versionKey);
    if (!row) throw new Error('it has been filled');
    const { current, entries } = row.doc;
    await items.transact([
      { table: 'directory', put: { ...row, doc: { current, entries } }, expect: { version: row.version } },
    ]);

    expect(await createDirectory(items).staff()).toMatchObject({ version: current, sites: [{ id: 'site-walton' }] });
    await directory.amendOffer(one, { status: 'paused' }, row.version);

    const { offers } = await createDirectory(items).snapshot();
    expect(offers.map(({ status }) => status)).toEqual(['paused', 'open']);
    expect(await createDirectory(items).staff()).toMatchObject({ advisors: [{ id: 'advisor-ada' }] });
  });
}

function raceTests(open: () => Promise<ItemStore>): void {
  test('of many who change one offer at once, one does and the others are told', async () => {
    const { items, directory } = await aDirectory(open, ['one', 'two']);
    const version = await directory.version();

    const outcomes = await Promise.allSettled(
      ['A', 'B', 'C', 'D', 'E'].map(name => createDirectory(items).amendOffer(one, { name }, version)),
    );

    const done = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const failures = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(done).toEqual([await directory.offer(one)]);
    expect(failures.every(failure => failure instanceof ConflictError)).toBe(true);
    expect(await wholeOffers(items)).toHaveLength(2);
  });

  test('those who change different offers at once all do', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const { items, directory } = await aDirectory(open, names);
    const version = await directory.version();

    await Promise.all(
      names.map(name =>
        createDirectory(items).amendOffer(OfferId.parse(`offer-${name}`), { name: `Now ${name}` }, version),
      ),
    );

    expect((await wholeOffers(items)).map(({ name }) => name)).toEqual(names.map(name => `Now ${name}`));
    expect(await directory.version()).toBe(version + names.length);
  });

  test('while all is being replaced nothing is amended, and the replacement is whole', async () => {
    const { items, directory } = await aDirectory(open, ['one', 'two']);
    const version = await directory.version();
    const met: unknown[] = [];
    const replacing = createDirectory(
      atTransaction(2, items, async () => {
        met.push(await directory.amendOffer(one, { name: 'Meanwhile' }, version).catch((error: unknown) => error));
      }),
    );

    await replacing.replace(aContent({ offers: ['two', 'three'] }));

    expect(met).toEqual([expect.any(BusyError)]);
    expect((await wholeOffers(items)).map(({ id }) => id)).toEqual(['offer-three', 'offer-two']);
  });

  test('an amendment that comes before the claim of a replacement makes it give way', async () => {
    const { items, directory } = await aDirectory(open, ['one', 'two']);
    const version = await directory.version();
    const replacing = createDirectory(
      atTransaction(1, items, async () => void (await directory.amendOffer(one, { name: 'First' }, version))),
    );

    await expect(replacing.replace(aContent({ offers: ['two'] }))).rejects.toBeInstanceOf(ConflictError);

    expect((await wholeOffers(items)).map(({ name }) => name)).toContain('First');
  });

  test('an amendment whose offer is replaced under its hands changes nothing', async () => {
    const { items, directory } = await aDirectory(open, ['one', 'two']);
    const version = await directory.version();
    const amending = createDirectory(
      atTransaction(1, items, () => createDirectory(items).replace(aContent({ offers: ['one'] }))),
    );

    await expect(amending.amendOffer(one, { name: 'Too late' }, version)).rejects.toBeInstanceOf(ConflictError);

    expect((await wholeOffers(items)).map(({ name }) => name)).toEqual(['Tea and Company']);
  });
}

function readerTests(open: () => Promise<ItemStore>): void {
  test('a list that has not heard of an amendment is not believed, even when it has heard of another', async () => {
    const { items, directory } = await aDirectory(open, ['one', 'two']);
    const lagging = aLaggingStore(items);
    const reader = createDirectory(lagging.items);
    const older = await reader.snapshot();
    await directory.amendOffer(one, { status: 'paused' }, older.version);
    await lagging.freeze();
    await directory.amendOffer(two, { status: 'closed' }, older.version);

    expect(await reader.snapshot()).toBe(older);
    lagging.thaw();
    expect((await reader.snapshot()).offers.map(({ status }) => status)).toEqual(['paused', 'closed']);
  });

  test('whoever reads while offers are amended sees each version as it was', async () => {
    const { items, directory } = await aDirectory(open, ['one', 'two']);
    const first = await directory.version();
    const reader = createDirectory(items);
    const seen: { version: number; names: string[] }[] = [];
    const look = async () => {
      const { version, offers } = await reader.snapshot();
      seen.push({ version, names: offers.map(({ name }) => name) });
    };

    let [atOne, atTwo] = [first, first];
    for (let round = 1; round <= 8; round++) {
      const name = `Round ${round}`;
      const amending = Promise.all([
        directory.amendOffer(one, { name }, atOne),
        directory.amendOffer(two, { name }, atTwo),
      ]);
      await look();
      [{ version: atOne }, { version: atTwo }] = await amending;
      await look();
    }

    const lastSeen = seen.at(-1);
    expect(lastSeen).toEqual({ version: first + 16, names: ['Round 8', 'Round 8'] });
    const byVersion = new Map<number, string>();
    for (const { version, names } of seen) {
      expect(byVersion.get(version) ?? names.join()).toBe(names.join());
      byVersion.set(version, names.join());
    }
  });
}

async function aDirectory(open: () => Promise<ItemStore>, offers: string[]) {
  const items = await open();
  const directory = createDirectory(items);
  await directory.replace(aContent({ offers }));
  return { items, directory };
}

/** As a new reader finds them, whose count and sum then agree with the version row. */
async function wholeOffers(items: ItemStore) {
  const { offers } = await createDirectory(items, async () => undefined).snapshot();
  const row = await items.get('directory', versionKey);
  const entries = await Promise.all(offers.map(({ id }) => createDirectory(items).offer(id)));
  expect(row?.doc['offers']).toEqual(tallyOf(entries.flatMap(entry => entry ?? [])));
  return offers;
}
