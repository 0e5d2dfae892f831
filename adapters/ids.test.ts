import { decodeTime } from 'ulid';
import { expect, test } from 'vitest';
import { Instant } from '../schemas/time.ts';
import { ulidIds } from './ids.ts';

const nine = Instant.parse('2026-11-21T09:00:00Z');

test('referrals that arrive in the same millisecond have different ids that sort as they came', () => {
  const ids = ulidIds({ now: () => nine });

  const referrals = Array.from({ length: 500 }, () => ids.referral());

  expect(new Set(referrals).size).toBe(500);
  expect(referrals.toSorted()).toEqual(referrals);
});

test('ids go on rising when the clock is put back', () => {
  const instants = [nine, Instant.parse('2026-11-21T08:59:00Z')];
  const ids = ulidIds({ now: () => instants.shift() ?? nine });

  const before = ids.referral();
  const after = ids.referral();

  expect(after > before).toBe(true);
});

test('an id carries the time of the clock it was given, and says what it names', () => {
  const person = ulidIds({ now: () => nine }).person();

  expect(person).toMatch(/^per_/);
  expect(decodeTime(person.slice('per_'.length))).toBe(Date.parse(nine));
});
