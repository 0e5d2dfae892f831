import {
  clinicalTeams,
  declineReasons,
  type OnwardStatus,
  type UnsuitableReason,
  unsuitableReasons,
} from '../../schemas/codes.ts';
import type { EscalationId, OnwardId } from '../../schemas/ids.ts';
import type { AttentionTo, OnwardReferral } from '../../schemas/support.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Names } from './names.ts';
import { type PromiseOf, promisesOf } from './promises.ts';
import type { Referral } from './state.ts';

/** What the advisor has to decide, as it stands in the middle of a sentence. */
export const attentionInWords: Readonly<Record<AttentionTo, string>> = {
  'partner-declined': 'a partner has said no',
  'partner-silent': 'a partner does not answer',
  'partner-asked': 'a partner has a question',
  'partner-failed': 'what was begun did not last',
  'attempts-used-up': 'the agreed tries have been made',
  'person-answered': 'the person has told us how it went',
  'consent-withdrawn': 'the person has changed their mind about who may be told',
  'consent-review': 'a consent is due for review',
  'attendance-unknown': 'nobody has said whether the person has been',
  'did-not-attend': 'the person did not come',
  'review-due': 'it is time to see how things are',
  'person-to-be-told': 'we must tell the person ourselves',
  'partner-not-told': 'a partner could not be told',
};

/** Every promise that stands, whatever falls due first before the others: `First contact is due`. */
export const promisesInWords = (referral: Referral, names: Names): { dueAt: Instant; sentence: string }[] =>
  promisesOf(referral)
    .map(promise => ({ dueAt: promise.dueAt, sentence: inWords(promise, referral, names) }))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));

function inWords(promise: PromiseOf, referral: Referral, names: Names): string {
  if (promise.that === 'the-advisor-decides') return `The advisor is to decide: ${attentionInWords[promise.to]}`;
  if (promise.that === 'the-team-has-it')
    return `${teamOf(referral, promise.escalation)} is to say that it has the concern`;
  if (promise.that === 'consent-is-gone-over')
    return `Consent for ${names.ofPartner(promise.partner)} is due for review`;
  if ('onward' in promise) return `${ofPartner[promise.that]}: ${offerOf(referral, promise.onward)}`;
  return plain[promise.that];
}

const plain = {
  'it-is-matched': 'Offers are to be looked for',
  'it-is-assigned': 'An advisor is to be found',
  'the-hold-is-looked-at': 'Somebody must look at the hold',
  'first-contact-is-tried': 'First contact is due',
  'the-next-attempt-is-made': 'The next try to reach the person is due',
  'it-is-decided-after-the-attempts': 'The advisor decides what happens after the agreed tries',
  'the-advisor-reviews': 'The advisor checks how things are',
} as const;

const ofPartner = {
  'the-partner-is-reminded': 'The partner is to be reminded',
  'the-partner-answers': 'The partner’s answer is due',
  'attendance-is-known': 'We ask whether the person has been',
} as const;

const offerOf = ({ onward }: Referral, id: OnwardId) => onward.find(one => one.id === id)?.offerName ?? 'an offer';

function teamOf({ escalations }: Referral, id: EscalationId): string {
  const one = escalations.find(escalation => escalation.id === id);
  return (one ? clinicalTeams[one.to] : 'the clinical team').replace(/^t/, 'T');
}

/** Why an offer is not for this person: `it is too far`. */
export const unsuitableInWords = (reason: UnsuitableReason, words: string | undefined): string =>
  words ? `${unsuitableReasons[reason]}: ${words}` : unsuitableReasons[reason];

/** Where a request to a partner stands: `the person has begun`. */
export function onwardInWords({ status, declined, isSilent, expectedWeeks }: OnwardReferral): string {
  if (status === 'requested' && isSilent) return 'the partner has not answered';
  if (status === 'waitlisted' && expectedWeeks !== undefined)
    return `${ofStatus.waitlisted}, for about ${expectedWeeks} weeks`;
  if (declined) return `${ofStatus.declined}: ${declineReasons[declined.reason]}`;
  return ofStatus[status];
}

const ofStatus: Readonly<Record<OnwardStatus, string>> = {
  requested: 'the partner has been asked',
  waitlisted: 'on the waiting list',
  declined: 'it was not possible',
  accepted: 'the partner has a place for the person',
  'in-progress': 'the person has begun',
  completed: 'the person saw it through',
  failed: 'it did not last',
  withdrawn: 'the request was withdrawn',
};
