import type { CalendarDate } from '../../../schemas/time.ts';

/** Days since 1 January 1970, so that dates compare and subtract as whole numbers. */
export const dayNumber = (date: CalendarDate): number => Date.parse(date) / 86_400_000;

/** A date that nobody has given: always open from then, never closing, never confirmed. */
export const longAgo = -0x80000000;
export const neverEnding = 0x7fffffff;
