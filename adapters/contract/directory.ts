import { describe, expect, onTestFinished, test } from 'vitest';
import { BusyError, ConflictError } from '../../domain/ports.ts';
import { mostOffersOfOnePartner } from '../../schemas/directory.ts';
import { createDirectory } from '../tables/directory.ts';
import type { ItemStore } from '../tables/item-store.ts';
import { amendmentTests } from './directory-amendments.ts';
import { aContent, aLaggingStore, atTransaction } from './directory-samples.ts';
import type { OpenItems } from './item-stores.ts';

/** What every directory promises. */
export function directoryContract(name: string, open: () => Promise<OpenItems>): void {
  const openItems = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return items;
  };
  describe(`${name} as a directory`, () => {
    contentTests(openItems);
    changeTests(openItems);
    amendmentTests(openItems);
  });
}

function contentTests(open: () => Promise<ItemStore>): void {
  test('before anybody has filled it, it is empty', async () => {
    const directory = createDirectory(await open());

    expect(await directory.snapshot()).toEqual({
      version: 0,
      offers: [],
      partners: [],
      sites: [],
      advisors: [],
      grants: [],
    });
    expect(await directory.staff()).toEqual({ version: 0, partners: [], sites: [], advisors: [], grants: [] });
    expect(await directory.version()).toBe(0);
    expect(await directory.caller('walton-village-practice')).toBeUndefined();
  });

  test('it is what it was last replaced with, and nothing that was there before', async () => {
    const directory = createDirectory(await open());
    await directory.replace(aContent({ offers: ['first', 'second'], callers: ['kept', 'leaver'] }));
    const content = aContent({ offers: ['second', 'third'], callers: ['kept'] });

    await directory.replace(content);

    const { callers, ...entries } = content;
    const { offers: _, ...staff } = entries;
    const version = await directory.version();
    expect(await directory.snapshot()).toEqual({ version, ...entries });
    expect(await directory.staff()).toEqual({ version, ...staff });
    expect(await directory.caller('kept')).toEqual(callers[0]);
    expect(await directory.caller('leaver')).toBeUndefined();
  });

  test('it is read again only when its version moves', async () => {
    const items = await open();
    const directory = createDirectory(items);
    await directory.replace(aContent({ offers: ['first'] }));

    const first = await directory.snapshot();
    expect(await directory.snapshot()).toBe(first);

    await createDirectory(items).replace(aContent({ offers: ['second'] }));
    expect(await directory.snapshot()).toMatchObject({ offers: [{ id: 'offer-second' }] });
  });

  test('it may be larger than any page or transaction', async () => {
    const directory = createDirectory(await open());
    const names = Array.from({ length: 320 }, (_, i) => `number-${1000 + i}`);

    await directory.replace(aContent({ offers: names }));
    await directory.replace(aContent({ offers: names.slice(0, 10) }));
    await directory.replace(aContent({ offers: names.slice(5) }));

    const { offers } = await directory.snapshot();
    expect(offers.map(offer => offer.id)).toEqual(names.slice(5).map(name => `offer-${name}`));
  });

  test('naming an entry twice is a mistake that changes nothing', async () => {
    const directory = createDirectory(await open());

    await expect(directory.replace(aContent({ offers: ['same', 'same'] }))).rejects.toBeInstanceOf(RangeError);

    expect(await directory.snapshot()).toMatchObject({ version: 0 });
  });
}

function changeTests(open: () => Promise<ItemStore>): void {
  test('one that nobody could be shown as a whole is a mistake that changes nothing', async () => {
    const directory = createDirectory(await open());
    const offers = Array.from({ length: mostOffersOfOnePartner + 1 }, (_, i) => String(i));

    await expect(directory.replace(aContent({ offers }))).rejects.toThrow(
      new RangeError('partner-neighbours has more than 1000 offers'),
    );
    expect(await directory.version()).toBe(0);
  });

  test('a list that lags behind the version is not believed: the older snapshot stays until the list has caught up', async () => {
    const items = await open();
    const lagging = aLaggingStore(items);
    const reader = createDirectory(lagging.items);
    const writer = createDirectory(items);
    await writer.replace(aContent({ offers: ['one'] }));
    const older = await reader.snapshot();

    await lagging.freeze();
    await writer.replace(aContent({ offers: ['other'] }));

    expect(await reader.snapshot()).toBe(older);
    lagging.thaw();
    expect(await reader.snapshot()).toMatchObject({ offers: [{ id: 'offer-other' }] });
  });

  test('who has no older snapshot waits for the list', async () => {
    const items = await open();
    const lagging = aLaggingStore(items);
    await lagging.freeze();
    await createDirectory(items).replace(aContent({ offers: ['one'] }));
    let waits = 0;

    const snapshot = await createDirectory(lagging.items, async () => {
      if (++waits === 3) lagging.thaw();
    }).snapshot();

    expect(snapshot).toMatchObject({ offers: [{ id: 'offer-one' }] });
    expect(waits).toBe(3);
  });

  test('who waits in vain is told that it is busy, and not given a part', async () => {
    const items = await open();
    const lagging = aLaggingStore(items);
    await lagging.freeze();
    await createDirectory(items).replace(aContent({ offers: ['one'] }));

    const snapshot = createDirectory(lagging.items, async () => undefined).snapshot();

    await expect(snapshot).rejects.toBeInstanceOf(BusyError);
  });

  test('a change that is broken off is never seen, and made good by doing it again', async () => {
    const items = await open();
    const names = Array.from({ length: 150 }, (_, i) => `number-${i}`);
    const reader = createDirectory(items, async () => undefined);
    await createDirectory(items).replace(aContent({ offers: names }));
    const older = await reader.snapshot();
    const next = aContent({ offers: names.slice(1).concat('extra') });

    await expect(
      createDirectory(atTransaction(3, items, () => Promise.reject(new Error('the power is out')))).replace(next),
    ).rejects.toThrow('the power is out');
    expect(await reader.snapshot()).toBe(older);
    await expect(createDirectory(items, async () => undefined).snapshot()).rejects.toBeInstanceOf(BusyError);

    await createDirectory(items).replace(next);
    expect((await reader.snapshot()).offers).toHaveLength(150);
    expect((await createDirectory(items).snapshot()).offers.map(offer => offer.id)).toContain('offer-extra');
  });

  test('of two who replace it at once one is told that the other does, and theirs is whole', async () => {
    const items = await open();
    const contents = [aContent({ offers: ['one'] }), aContent({ offers: ['two', 'three'] })];

    const outcomes = await Promise.allSettled(contents.map(content => createDirectory(items).replace(content)));

    const failures = outcomes.filter(outcome => outcome.status === 'rejected').map(outcome => outcome.reason);
    expect(failures).toEqual([expect.any(ConflictError)]);
    const winner = contents[outcomes.findIndex(outcome => outcome.status === 'fulfilled')];
    expect(new Set((await createDirectory(items).snapshot()).offers)).toEqual(new Set(winner?.offers));
  });

  test('who is overtaken halfway spoils nothing', async () => {
    const items = await open();
    const names = Array.from({ length: 150 }, (_, i) => `number-${i}`);
    const overtaker = createDirectory(items);
    const overtaken = createDirectory(
      atTransaction(3, items, () => overtaker.replace(aContent({ offers: ['only'], callers: ['only'] }))),
    );

    await expect(overtaken.replace(aContent({ offers: names, callers: ['leaver'] }))).rejects.toBeInstanceOf(
      ConflictError,
    );

    expect((await createDirectory(items).snapshot()).offers.map(offer => offer.id)).toEqual(['offer-only']);
    expect(await overtaker.caller('leaver')).toBeUndefined();
  });
}
