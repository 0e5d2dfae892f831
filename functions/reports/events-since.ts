import { londonDate } from '../../domain/time/working-time.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import type { World } from '../world.ts';

/** Everything from this day until now, because what began in a period is followed to where it stands. */
export async function eventsSince(
  { cases, clock }: Pick<World, 'cases' | 'clock'>,
  from: CalendarDate,
): Promise<ReferralEvent[]> {
  const events: ReferralEvent[] = [];
  for await (const event of cases.activity(from, londonDate(clock.now()))) events.push(event);
  return events;
}
