import { Day } from '../../schemas/codes.ts';
import type { Instant } from '../../schemas/time.ts';
import { plusDays } from '../time/calendar.ts';
import { endOfWorkingDay, londonDate, startOfWorkingDay, type WorkingHours } from '../time/working-time.ts';

/** When a telephone may ring with a text or an e-mail of ours: London time, on any day. */
const civilHours: WorkingHours = { days: ['mon', ...Day.exclude(['mon']).options], opens: '09:00', closes: '20:00' };

/** When the quiet hours end; undefined when it is not one of them. */
export function quietUntil(now: Instant): Instant | undefined {
  const today = londonDate(now);
  const opens = startOfWorkingDay(today, civilHours);
  if (now < opens) return opens;
  return now < endOfWorkingDay(today, civilHours) ? undefined : startOfWorkingDay(plusDays(today, 1), civilHours);
}
