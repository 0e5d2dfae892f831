import { expect, onTestFinished, test } from 'vitest';
import { ConflictError, type OfferChange } from '../../domain/ports.ts';
import type { OfferId } from '../../schemas/ids.ts';
import { CalendarDate } from '../../schemas/time.ts';
import { at } from '../../tests/samples.ts';
import { openWorld } from '../../tests/world.ts';
import { reopenOffers } from './reopen-offers.ts';

test('an offer that is paused until Monday is open on Monday morning, and not before', async () => {
  const { world, amend, stored } = await aDirectory();
  await amend({ status: 'paused', pausedUntil: day('2026-11-30') });

  world.setTime(at('2026-11-29T23:59:00Z'));
  await reopenOffers(world);
  expect(await stored()).toMatchObject({ status: 'paused', pausedUntil: day('2026-11-30') });

  world.setTime(at('2026-11-30T00:00:00Z'));
  await reopenOffers(world);
  expect(await stored()).toMatchObject({ status: 'open' });
  expect(await stored()).not.toHaveProperty('pausedUntil');
});

test('the day begins when it does in London', async () => {
  const { world, amend, stored } = await aDirectory();
  await amend({ status: 'paused', pausedUntil: day('2027-07-01') });

  world.setTime(at('2027-06-30T23:00:00Z'));
  await reopenOffers(world);

  expect(await stored()).toMatchObject({ status: 'open' });
});

test('what is closed stays closed, what is paused without an end stays paused, and nothing is written', async () => {
  const { world, amend, stored } = await aDirectory();
  world.setTime(at('2026-12-07T09:00:00Z'));

  for (const change of [
    { status: 'closed', pausedUntil: day('2026-11-30') },
    { status: 'paused', pausedUntil: undefined },
  ] as const) {
    await amend(change);
    const version = await world.directory.version();
    await reopenOffers(world);
    expect(await stored()).toMatchObject({ status: change.status });
    expect(await world.directory.version()).toBe(version);
  }
});

test('a partner who prolongs the pause at that very moment is heard', async () => {
  const { world, amend, stored } = await aDirectory();
  await amend({ status: 'paused', pausedUntil: day('2026-11-30') });
  world.setTime(at('2026-11-30T00:00:00Z'));
  const directory = {
    ...world.directory,
    async amendOffer(...asked: Parameters<typeof world.directory.amendOffer>) {
      await amend({ pausedUntil: day('2026-12-14') });
      return world.directory.amendOffer(...asked).catch((error: unknown) => {
        expect(error).toBeInstanceOf(ConflictError);
        throw error;
      });
    },
  };

  await reopenOffers({ ...world, directory });

  expect(await stored()).toMatchObject({ status: 'paused', pausedUntil: day('2026-12-14') });
});

const day = (text: string) => CalendarDate.parse(text);

async function aDirectory() {
  const world = await openWorld();
  onTestFinished(world.close);
  const { offers } = await world.directory.snapshot();
  const id = offers.find(({ status }) => status === 'open')?.id as OfferId;
  const amend = async (change: OfferChange) => {
    const record = await world.directory.offer(id);
    await world.directory.amendOffer(id, change, record?.version ?? 0);
  };
  return { world, amend, stored: async () => (await world.directory.offer(id))?.offer };
}
