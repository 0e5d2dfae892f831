import type { AdvisorId, OnwardId } from '../../../schemas/ids.ts';
import type { Ground, Message, MessageKind, Recipient } from '../../../schemas/message.ts';
import type { AttentionTo } from '../../../schemas/support.ts';
import { holdLadder } from '../../targets.ts';
import type { Referral } from '../state.ts';

/** One thing that somebody is to be told, and why they may be. */
export interface Owed extends Pick<Message, 'about' | 'consent'> {
  readonly kind: MessageKind;
  readonly to: Recipient;
  readonly ground: Ground;
}

/** A person who refers themselves has nobody else to tell. */
export const toReferrer = (
  referral: Referral,
  kind: MessageKind,
  ground: Ground = 'direct-care-feedback',
  about?: Message['about'],
): Owed[] => (referral.request.referrer ? [{ kind, to: { kind: 'referrer' }, ground, ...(about && { about }) }] : []);

export const toPerson = (kind: MessageKind, about?: Message['about']): Owed => ({
  kind,
  to: { kind: 'person' },
  ground: 'direct-care-contact',
  ...(about && { about }),
});

/** What an event puts before the advisor. Once it has ended the one whose it was is asked; the manager, if it was nobody's. */
export function attention(
  referral: Referral,
  event: { readonly attention?: { readonly to: AttentionTo } | undefined; readonly onward?: OnwardId | undefined },
): Owed[] {
  if (!event.attention) return [];
  const subject = { ...(event.onward && { onward: event.onward }), attention: event.attention.to };
  const asked = toItsAdvisor(referral, 'advisor-attention', subject);
  return asked.length > 0 ? asked : [{ ...toRole('manager-decision-overdue', 'manager'), about: subject }];
}

export function toItsAdvisor(referral: Referral, kind: MessageKind, about?: Message['about']): Owed[] {
  const advisor = 'advisor' in referral ? referral.advisor : undefined;
  return advisor ? [{ ...toAdvisor(kind, advisor), ...(about && { about }) }] : [];
}

export const toAdvisor = (kind: MessageKind, advisor: AdvisorId): Owed => ({
  kind,
  to: { kind: 'advisor', advisor },
  ground: 'staff-duty',
});

export const toRole = (kind: MessageKind, role: (typeof holdLadder)[number][number]): Owed => ({
  kind,
  to: { kind: 'role', role },
  ground: 'staff-duty',
});

/** Words that alarm are for whoever is on duty, whatever else they were an answer to. */
export const concern = (event: {
  readonly isConcern?: boolean | undefined;
  readonly onward?: OnwardId | undefined;
}): Owed[] =>
  event.isConcern
    ? [{ ...toRole('duty-concern', 'duty'), ...(event.onward && { about: { onward: event.onward } }) }]
    : [];

/** The last rung of the ladder repeats for as long as nobody acts. */
export const rung = (round: number) => holdLadder[Math.min(round, holdLadder.length - 1)] ?? [];
