import type { EventType, ReferralEvent } from '../../events/referral-events.ts';
import type { PersonId, ReferralId } from '../../schemas/ids.ts';
import type { World } from '../world.ts';

/** Whose each referral with an event of these types is: it may have been received long before the period. */
export async function personsIn(
  { cases }: Pick<World, 'cases'>,
  events: readonly ReferralEvent[],
  types: readonly EventType[],
): Promise<Map<ReferralId, PersonId>> {
  const persons = new Map<ReferralId, PersonId>();
  for (const { type, referral } of events) {
    if (!types.includes(type) || persons.has(referral)) continue;
    const head = await cases.referral(referral);
    if (head) persons.set(referral, head.person);
  }
  return persons;
}
