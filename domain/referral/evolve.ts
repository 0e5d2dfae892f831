import { inStage, type ReferralEvent } from '../../events/referral-events.ts';
import { withAttention } from './attention.ts';
import { afterEnding } from './evolve/ending.ts';
import { afterOnward } from './evolve/onward.ts';
import { afterReceiving } from './evolve/receiving.ts';
import { afterSupporting } from './evolve/supporting.ts';
import type { Referral } from './state.ts';

/**
 * The referral after one more event. Events that were committed are facts: this never refuses one, and every time by which
 * something is promised is copied from them. It knows no target and no calendar, so a history folds to the same referral for
 * ever, whatever is promised by then.
 * @throws RangeError when the events are not those of one referral in order, which only damaged data can be
 */
export function evolve(before: Referral | undefined, event: ReferralEvent): Referral {
  if (event.sequence !== (before?.version ?? 0) + 1)
    throw new RangeError(`event ${event.sequence} of ${event.referral} does not follow ${before?.version ?? 0}`);
  if (!before) {
    if (event.type !== 'ReferralReceived.v1') throw new RangeError(`${event.referral} does not begin with its receipt`);
    return begin(event);
  }
  return { ...withAttention(after(before, event), event), version: event.sequence };
}

export const fold = (events: readonly ReferralEvent[], from?: Referral): Referral | undefined =>
  events.reduce<Referral | undefined>(evolve, from);

function begin(event: Extract<ReferralEvent, { type: 'ReferralReceived.v1' }>): Referral {
  const { reference, person, source, request, firstContactBy, assignBy } = event;
  return {
    id: event.referral,
    version: event.sequence,
    reference,
    person,
    source,
    request,
    receivedAt: event.at,
    firstContactBy,
    links: [],
    possibleDuplicates: [],
    matches: 0,
    consents: [],
    goals: [],
    plan: [],
    setAside: [],
    onward: [],
    escalations: [],
    attention: [],
    status: 'received',
    waitingSince: event.at,
    assignBy,
    escalated: false,
  };
}

function after(before: Referral, event: ReferralEvent): Referral {
  if (inStage.receiving(event)) return afterReceiving(before, event);
  if (inStage.supporting(event)) return afterSupporting(before, event);
  return inStage.onward(event) ? afterOnward(before, event) : afterEnding(before, event);
}
