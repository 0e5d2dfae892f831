import type { ReferralEvent } from '../../events/referral-events.ts';
import { MessageId } from '../../schemas/ids.ts';
import type { Message, MessageKind, Recipient } from '../../schemas/message.ts';
import type { Instant } from '../../schemas/time.ts';
import { targets } from '../targets.ts';
import { plusMinutes } from '../time/working-time.ts';
import type { Owed } from './consequences/addressees.ts';
import { owedFor } from './consequences/owed.ts';
import type { Decision } from './decide.ts';

/**
 * The messages a decision owes to people. They are stored with its events, and each is named after the event that caused
 * it, so that no retry can owe one twice. Nobody is told the same thing twice by one decision: a referral that is linked to
 * three others is one piece of news to its referrer.
 */
export function messagesOf({ after, events }: Pick<Decision, 'after' | 'events'>): Message[] {
  const owed = events.flatMap(event => owedFor(event, after).map(news => ({ ...news, event })));
  const isFirst = (news: Owed, at: number) => owed.findIndex(other => isSameNews(other, news)) === at;
  return owed.filter(isFirst).map(({ event, ...news }) => ({
    id: messageId(event, news.kind, news.to),
    referral: event.referral,
    ...news,
    version: 1,
    queuedAt: event.at,
    attempts: 0,
    // What alarms is looked at now, whether or not it is taken back.
    state: { status: 'queued', dueAt: news.kind === 'duty-concern' ? event.at : dueAt(event) },
  }));
}

const isSameNews = (a: Owed, b: Owed) =>
  a.kind === b.kind && JSON.stringify([a.to, a.about]) === JSON.stringify([b.to, b.about]);

/** When whoever is told of it may be told. A partner may take an answer back for ten minutes, so nobody is before. */
export function dueAt({ type, at, by }: ReferralEvent): Instant {
  return by.kind === 'partner' && canBeUndone.has(type) ? plusMinutes(at, targets.undoMinutes) : at;
}

/** What a partner may take back. */
export const canBeUndone: ReadonlySet<ReferralEvent['type']> = new Set<ReferralEvent['type']>([
  'PartnerAccepted.v1',
  'PartnerWaitlisted.v1',
  'PartnerDeclined.v1',
]);

function messageId(event: ReferralEvent, kind: MessageKind, to: Recipient): MessageId {
  const cause = `${event.referral.slice('ref_'.length)}-${String(event.sequence).padStart(4, '0')}`;
  return MessageId.parse(`msg_${cause}-${kind}${to.kind === 'role' ? `-${to.role}` : ''}`);
}
