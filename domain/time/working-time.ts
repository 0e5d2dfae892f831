import type { Day } from '../../schemas/codes.ts';
import { CalendarDate, Instant } from '../../schemas/time.ts';
import { isBankHoliday } from './bank-holidays.ts';
import { plusDays, weekday } from './calendar.ts';

/** The service is at work between these times on each of these days that is not a bank holiday. London time. */
export interface WorkingHours {
  readonly days: readonly [Day, ...Day[]];
  readonly opens: TimeOfDay;
  readonly closes: TimeOfDay;
}

/** Hours and minutes of the day, two digits each. */
type TimeOfDay = `${number}:${number}`;

export const officeHours: WorkingHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  opens: '09:30',
  closes: '16:30',
};

const minutesIn = (time: TimeOfDay) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** Of an office day, so that working minutes can be said in days. */
export const workingDayMinutes = minutesIn(officeHours.closes) - minutesIn(officeHours.opens);

/**
 * The instant at which this much working time has gone by. A promise that just fits a day falls due at closing time,
 * not at the next opening.
 * @param minutes zero or more @throws RangeError for anything else
 */
export function addWorkingMinutes(from: Instant, minutes: number, hours = officeHours): Instant {
  if (!(minutes >= 0 && minutes < Infinity)) throw new RangeError(`cannot add ${minutes} working minutes`);
  let left = minutes * minuteMilliseconds;
  for (let date = londonDate(from); ; date = plusDays(date, 1)) {
    if (!isWorkingDay(date, hours)) continue;
    const start = Math.max(Date.parse(from), Date.parse(startOfWorkingDay(date, hours)));
    const available = Date.parse(endOfWorkingDay(date, hours)) - start;
    if (available < 0) continue;
    if (left <= available) return instant(start + left);
    left -= available;
  }
}

/**
 * The date `days` working days after the day of receipt. What comes in outside working hours (at closing time or
 * later, on a weekend or a bank holiday) counts as received when the service next opens. So with one day, Thursday
 * 16:29 gives Friday, and Thursday 16:30 gives Monday.
 * @param days whole, zero or more; zero gives the day of receipt
 */
export function addWorkingDays(from: Instant, days: number, hours = officeHours): CalendarDate {
  const today = londonDate(from);
  const isOver = from >= endOfWorkingDay(today, hours);
  let date = workingDayFrom(isOver ? plusDays(today, 1) : today, hours);
  for (let day = 0; day < days; day++) date = workingDayFrom(plusDays(date, 1), hours);
  return date;
}

/** Whole working minutes from one instant to a later one, rounded down; none if it is not later. */
export function workingMinutesBetween(from: Instant, to: Instant, hours = officeHours): number {
  let milliseconds = 0;
  for (let date = londonDate(from); date <= londonDate(to); date = plusDays(date, 1)) {
    if (!isWorkingDay(date, hours)) continue;
    const start = Math.max(Date.parse(from), Date.parse(startOfWorkingDay(date, hours)));
    const end = Math.min(Date.parse(to), Date.parse(endOfWorkingDay(date, hours)));
    milliseconds += Math.max(0, end - start);
  }
  return Math.floor(milliseconds / minuteMilliseconds);
}

/** From opening time on and before closing time. */
export function isWorkingTime(at: Instant, hours = officeHours): boolean {
  const date = londonDate(at);
  return isWorkingDay(date, hours) && at >= startOfWorkingDay(date, hours) && at < endOfWorkingDay(date, hours);
}

/** Opening time on this date, whether or not it is a working day. */
export function startOfWorkingDay(date: CalendarDate, hours = officeHours): Instant {
  return londonInstant(date, hours.opens);
}

/** Closing time on this date, whether or not it is a working day. */
export function endOfWorkingDay(date: CalendarDate, hours = officeHours): Instant {
  return londonInstant(date, hours.closes);
}

/** The date on a London calendar. */
export function londonDate(at: Instant): CalendarDate {
  return CalendarDate.parse(instant(Date.parse(at) + londonOffset(Date.parse(at))).slice(0, 10));
}

export function plusMinutes(at: Instant, minutes: number): Instant {
  return instant(Date.parse(at) + minutes * minuteMilliseconds);
}

export function plusSeconds(at: Instant, seconds: number): Instant {
  return instant(Date.parse(at) + seconds * 1000);
}

const minuteMilliseconds = 60_000;
const hourMilliseconds = 60 * minuteMilliseconds;

function isWorkingDay(date: CalendarDate, hours = officeHours): boolean {
  return hours.days.includes(weekday(date)) && !isBankHoliday(date);
}

function workingDayFrom(date: CalendarDate, hours: WorkingHours): CalendarDate {
  return isWorkingDay(date, hours) ? date : workingDayFrom(plusDays(date, 1), hours);
}

/**
 * When clocks in London show this time. The offset of the same figures read as UTC is always the right one, because
 * London is never behind UTC and its clocks change at 01:00 UTC: of an hour that comes twice this is the second.
 */
export function londonInstant(date: CalendarDate, time: TimeOfDay): Instant {
  const readAsUtc = Date.parse(`${date}T${time}:00Z`);
  return instant(readAsUtc - londonOffset(readAsUtc));
}

const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

/** How far London is ahead of UTC, in milliseconds. */
function londonOffset(milliseconds: number): number {
  const hoursAhead = Number(londonHour.format(milliseconds)) - new Date(milliseconds).getUTCHours();
  return ((hoursAhead + 24) % 24) * hourMilliseconds;
}

function instant(milliseconds: number): Instant {
  return Instant.parse(new Date(milliseconds).toISOString());
}
