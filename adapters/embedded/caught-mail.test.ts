import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../domain/ports.ts';
import { Instant } from '../../schemas/time.ts';
import { aLetter, courierContract } from '../contract/courier.ts';
import { createCaughtMail } from './caught-mail.ts';

const nine = Instant.parse('2026-11-21T09:00:00Z');
const clock: Clock = { now: () => nine };

courierContract('Caught mail', async () => {
  const database = new DatabaseSync(':memory:');
  const mail = createCaughtMail({ database, clock });
  const arrived = () => mail.list().map(({ sentAt: _, referral: __, ...letter }) => letter);
  return { courier: mail, arrived, refusedAddress: 'gone@bounce.invalid', close: () => database.close() };
});

function aDatabase(path = ':memory:') {
  const database = new DatabaseSync(path);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

test('a letter sent twice is kept once, and both are told the same', async () => {
  const mail = createCaughtMail({ database: aDatabase(), clock });
  const letter = aLetter();

  const first = await mail.send(letter);
  const second = await mail.send({ ...letter, subject: 'Written anew' });

  expect(second).toEqual(first);
  expect(await mail.lookUp(letter.reference)).toEqual(first);
  expect(mail.list().map(({ subject }) => subject)).toEqual([letter.subject]);
});

test('caught letters survive a restart, newest last, each with its referral', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caught-mail-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [first, second] = [aLetter(), aLetter({ reference: 'test-of-the-mail-server' })];
  const before = aDatabase(join(folder, 'mail.db'));
  await createCaughtMail({ database: before, clock }).send(first);
  before.close();

  const mail = createCaughtMail({ database: aDatabase(join(folder, 'mail.db')), clock });
  await mail.send(second);

  expect(mail.list()).toEqual([
    { ...first, sentAt: nine, referral: 'ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0' },
    { ...second, sentAt: nine },
  ]);
});

test('a letter that was never sent is known not to be', async () => {
  const mail = createCaughtMail({ database: aDatabase(), clock });

  expect(await mail.lookUp(aLetter().reference)).toBe('not-sent');
});
