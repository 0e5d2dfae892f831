import type { Actor } from '../../../events/referral-events.ts';
import type { ClosureReason } from '../../../schemas/codes.ts';
import type { OnwardReferral } from '../../../schemas/support.ts';
import type { Instant } from '../../../schemas/time.ts';
import { targets } from '../../targets.ts';
import { addWorkingMinutes, londonDate } from '../../time/working-time.ts';
import { holdReasons } from '../../triage/hold-reasons.ts';
import { isInCare, isOpen, isUnderWay, type Referral, type ReferralIn } from '../state.ts';
import { needUnmet, type Unmet } from '../unmet.ts';
import { closingTimeAfter } from './by-when.ts';
import { type Answer, type Fact, isStaff, refuse, staffOnly } from './fact.ts';
import { given } from './supporting.ts';

export type EndingCommand =
  | {
      readonly type: 'close';
      readonly reason: ClosureReason;
      readonly words?: string | undefined;
      /** What stayed without help, where that is why it is closed. */
      readonly unmet: readonly Unmet[];
    }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'withdraw'; readonly asked: 'referrer' | 'person'; readonly reason?: string | undefined }
  | { readonly type: 'enter-in-error'; readonly reason: string };

/** Only a person ends a referral, and only when nobody is left waiting for an answer. */
export function onEnding(referral: Referral, command: EndingCommand, now: Instant, by: Actor): Answer {
  const mayAsk = isStaff(by) || (command.type !== 'close' && command.type !== 'reopen' && isReferrerOrPerson(by));
  if (!mayAsk) return staffOnly;
  if (command.type === 'reopen') {
    if (referral.status !== 'closed') return refuse('not-closed', `This referral is ${referral.status}, not closed.`);
    return reopened(referral, command.reason, now);
  }
  if (!isOpen(referral) && !(command.type === 'enter-in-error' && referral.status === 'closed'))
    return refuse('not-open', `This referral is ${referral.status} already.`);
  const stopped = referral.onward.filter(isUnderWay).map(stop);
  switch (command.type) {
    case 'withdraw':
      return [...stopped, given({ type: 'ReferralWithdrawn.v1', asked: command.asked, reason: command.reason })];
    case 'enter-in-error':
      return [...stopped, { type: 'EnteredInError.v1', reason: command.reason }];
    case 'close':
      return closed(referral, command);
  }
}

function closed(referral: Referral, { reason, words, unmet }: Extract<EndingCommand, { type: 'close' }>): Answer {
  const waiting = referral.onward.filter(({ status }) => status === 'requested' || status === 'waitlisted');
  const nobodyHasThem = referral.escalations.some(({ receipt }) => !receipt);
  if (reason === 'could-not-contact' && isInCare(referral) && referral.outreach.attempts < targets.contactAttempts)
    return refuse('still-waiting', `Please try ${targets.contactAttempts} times, at different times of day, first.`);
  if (nobodyHasThem) return refuse('still-waiting', 'A clinical team has not said yet that it has this concern.');
  if (waiting.length > 0 && !endsEverything(reason))
    return refuse(
      'still-waiting',
      waiting.length === 1
        ? 'A partner has not answered yet: wait for the answer, or withdraw the request.'
        : `${waiting.length} partners have not answered yet: wait for them, or withdraw the requests.`,
    );
  const stopped = endsEverything(reason) ? referral.onward.filter(isUnderWay).map(stop) : [];
  return [...stopped, ...unmet.map(needUnmet), given({ type: 'ReferralClosed.v1', reason, words })];
}

/** What was never an advisor's goes back to where it stood: a flag that nobody has released holds it again. */
function reopened(referral: ReferralIn<'closed'>, reason: string, now: Instant): Answer {
  const contactBy = closingTimeAfter(now, targets.firstContactWorkingDays.routine);
  const reasons = referral.advisor ? [] : holdReasons(referral.request, londonDate(now));
  const lookBy = addWorkingMinutes(now, targets.holdLookWorkingMinutes);
  return [
    { type: 'ReferralReopened.v1', reason, contactBy },
    ...(reasons.length > 0 ? [{ type: 'ReferralHeld.v1' as const, reasons, lookBy }] : []),
  ];
}

/** Partners are not to be kept waiting for somebody who will not come. */
const endsEverything = (reason: ClosureReason) =>
  reason === 'deceased' || reason === 'referred-in-error' || reason === 'moved-away' || reason === 'person-declined';

const isReferrerOrPerson = (by: Actor) => by.kind === 'person' || (by.kind === 'caller' && by.role === 'referrer');

const stop = ({ id }: OnwardReferral): Fact => ({
  type: 'OnwardReferralWithdrawn.v1',
  onward: id,
  because: 'referral-ended',
});
