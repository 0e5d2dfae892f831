import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CalendarDate, Instant } from '../../schemas/time.ts';
import { isBankHoliday } from './bank-holidays.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  endOfWorkingDay,
  isWorkingTime,
  londonDate,
  officeHours,
  plusMinutes,
  plusSeconds,
  startOfWorkingDay,
  type WorkingHours,
  workingMinutesBetween,
} from './working-time.ts';

const at = (text: string) => Instant.parse(text);
const on = (text: string) => CalendarDate.parse(text);

describe('a day in London', () => {
  test('opens at 09:30 by the clocks on the wall, in winter and in summer', () => {
    expect(startOfWorkingDay(on('2026-01-15'))).toBe('2026-01-15T09:30:00.000Z');
    expect(startOfWorkingDay(on('2026-07-15'))).toBe('2026-07-15T08:30:00.000Z');
    expect(endOfWorkingDay(on('2026-07-15'))).toBe('2026-07-15T15:30:00.000Z');
  });

  test.each([
    ['2026-03-28', '2026-03-28T09:30:00.000Z', '2026-03-28T16:30:00.000Z'],
    ['2026-03-29', '2026-03-29T08:30:00.000Z', '2026-03-29T15:30:00.000Z'],
    ['2026-10-24', '2026-10-24T08:30:00.000Z', '2026-10-24T15:30:00.000Z'],
    ['2026-10-25', '2026-10-25T09:30:00.000Z', '2026-10-25T16:30:00.000Z'],
  ])('on %s, at a change of the clocks, it opens and closes by the new time', (date, opens, closes) => {
    expect([startOfWorkingDay(on(date)), endOfWorkingDay(on(date))]).toEqual([opens, closes]);
  });

  test('begins at midnight in London, which in summer is eleven in the evening UTC', () => {
    expect(londonDate(at('2026-07-14T22:59:59.999Z'))).toBe('2026-07-14');
    expect(londonDate(at('2026-07-14T23:00:00Z'))).toBe('2026-07-15');
    expect(londonDate(at('2026-01-14T23:59:59.999Z'))).toBe('2026-01-14');
  });

  test('is working time from opening on and before closing', () => {
    expect(isWorkingTime(at('2026-01-15T09:29:59.999Z'))).toBe(false);
    expect(isWorkingTime(at('2026-01-15T09:30:00Z'))).toBe(true);
    expect(isWorkingTime(at('2026-01-15T16:29:59.999Z'))).toBe(true);
    expect(isWorkingTime(at('2026-01-15T16:30:00Z'))).toBe(false);
    expect(isWorkingTime(at('2026-01-17T12:00:00Z'))).toBe(false);
  });
});

describe('working minutes', () => {
  test.each([
    ['within a morning', '2026-06-03T09:00:00Z', 15, '2026-06-03T09:15:00.000Z'],
    ['from the night before', '2026-06-02T22:00:00Z', 15, '2026-06-03T08:45:00.000Z'],
    ['over the night', '2026-06-03T15:20:00Z', 15, '2026-06-04T08:35:00.000Z'],
    ['up to closing time and not a day later', '2026-06-03T15:15:00Z', 15, '2026-06-03T15:30:00.000Z'],
    ['over a weekend in which the clocks go forward', '2026-03-27T16:25:00Z', 15, '2026-03-30T08:40:00.000Z'],
    ['over a weekend in which the clocks go back', '2026-10-23T15:25:00Z', 15, '2026-10-26T09:40:00.000Z'],
    ['over Easter', '2026-04-02T15:25:00Z', 15, '2026-04-07T08:40:00.000Z'],
    ['over Christmas', '2026-12-24T16:25:00Z', 15, '2026-12-29T09:40:00.000Z'],
    ['for a whole week of seven-hour days', '2026-06-01T08:30:00Z', 5 * 7 * 60, '2026-06-05T15:30:00.000Z'],
  ])('%s', (_, from, minutes, expected) => {
    expect(addWorkingMinutes(at(from), minutes)).toBe(expected);
  });

  test('cannot be taken away', () => {
    expect(() => addWorkingMinutes(at('2026-06-03T09:00:00Z'), -1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(at('2026-06-03T09:00:00Z'), Number.NaN)).toThrow(RangeError);
  });

  test('other hours are counted by their own opening times', () => {
    const saturdays: WorkingHours = { ...officeHours, days: ['sat'], opens: '14:30' };

    expect(addWorkingMinutes(at('2026-06-03T09:00:00Z'), 150, saturdays)).toBe('2026-06-13T14:00:00.000Z');
  });
});

describe('working days', () => {
  test.each([
    ['Thursday just before closing', '2026-06-04T15:29:59Z', 1, '2026-06-05'],
    ['Thursday at closing time', '2026-06-04T15:30:00Z', 1, '2026-06-08'],
    ['Thursday before opening', '2026-06-04T05:00:00Z', 1, '2026-06-05'],
    ['Saturday', '2026-06-06T12:00:00Z', 1, '2026-06-09'],
    ['Maundy Thursday', '2026-04-02T10:00:00Z', 1, '2026-04-07'],
    ['Good Friday', '2026-04-03T10:00:00Z', 2, '2026-04-09'],
    ['Christmas Eve', '2026-12-24T10:00:00Z', 2, '2026-12-30'],
    ['Christmas Day', '2026-12-25T10:00:00Z', 0, '2026-12-29'],
    ['the Friday before the clocks go forward', '2026-03-27T10:00:00Z', 1, '2026-03-30'],
    ['the Friday before the clocks go back', '2026-10-23T10:00:00Z', 1, '2026-10-26'],
  ])('received on %s', (_, from, days, expected) => {
    expect(addWorkingDays(at(from), days)).toBe(expected);
  });
});

test('clock time goes on over nights and weekends', () => {
  expect(plusMinutes(at('2026-03-28T23:59:00Z'), 62)).toBe('2026-03-29T01:01:00.000Z');
  expect(plusSeconds(at('2026-03-28T23:59:50Z'), 20)).toBe('2026-03-29T00:00:10.000Z');
});

describe('at any time from 2018 to 2030', () => {
  const dayMilliseconds = 86_400_000;
  const near = (date: string) =>
    fc.integer({ min: -4 * dayMilliseconds, max: 4 * dayMilliseconds }).map(shift => Date.parse(date) + shift);
  const anInstant = fc
    .oneof(
      fc.integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2030, 11, 31) }),
      near('2024-03-31'), // clocks go forward on Easter Sunday
      near('2026-10-25'),
      near('2021-12-25'),
      near('2022-06-02'),
    )
    .map(milliseconds => at(new Date(milliseconds).toISOString()));
  const wallClock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const isOpenByTheWallClock = (minute: Instant) => {
    const shown = new Map(wallClock.formatToParts(Date.parse(minute)).map(part => [part.type, part.value]));
    const time = `${shown.get('hour')}:${shown.get('minute')}`;
    const date = on(`${shown.get('year')}-${shown.get('month')}-${shown.get('day')}`);
    return !/Sat|Sun/.test(shown.get('weekday') ?? '') && !isBankHoliday(date) && time >= '09:30' && time < '16:30';
  };
  const someMinutes = fc.integer({ min: 0, max: 3000 });

  test('adding minutes twice is adding their sum', () => {
    fc.assert(
      fc.property(anInstant, someMinutes, someMinutes, (from, first, second) => {
        expect(addWorkingMinutes(addWorkingMinutes(from, first), second)).toBe(addWorkingMinutes(from, first + second));
      }),
    );
  });

  test('who comes later is never due sooner', () => {
    fc.assert(
      fc.property(anInstant, anInstant, someMinutes, fc.nat(10), (one, other, minutes, days) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];

        expect(addWorkingMinutes(earlier, minutes) <= addWorkingMinutes(later, minutes)).toBe(true);
        expect(addWorkingDays(earlier, days) <= addWorkingDays(later, days)).toBe(true);
      }),
    );
  });

  test('a promise falls due in working time or at closing time', () => {
    fc.assert(
      fc.property(anInstant, someMinutes, (from, minutes) => {
        const due = addWorkingMinutes(from, minutes);

        expect(due >= from).toBe(true);
        expect(
          isWorkingTime(due) || (isWorkingTime(plusMinutes(due, -1)) && due === endOfWorkingDay(londonDate(due))),
        ).toBe(true);
      }),
    );
  });

  test('the minutes between are the minutes added', () => {
    fc.assert(
      fc.property(anInstant, someMinutes, (from, minutes) => {
        expect(workingMinutesBetween(from, addWorkingMinutes(from, minutes))).toBe(minutes);
      }),
    );
  });

  test('the minutes between are those that a clock on the wall counts', () => {
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 0, max: 4 * 24 * 60 }), (roughly, minutes) => {
        const from = at(`${roughly.slice(0, 16)}:00Z`);
        const counted = Array.from({ length: minutes }, (_, i) => plusMinutes(from, i)).filter(isOpenByTheWallClock);

        expect(workingMinutesBetween(from, plusMinutes(from, minutes))).toBe(counted.length);
      }),
      { numRuns: 20 },
    );
  });
});
