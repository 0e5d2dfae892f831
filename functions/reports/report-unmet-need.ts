import type { Period } from '../../domain/reports/histories.ts';
import { unmetNeedReport } from '../../domain/reports/unmet-need.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { PersonId, ReferralId } from '../../schemas/ids.ts';
import type { UnmetNeedReport } from '../../schemas/reports.ts';
import type { World } from '../world.ts';
import { eventsSince } from './events-since.ts';

type Needs = Pick<World, 'cases' | 'clock'>;

/** What is wanted and nobody offers, where, and what stands in the way. */
export async function reportUnmetNeed(world: Needs, period: Period): Promise<UnmetNeedReport> {
  const events = await eventsSince(world, period.from);
  return unmetNeedReport(events, period, await personsIn(world, events));
}

/** Whose each referral with an unmet need is: it may have been received long before the period. */
async function personsIn({ cases }: Needs, events: readonly ReferralEvent[]): Promise<Map<ReferralId, PersonId>> {
  const persons = new Map<ReferralId, PersonId>();
  for (const { type, referral } of events) {
    if (type !== 'NeedUnmet.v1' || persons.has(referral)) continue;
    const head = await cases.referral(referral);
    if (head) persons.set(referral, head.person);
  }
  return persons;
}
