import type { Actor, ReferralEvent } from '../../../events/referral-events.ts';
import { hasAlarmingPhrase } from '../../triage/phrases.ts';

/** An event before it is given its place in the referral's history. */
export type Fact = ReferralEvent extends infer Event
  ? Event extends ReferralEvent
    ? Omit<Event, 'referral' | 'sequence' | 'at' | 'by'>
    : never
  : never;

/** Not an error: the sentence an advisor would say. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly sentence: string;
}

export type RefusalCode =
  | 'unknown-referral'
  | 'unknown-onward-referral'
  | 'unknown-escalation'
  | 'already-received'
  | 'not-held'
  | 'not-received'
  | 'not-in-care'
  | 'not-open'
  | 'not-closed'
  | 'not-yours'
  | 'nothing-due'
  | 'nothing-to-do'
  | 'no-consent'
  | 'no-agreement'
  | 'offer-not-open'
  | 'no-place'
  | 'no-room'
  | 'already-asked'
  | 'answered-already'
  | 'too-late'
  | 'still-waiting';

export const refuse = (refused: RefusalCode, sentence: string): Refusal => ({ refused, sentence });

/** Somebody who signed in and works for the service. A machine or a partner never decides in their place. */
export const isStaff = (by: Actor): boolean => by.kind === 'caller' && (by.role === 'advisor' || by.role === 'manager');

export const staffOnly = refuse('not-yours', 'Only an advisor or a manager can do this.');

/** What a decider answers: what happens now, or why it does not. */
export type Answer = Fact[] | Refusal;

/** What a person or a partner has written is read for whatever somebody must look at now: true, or nothing is said of it. */
export const concernIn = (...texts: readonly (string | undefined)[]): true | undefined =>
  hasAlarmingPhrase(texts.filter(text => text !== undefined)) ? true : undefined;
