import { expect, test } from 'vitest';
import { at } from '../../../tests/samples.ts';
import { saidPhone } from './person-words.ts';
import { saidInstant, saidShortly, saidTime } from './said-time.ts';

test.each([
  ['2026-11-23T09:00:00Z', '9am'],
  ['2026-11-23T16:30:00Z', '4:30pm'],
  ['2026-11-23T12:00:00Z', '12pm'],
  ['2026-11-23T00:05:00Z', '12:05am'],
  ['2026-07-01T08:15:00Z', '9:15am'],
])('%s is %s in London', (instant, said) => {
  expect(saidTime(at(instant))).toBe(said);
});

test('dates are said as people say them', () => {
  expect(saidInstant(at('2026-11-23T16:30:00Z'))).toBe('Monday 23 November 2026, 4:30pm');
  expect(saidShortly(at('2026-11-23T23:30:00Z'))).toBe('Mon 23 Nov');
});

test('a telephone number is said as it is dialled', () => {
  expect(saidPhone('+441514960101')).toBe('0151 496 0101');
});
