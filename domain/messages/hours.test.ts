import { expect, test } from 'vitest';
import { at } from '../../tests/samples.ts';
import { quietUntil } from './hours.ts';

test.each([
  ['a winter morning before nine', '2026-11-23T08:59:59Z', '2026-11-23T09:00:00.000Z'],
  ['nine o’clock', '2026-11-23T09:00:00Z', undefined],
  ['just before eight in the evening', '2026-11-23T19:59:59Z', undefined],
  ['eight in the evening', '2026-11-23T20:00:00Z', '2026-11-24T09:00:00.000Z'],
  ['a Sunday in summer', '2026-07-12T10:00:00Z', undefined],
  ['a summer evening', '2026-07-12T19:00:00Z', '2026-07-13T08:00:00.000Z'],
  ['Christmas Day', '2026-12-25T12:00:00Z', undefined],
  ['the night in which the clocks go forward', '2027-03-27T21:00:00Z', '2027-03-28T08:00:00.000Z'],
  ['the night in which the clocks go back', '2026-10-24T19:30:00Z', '2026-10-25T09:00:00.000Z'],
])('%s', (_, now, opens) => {
  expect(quietUntil(at(now))).toBe(opens);
});
