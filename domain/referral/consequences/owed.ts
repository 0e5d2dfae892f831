import type { Ending } from '../../../events/ending.ts';
import type { Receiving } from '../../../events/receiving.ts';
import { inStage, type ReferralEvent } from '../../../events/referral-events.ts';
import type { Supporting } from '../../../events/supporting.ts';
import { holdLadder, targets } from '../../targets.ts';
import { isInCare, type Referral } from '../state.ts';
import {
  attention,
  concern,
  type Owed,
  rung,
  toAdvisor,
  toItsAdvisor,
  toPerson,
  toReferrer,
  toRole,
} from './addressees.ts';
import { owedForOnward } from './onward.ts';

/** Who is to be told of an event. `referral` is how it stands after the whole decision. */
export function owedFor(event: ReferralEvent, referral: Referral): Owed[] {
  if (inStage.receiving(event)) return owedForReceiving(event, referral);
  if (inStage.supporting(event)) return owedForSupporting(event, referral);
  return inStage.onward(event) ? owedForOnward(event, referral) : owedForEnding(event, referral);
}

function owedForReceiving(event: Receiving, referral: Referral): Owed[] {
  switch (event.type) {
    case 'ReferralReceived.v1':
      return toReferrer(referral, 'referrer-acknowledged', 'direct-care-receipt');
    case 'ReferralLinked.v1':
      return toReferrer(referral, 'referrer-linked');
    case 'ReferralHeld.v1':
      return holdLadder[0].map(role => toRole('duty-hold', role));
    case 'HoldUnseen.v1':
      return rung(event.round).map(role => toRole('duty-hold', role));
    case 'AdvisorAssigned.v1':
      return [toAdvisor('advisor-assigned', event.advisor), ...toReferrer(referral, 'referrer-assigned')];
    case 'AssignmentEscalated.v1':
      return [toRole('manager-unassigned', 'manager')];
    case 'FirstContactOverdue.v1':
      return [toRole('manager-contact-overdue', 'manager')];
    case 'PossibleDuplicateNoted.v1':
    case 'HoldTaken.v1':
    case 'HoldReleased.v1':
    case 'ReferralMatched.v1':
    case 'NeedUnmet.v1':
      return [];
    case 'MessageFailed.v1':
      // Somebody must know, but a page about a failed page would never end: the alarm on failed messages has that case.
      return event.kind === 'manager-message-failed'
        ? []
        : [toRole('manager-message-failed', 'manager'), ...attention(referral, event)];
    case 'PersonToBeTold.v1':
      return attention(referral, event);
  }
}

function owedForSupporting(event: Supporting, referral: Referral): Owed[] {
  switch (event.type) {
    case 'HandedOver.v1':
      return [toAdvisor('advisor-assigned', event.advisor)];
    case 'ReturnedToPool.v1':
      return [toRole('manager-unassigned', 'manager')];
    case 'ReferralTaken.v1':
      return event.from ? [toAdvisor('advisor-taken-over', event.from)] : toReferrer(referral, 'referrer-assigned');
    case 'ContactRecorded.v1':
      return event.isFirst ? toReferrer(referral, 'referrer-contacted') : [];
    case 'AttemptsUsedUp.v1':
      // A letter after the agreed attempts, not after each one that somebody adds.
      return event.attempts > targets.contactAttempts ? [] : [toPerson('person-not-reached')];
    case 'ContactOverdue.v1':
      return event.what === 'next-attempt'
        ? [...toItsAdvisor(referral, 'advisor-attempt-due'), ...afterReminders(referral)]
        : [toRole('manager-decision-overdue', 'manager')];
    case 'ConsentWithdrawn.v1':
    case 'PersonAnswered.v1':
      return [...attention(referral, event), ...concern(event)];
    case 'ConsentReviewDue.v1':
    case 'ReviewDue.v1':
      return attention(referral, event);
    case 'EscalationUnacknowledged.v1':
      return rung(event.round - 1).map(role => ({
        ...toRole('duty-receipt-missing', role),
        about: { escalation: event.escalation },
      }));
    case 'AttentionOverdue.v1':
      return [{ ...toRole('manager-decision-overdue', 'manager'), about: { attention: event.to } }];
    case 'AssignmentAccepted.v1':
    case 'NoteAdded.v1':
    case 'GoalAgreed.v1':
    case 'ActionPlanned.v1':
    case 'ActionDone.v1':
    case 'WishesChanged.v1':
    case 'OfferSetAside.v1':
    case 'OfferSetAsideUndone.v1':
    case 'SignpostGiven.v1':
    case 'ConsentGiven.v1':
    case 'ConsentRefused.v1':
    case 'ContactDetailsCorrected.v1':
    case 'FeedbackChanged.v1':
    case 'EscalationRaised.v1':
    case 'EscalationAcknowledged.v1':
    case 'AttentionSettled.v1':
      return [];
  }
}

function owedForEnding(event: Ending, referral: Referral): Owed[] {
  switch (event.type) {
    case 'ReferralClosed.v1':
      return toReferrer(referral, 'referrer-closed');
    case 'ReferralWithdrawn.v1':
      return [...toReferrer(referral, 'referrer-closed'), ...noLongerTheirs(event, referral)];
    case 'ReferralReopened.v1':
      return toItsAdvisor(referral, 'advisor-assigned');
    case 'EnteredInError.v1':
      return noLongerTheirs(event, referral);
  }
}

/** Whose list it has gone from is told, unless it was one of the team who ended it. */
const noLongerTheirs = ({ by }: Ending, referral: Referral): Owed[] =>
  by.kind === 'caller' && by.role !== 'referrer' ? [] : toItsAdvisor(referral, 'advisor-taken-over');

/** An advisor who is reminded in vain may be ill: somebody else must know. */
const afterReminders = (referral: Referral): Owed[] =>
  isInCare(referral) && referral.outreach.reminders === targets.remindersAlone + 1
    ? [toRole('manager-contact-overdue', 'manager')]
    : [];
