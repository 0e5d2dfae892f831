import { CalendarDate } from '../../schemas/time.ts';
import { calendarDate, isWeekend, plusDays, weekday } from './calendar.ts';

/**
 * England's bank holidays of a year, in order, as days off: a holiday at a weekend is given as its substitute day.
 * From 2018; source: Banking and Financial Dealings Act 1971 and the proclamations in the tables below.
 */
export function bankHolidays(year: number): readonly CalendarDate[] {
  const known = byYear.get(year);
  if (known !== undefined) return known;
  const holidays = computeBankHolidays(year);
  byYear.set(year, holidays);
  return holidays;
}

export function isBankHoliday(date: CalendarDate): boolean {
  return bankHolidays(Number(date.slice(0, 4))).includes(date);
}

/**
 * The rules hold for ever but one-off days are proclaimed a year or two ahead (once only nine days), so the tables must
 * be looked after: compare with https://www.gov.uk/bank-holidays, add what is new and move this date on.
 */
export const confirmedThrough = CalendarDate.parse('2028-12-31');

const byYear = new Map<number, readonly CalendarDate[]>();

function computeBankHolidays(year: number): CalendarDate[] {
  const easterSunday = easter(year);
  const regular = [
    ...inLieuOfWeekend([calendarDate(year, 1, 1)]),
    plusDays(easterSunday, -2),
    plusDays(easterSunday, 1),
    mondayFrom(calendarDate(year, 5, 1)),
    mondayFrom(calendarDate(year, 5, 25)),
    mondayFrom(calendarDate(year, 8, 25)),
    ...inLieuOfWeekend([calendarDate(year, 12, 25), calendarDate(year, 12, 26)]),
  ];
  const extra = extraDays.filter(date => date.startsWith(`${year}-`));
  return [...regular.map(date => movedDays.get(date) ?? date), ...extra].sort();
}

/** Regular days that were held on another date in that one year. */
const movedDays = new Map(
  [
    ['2020-05-04', '2020-05-08'], // 75 years since VE Day
    ['2022-05-30', '2022-06-02'], // Platinum Jubilee
  ].map(([from, to]) => [CalendarDate.parse(from), CalendarDate.parse(to)]),
);

const extraDays = [
  '2022-06-03', // Platinum Jubilee
  '2022-09-19', // funeral of Queen Elizabeth II
  '2023-05-08', // coronation of King Charles III
].map(date => CalendarDate.parse(date));

/** Easter Sunday by the Anonymous Gregorian computus (Meeus, Jones and Butcher), in its customary letters. */
function easter(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return calendarDate(year, Math.floor(n / 31), (n % 31) + 1);
}

/** A holiday at a weekend is made up for on the next weekday that is not one of the others already. */
function inLieuOfWeekend(holidays: readonly CalendarDate[]): CalendarDate[] {
  const taken = holidays.filter(date => !isWeekend(date));
  for (const holiday of holidays.filter(isWeekend)) {
    let substitute = holiday;
    while (isWeekend(substitute) || taken.includes(substitute)) substitute = plusDays(substitute, 1);
    taken.push(substitute);
  }
  return taken;
}

function mondayFrom(date: CalendarDate): CalendarDate {
  let monday = date;
  while (weekday(monday) !== 'mon') monday = plusDays(monday, 1);
  return monday;
}
