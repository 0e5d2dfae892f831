import type { ReferralEvent } from '../../events/referral-events.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { londonDate } from '../time/working-time.ts';

/** Days in London, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** One referral's events in order, each once. The first ones are missing where they lie before what was read. */
export type History = readonly ReferralEvent[];

/** However often and in whatever order the events come, each referral is there once with each of its events once. */
export function historiesOf(events: Iterable<ReferralEvent>): History[] {
  const byReferral = new Map<ReferralId, Map<number, ReferralEvent>>();
  for (const event of events) {
    const history = byReferral.get(event.referral) ?? new Map<number, ReferralEvent>();
    byReferral.set(event.referral, history.set(event.sequence, event));
  }
  return [...byReferral.values()].map(history => [...history.values()].sort((a, b) => a.sequence - b.sequence));
}

/** What was entered in error never was: it is left out of every count but its own. */
export const wasMeant = (history: History): boolean => !history.some(({ type }) => type === 'EnteredInError.v1');

export const isWithin = ({ from, to }: Period, { at }: Pick<ReferralEvent, 'at'>): boolean => {
  const day = londonDate(at);
  return from <= day && day <= to;
};
