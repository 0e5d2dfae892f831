import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { CalendarDate } from '../../schemas/time.ts';
import { bankHolidays, confirmedThrough, isBankHoliday } from './bank-holidays.ts';
import { isWeekend } from './calendar.ts';

const years = Array.from({ length: 2040 - 2018 + 1 }, (_, i) => 2018 + i);

test.each(years)('England has the days off in %i that an independent calendar gives', year => {
  const theirs = new Holidays('GB', 'ENG')
    .getHolidays(year)
    .filter(holiday => holiday.type === 'public')
    .map(holiday => CalendarDate.parse(holiday.date.slice(0, 10)))
    .filter(date => !isWeekend(date));

  expect(bankHolidays(year)).toEqual([...new Set(theirs)].sort());
});

test('Christmas on a Saturday is made up for on Monday, and Boxing Day on Tuesday', () => {
  expect(bankHolidays(2027).slice(-2)).toEqual(['2027-12-27', '2027-12-28']);
});

test('Christmas on a Sunday is made up for on Tuesday, because Monday is Boxing Day', () => {
  expect(bankHolidays(2033).slice(-2)).toEqual(['2033-12-26', '2033-12-27']);
});

test('the early May bank holiday of 2020 was moved to VE Day', () => {
  expect(isBankHoliday(CalendarDate.parse('2020-05-04'))).toBe(false);
  expect(isBankHoliday(CalendarDate.parse('2020-05-08'))).toBe(true);
});

test('the table does not run out within a year: compare it with gov.uk/bank-holidays and move confirmedThrough on', () => {
  const inAYear = new Date();
  inAYear.setUTCFullYear(inAYear.getUTCFullYear() + 1);

  expect(Date.parse(confirmedThrough)).toBeGreaterThan(inAYear.getTime());
});
