import type { CalendarDate } from '../../schemas/time.ts';

const format = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-12-29` → `Tuesday 29 December 2026`. */
export const saidDate = (date: CalendarDate): string => format.format(new Date(`${date}T00:00:00Z`)).replace(',', '');

/** `1970-06-15` → `15 June 1970`. Nobody was asked on which day of the week. */
export const saidBirth = (date: CalendarDate): string => saidDate(date).replace(/^\w+ /, '');
