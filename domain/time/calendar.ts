import { Day } from '../../schemas/codes.ts';
import { CalendarDate } from '../../schemas/time.ts';

const dayMilliseconds = 86_400_000;

/** @param month 1 to 12 */
export function calendarDate(year: number, month: number, day: number): CalendarDate {
  return printDate(Date.UTC(year, month - 1, day));
}

export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return printDate(Date.parse(date) + days * dayMilliseconds);
}

export function weekday(date: CalendarDate): Day {
  const daysAfterMonday = new Date(date).getUTCDay() - 1; // Sunday, -1, is the last of the options
  return Day.parse(Day.options.at(daysAfterMonday));
}

export function isWeekend(date: CalendarDate): boolean {
  return ['sat', 'sun'].includes(weekday(date));
}

function printDate(milliseconds: number): CalendarDate {
  return CalendarDate.parse(new Date(milliseconds).toISOString().slice(0, 10));
}
