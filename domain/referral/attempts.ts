import type { Instant } from '../../schemas/time.ts';
import { targets } from '../targets.ts';
import { londonDate, londonInstant } from '../time/working-time.ts';

/**
 * How many of the agreed attempts these are. Whoever does not answer at ten will not at five past: one for each morning,
 * afternoon and evening counts; and the last only when they have not all been at the same time of day.
 * @param times when each attempt was made, in any order
 */
export function attemptsAt(times: readonly Instant[]): number {
  const tried = times.map(at => ({ day: londonDate(at), part: partOfDay(at) }));
  const count = new Set(tried.map(({ day, part }) => `${day} ${part}`)).size;
  const areVaried = new Set(tried.map(({ part }) => part)).size > 1;
  return areVaried ? count : Math.min(count, targets.contactAttempts - 1);
}

/** By the clocks of London. */
function partOfDay(at: Instant): 'morning' | 'afternoon' | 'evening' {
  const day = londonDate(at);
  if (at < londonInstant(day, '12:00')) return 'morning';
  return at < londonInstant(day, '17:00') ? 'afternoon' : 'evening';
}
