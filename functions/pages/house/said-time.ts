import { saidDate } from '../../../domain/time/said-date.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { Instant } from '../../../schemas/time.ts';

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
});

/** `9am`, `4:30pm`, in London. */
export const saidTime = (at: Instant): string =>
  clockTime
    .format(new Date(at))
    .replace(/:00(?=\s|\u202f)/, '')
    .replaceAll(/[\s\u202f]/g, '');

/** `Monday 23 November 2026, 4:30pm` */
export const saidInstant = (at: Instant): string => `${saidDate(londonDate(at))}, ${saidTime(at)}`;

const shortDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});

/** `Mon 23 Nov` */
export const saidShortly = (at: Instant): string => shortDate.format(new Date(at)).replace(',', '');

const dayWithYear = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** `23 Nov 2026`, of what may be long ago. */
export const saidDay = (at: Instant): string => dayWithYear.format(new Date(at));
