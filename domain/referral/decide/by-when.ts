import type { AttentionTo } from '../../../schemas/support.ts';
import type { Instant } from '../../../schemas/time.ts';
import { targets } from '../../targets.ts';
import { addWorkingDays, addWorkingMinutes, endOfWorkingDay, startOfWorkingDay } from '../../time/working-time.ts';

/** Something only the advisor can decide now, and by when. */
interface Decided<To> {
  readonly to: To;
  readonly decideBy: Instant;
}

export const inDueCourse = <To extends AttentionTo>(to: To, now: Instant): Decided<To> => ({
  to,
  decideBy: closingTimeAfter(now, targets.attentionWorkingDays),
});

/** A concern about safety is looked at within the hour, whatever else waits. */
export const asAConcern = <To extends AttentionTo>(to: To, now: Instant): Decided<To> => ({
  to,
  decideBy: addWorkingMinutes(now, targets.concernWorkingMinutes),
});

/** @param days working days */
export const morningAfter = (now: Instant, days: number): Instant => startOfWorkingDay(addWorkingDays(now, days));
/** @param days working days */
export const closingTimeAfter = (now: Instant, days: number): Instant => endOfWorkingDay(addWorkingDays(now, days));
