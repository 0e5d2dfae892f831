import type { ReferralEvent } from '../../events/referral-events.ts';
import type { CalendarDate, Instant } from '../../schemas/time.ts';
import { londonDate } from '../time/working-time.ts';

/** What a GP practice files of social prescribing, in SNOMED CT (UK edition). */
export const gpCodes = {
  accepted: { conceptId: '871731000000106', term: 'Referral to social prescribing service (procedure)' },
  declined: { conceptId: '871711000000103', term: 'Social prescribing declined (situation)' },
} as const;

/** Codes that a practice may look for in vain, and why. */
export const leftOutCodes = [
  {
    conceptId: '871691000000100',
    term: 'Social prescribing offered (finding)',
    because: 'We have not been able to verify this code, so we send none of it.',
  },
] as const;

/** Everything that has happened to one referral, in order. */
export type History = readonly ReferralEvent[];

export interface CodedFact {
  readonly code: keyof typeof gpCodes;
  /** When it was so. */
  readonly date: CalendarDate;
  /** When it was written down: what is written down late is exported late, and never lost. */
  readonly at: Instant;
}

/**
 * What may be filed of one referral. An accepted referral is coded once for each episode, with the first conversation;
 * somebody who says no on that same day has declined and accepted nothing.
 * @param others of the same person: whoever is being supported through one of them is in that episode already
 */
export function codedFacts(history: History, others: readonly History[]): CodedFact[] {
  if (history.some(({ type }) => type === 'EnteredInError.v1')) return [];
  const declined = history
    .filter(isDeclining)
    .map(({ at }): CodedFact => ({ code: 'declined', date: londonDate(at), at }));
  const first = firstConversation(history);
  if (!first) return declined;
  const date = londonDate(first.occurredAt);
  const isNothing = declined.some(one => one.date === date) || others.some(other => isSupported(other, first));
  return isNothing ? declined : [{ code: 'accepted', date, at: first.at }, ...declined];
}

type Conversation = Extract<ReferralEvent, { type: 'ContactRecorded.v1' }>;

const firstConversation = (history: History): Conversation | undefined =>
  history
    .filter(event => event.type === 'ContactRecorded.v1')
    .filter(({ outcome }) => outcome === 'spoke')
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))[0];

/** The person does not want it. That they do not want one offer of many is no such fact. */
const isDeclining = (event: ReferralEvent) =>
  (event.type === 'ReferralClosed.v1' && event.reason === 'person-declined') ||
  (event.type === 'ReferralWithdrawn.v1' && event.asked === 'person');

/** Whether somebody had spoken with the person through another referral, which had not ended, by then. */
function isSupported(other: History, { occurredAt, referral }: Conversation): boolean {
  const first = firstConversation(other);
  if (!first || other.some(({ type }) => type === 'EnteredInError.v1')) return false;
  const isBefore = first.occurredAt < occurredAt || (first.occurredAt === occurredAt && first.referral < referral);
  return isBefore && isOpenAt(other, occurredAt);
}

function isOpenAt(history: History, moment: Instant): boolean {
  const turned = history.filter(({ type, at }) => at <= moment && (ends.has(type) || type === 'ReferralReopened.v1'));
  return !ends.has(turned.at(-1)?.type ?? 'ReferralReopened.v1');
}

const ends = new Set<ReferralEvent['type']>(['ReferralClosed.v1', 'ReferralWithdrawn.v1']);
