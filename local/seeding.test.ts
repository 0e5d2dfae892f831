import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../adapters/embedded/database.ts';
import { createSqliteItems } from '../adapters/embedded/sqlite-items.ts';
import { createDirectory } from '../adapters/tables/directory.ts';
import { CalendarDate } from '../schemas/time.ts';
import { demonstrationDirectory } from './seed/index.ts';
import { seedDirectory } from './seeding.ts';

test('the same demonstration is not a new version of the directory; the next day’s is', async () => {
  const { items, directory } = aDirectory();

  await seedDirectory(items, directory, contentOn('2026-11-23'));
  const first = await directory.snapshot();
  await seedDirectory(items, directory, contentOn('2026-11-23'));
  const again = await directory.snapshot();
  await seedDirectory(items, directory, contentOn('2026-11-24'));
  const nextDay = await directory.snapshot();

  expect(again.version).toBe(first.version);
  expect(nextDay.version).toBeGreaterThan(first.version);
  expect(nextDay.offers.length).toBeGreaterThanOrEqual(60);
});

test('whoever may sign in is known', async () => {
  const { items, directory } = aDirectory();

  await seedDirectory(items, directory, contentOn('2026-11-23'));

  expect(await directory.caller('life-rooms-desk')).toMatchObject({ role: 'advisor', organisation: 'org-life-rooms' });
});

function aDirectory() {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const items = createSqliteItems(database, Date.now);
  return { items, directory: createDirectory(items) };
}

function contentOn(date: string) {
  const { callers, ...directory } = demonstrationDirectory(CalendarDate.parse(date));
  return { ...directory, callers: callers.map(({ caller }) => caller) };
}
