import type { ReferralEvent } from '../../events/referral-events.ts';
import { MessageId } from '../../schemas/ids.ts';
import type { Ground, Message, MessageKind, Recipient } from '../../schemas/message.ts';
import { holdLadder } from '../targets.ts';
import type { Decision } from './decide.ts';
import type { Referral } from './state.ts';

/**
 * The messages a decision owes to people. They are stored with its events, and each is named after the event that caused
 * it, so that no retry can owe one twice. Nobody is told the same thing twice by one decision: a referral that is linked to
 * three others is one piece of news to its referrer.
 */
export function messagesOf({ after, events }: Pick<Decision, 'after' | 'events'>): Message[] {
  const owed = events.flatMap(event => owedFor(event, after).map(news => ({ ...news, event })));
  const isFirst = (news: Owed, at: number) => owed.findIndex(other => isSameNews(other, news)) === at;
  return owed.filter(isFirst).map(({ kind, to, ground, event }) => ({
    id: messageId(event, kind, to),
    referral: event.referral,
    kind,
    to,
    ground,
    version: 1,
    queuedAt: event.at,
    attempts: 0,
    state: { status: 'queued', dueAt: event.at },
  }));
}

const isSameNews = (a: Owed, b: Owed) => a.kind === b.kind && JSON.stringify(a.to) === JSON.stringify(b.to);

interface Owed {
  readonly kind: MessageKind;
  readonly to: Recipient;
  readonly ground: Ground;
}

function owedFor(event: ReferralEvent, referral: Referral): Owed[] {
  switch (event.type) {
    case 'ReferralReceived.v1':
      return toReferrer(referral, 'referrer-acknowledged', 'direct-care-receipt');
    case 'ReferralLinked.v1':
      return toReferrer(referral, 'referrer-linked', 'direct-care-feedback');
    case 'ReferralHeld.v1':
      return holdLadder[0].map(role => toRole('duty-hold', role));
    case 'HoldUnseen.v1':
      return rung(event.round).map(role => toRole('duty-hold', role));
    case 'AdvisorAssigned.v1':
      return [{ kind: 'advisor-assigned', to: { kind: 'advisor', advisor: event.advisor }, ground: 'staff-duty' }];
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
      return event.kind === 'manager-message-failed' ? [] : [toRole('manager-message-failed', 'manager')];
  }
}

/** A person who refers themselves has nobody else to tell. */
const toReferrer = (referral: Referral, kind: MessageKind, ground: Ground): Owed[] =>
  referral.request.referrer ? [{ kind, to: { kind: 'referrer' }, ground }] : [];

const toRole = (kind: MessageKind, role: (typeof holdLadder)[number][number]): Owed => ({
  kind,
  to: { kind: 'role', role },
  ground: 'staff-duty',
});

/** The last rung of the ladder repeats for as long as nobody acts. */
const rung = (round: number) => holdLadder[Math.min(round, holdLadder.length - 1)] ?? [];

function messageId(event: ReferralEvent, kind: MessageKind, to: Recipient): MessageId {
  const cause = `${event.referral.slice('ref_'.length)}-${String(event.sequence).padStart(4, '0')}`;
  return MessageId.parse(`msg_${cause}-${kind}${to.kind === 'role' ? `-${to.role}` : ''}`);
}
