import type { ReferralEvent } from '../../events/referral-events.ts';
import type { OfferId } from '../../schemas/ids.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { londonDate } from '../time/working-time.ts';
import { type History, historiesOf, wasMeant } from './histories.ts';

type OfferSetAside = Extract<ReferralEvent, { type: 'OfferSetAside.v1' }>;

/** On which day an advisor last found that the description of an offer is not right. It says nothing of whom it was for. */
export function doubtsIn(events: Iterable<ReferralEvent>): ReadonlyMap<OfferId, CalendarDate> {
  const doubts = historiesOf(events).filter(wasMeant).flatMap(doubtsOf);
  const oldestFirst = doubts.sort((a, b) => (a.at < b.at ? -1 : 1));
  return new Map(oldestFirst.map(({ offer, at }) => [offer, londonDate(at)]));
}

/** An advisor who proposes it again doubts it no more. */
function doubtsOf(history: History): OfferSetAside[] {
  const aside = new Map<OfferId, OfferSetAside>();
  for (const event of history) {
    if (event.type === 'OfferSetAside.v1') aside.set(event.offer, event);
    if (event.type === 'OfferSetAsideUndone.v1') aside.delete(event.offer);
  }
  return [...aside.values()].filter(({ reason }) => reason === 'not-as-described');
}
