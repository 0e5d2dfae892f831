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
