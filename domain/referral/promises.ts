import type { EscalationId, OnwardId, PartnerId } from '../../schemas/ids.ts';
import type { AttentionTo } from '../../schemas/support.ts';
import type { Instant } from '../../schemas/time.ts';
import { stands } from '../disclosure/consent.ts';
import { targets } from '../targets.ts';
import { plusSeconds, startOfWorkingDay } from '../time/working-time.ts';
import { isInCare, type Referral, type ReferralIn } from './state.ts';

/** Something that must happen by a time, or somebody is told that it has not. */
export type PromiseOf = { readonly dueAt: Instant } & (
  | { readonly that: 'it-is-matched' | 'it-is-assigned' | 'the-hold-is-looked-at' | 'first-contact-is-tried' }
  | { readonly that: 'the-next-attempt-is-made' | 'it-is-decided-after-the-attempts' | 'the-advisor-reviews' }
  | {
      readonly that: 'the-partner-is-reminded' | 'the-partner-answers' | 'attendance-is-known';
      readonly onward: OnwardId;
    }
  | { readonly that: 'the-advisor-decides'; readonly to: AttentionTo; readonly onward?: OnwardId }
  | { readonly that: 'the-team-has-it'; readonly escalation: EscalationId }
  | { readonly that: 'consent-is-gone-over'; readonly partner: PartnerId }
);

/** Every promise that stands, whatever its time. A referral without one has been ended, or somebody has been told. */
export function promisesOf(referral: Referral): PromiseOf[] {
  return [
    ...ofStatus(referral),
    ...referral.onward.flatMap(ofOnward),
    ...referral.attention
      .filter(({ to, isOverdue }) => !isOverdue && to !== 'attempts-used-up') // which is promised with the attempts
      .map(({ to, onward, decideBy: dueAt }) => ({
        that: 'the-advisor-decides' as const,
        to,
        ...(onward && { onward }),
        dueAt,
      })),
    ...referral.escalations.flatMap(({ id: escalation, receipt, receiptBy: dueAt }) =>
      receipt ? [] : [{ that: 'the-team-has-it' as const, escalation, dueAt }],
    ),
    ...(isInCare(referral) ? ofConsents(referral) : []),
  ];
}

/** When the next of them falls due, if any does: the referral's place on the `due` index. */
export const nextDue = (referral: Referral): Instant | undefined =>
  promisesOf(referral)
    .map(({ dueAt }) => dueAt)
    .sort()[0];

function ofStatus(referral: Referral): PromiseOf[] {
  switch (referral.status) {
    case 'received': {
      const assigned = { that: 'it-is-assigned' as const, dueAt: referral.assignBy };
      if (referral.returnedBy) return [assigned];
      const matched = { that: 'it-is-matched' as const, dueAt: wakeBy(referral) };
      return referral.escalated ? [matched] : [matched, assigned];
    }
    case 'held':
      return [{ that: 'the-hold-is-looked-at', dueAt: referral.hold.lookBy }];
    case 'assigned':
    case 'active': {
      const { nextBy, decideBy } = referral.outreach;
      const isFirst = referral.status === 'assigned' && referral.outreach.attempts === 0 && !referral.overdue;
      return [
        ...(isFirst ? [{ that: 'first-contact-is-tried' as const, dueAt: referral.contactBy }] : []),
        ...(nextBy ? [{ that: 'the-next-attempt-is-made' as const, dueAt: nextBy }] : []),
        ...(decideBy ? [{ that: 'it-is-decided-after-the-attempts' as const, dueAt: decideBy }] : []),
        ...(referral.status === 'active' ? [{ that: 'the-advisor-reviews' as const, dueAt: referral.reviewBy }] : []),
      ];
    }
    case 'closed':
    case 'withdrawn':
    case 'entered-in-error':
      return [];
  }
}

function ofOnward({ id: onward, nudgeAt, escalateAt, checkAt }: Referral['onward'][number]): PromiseOf[] {
  return [
    ...(nudgeAt ? [{ that: 'the-partner-is-reminded' as const, onward, dueAt: nudgeAt }] : []),
    ...(escalateAt ? [{ that: 'the-partner-answers' as const, onward, dueAt: escalateAt }] : []),
    ...(checkAt ? [{ that: 'attendance-is-known' as const, onward, dueAt: checkAt }] : []),
  ];
}

const ofConsents = ({ consents }: Referral): PromiseOf[] =>
  consents.flatMap(one =>
    one.reviewOn && !one.reviewed && stands(one)
      ? [{ that: 'consent-is-gone-over' as const, partner: one.partner, dueAt: startOfWorkingDay(one.reviewOn) }]
      : [],
  );

/** Order of a worklist: holds before all else (a person may be in danger), then whatever is due soonest. */
export function urgencyOf(referral: Referral): { rank: number; dueAt: Instant } {
  if (referral.status === 'held') return { rank: 0, dueAt: referral.hold.lookBy };
  if (referral.status === 'received') return { rank: 1, dueAt: referral.assignBy };
  if (referral.status === 'assigned' && referral.overdue) return { rank: 1, dueAt: referral.contactBy };
  const asked = referral.attention.map(({ since }) => since).sort()[0];
  return { rank: 1, dueAt: asked ?? nextDue(referral) ?? lastOnTheList };
}

/** What waits for nothing comes after all that does. */
const lastOnTheList = '9999-12-31T00:00:00.000Z' as Instant;

/**
 * Whether matching should be woken again now: every minute for ten minutes, then every ten. A referral that matching cannot
 * do would otherwise leave a dead letter every minute, and after an outage nobody waits longer than ten.
 */
export function isTimeToWake(referral: ReferralIn<'received'>, now: Instant): boolean {
  const minutes = Math.floor((Date.parse(now) - Date.parse(wakeBy(referral))) / 60_000);
  return !referral.returnedBy && minutes >= 0 && (minutes < 10 || minutes % 10 === 0);
}

/** When a wake-up that has not been acted on is taken for lost: promised to nobody, so it may move with its target. */
const wakeBy = ({ waitingSince }: ReferralIn<'received'>) => plusSeconds(waitingSince, targets.lostWakeUpSeconds);
