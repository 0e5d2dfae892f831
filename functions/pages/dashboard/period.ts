import type { Period } from '../../../domain/reports/histories.ts';
import { plusDays } from '../../../domain/time/calendar.ts';
import { ReportQuery } from '../../../schemas/reports.ts';
import { CalendarDate } from '../../../schemas/time.ts';
import type { FieldError } from '../shell/form.ts';

export interface AskedPeriod {
  readonly period: Period;
  readonly errors: readonly FieldError[];
}

type Query = Readonly<Record<string, string | undefined>>;

/** The period that an address names; the last four weeks where it names none, or one that cannot be. */
export function periodIn({ from, to }: Query, today: CalendarDate): AskedPeriod {
  const usual = periodOfDays(28, today);
  if (!from && !to) return { period: usual, errors: [] };
  const asked = ReportQuery.safeParse({ from, to });
  if (asked.success) return { period: asked.data, errors: [] };
  const undated = (['from', 'to'] as const).filter(field => !CalendarDate.safeParse({ from, to }[field]).success);
  const fields = undated.length > 0 ? undated : (['to'] as const);
  return { period: usual, errors: fields.map(field => ({ field, message: messages[field] })) };
}

const messages = {
  from: 'Enter the first day',
  to: 'Enter a last day that is not before the first, and at most a year after it',
} as const;

/** As many days, the last of which is today. */
const periodOfDays = (days: number, today: CalendarDate): Period => ({ from: plusDays(today, 1 - days), to: today });

/** What is mostly asked for. */
export const usualPeriods = (today: CalendarDate): readonly { readonly words: string; readonly period: Period }[] => [
  { words: 'Last 4 weeks', period: periodOfDays(28, today) },
  { words: 'Last 13 weeks', period: periodOfDays(91, today) },
  { words: 'Last 52 weeks', period: periodOfDays(364, today) },
];

export const addressOf = ({ from, to }: Period, place = '/dashboard'): string => `${place}?from=${from}&to=${to}`;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `27 Oct 2026 to 23 Nov 2026` */
export const saidPeriod = ({ from, to }: Period): string =>
  `${day.format(new Date(from))} to ${day.format(new Date(to))}`;

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
/** `2 Nov` */
export const saidDay = (date: CalendarDate): string => shortDay.format(new Date(date));
