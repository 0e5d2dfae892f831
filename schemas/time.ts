import * as z from 'zod';

/** An instant in UTC, always printed with milliseconds, so that text order is time order. */
export const Instant = z.iso
  .datetime({ abort: true })
  .max(40)
  .transform(text => new Date(text).toISOString())
  .pipe(z.string().length(24).meta({ format: 'date-time' }).brand<'instant'>());
export type Instant = z.infer<typeof Instant>;

/** A calendar date in Europe/London, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date({ abort: true }).max(10).brand<'date'>();
export type CalendarDate = z.infer<typeof CalendarDate>;
