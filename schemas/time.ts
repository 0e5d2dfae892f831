import * as z from 'zod';

/** An instant in UTC, always printed with milliseconds, so that text order is time order. */
export const Instant = z.iso
  .datetime()
  .transform(text => new Date(text).toISOString())
  .pipe(z.string().brand<'instant'>());
export type Instant = z.infer<typeof Instant>;

/** A calendar date in Europe/London, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date().brand<'date'>();
export type CalendarDate = z.infer<typeof CalendarDate>;
