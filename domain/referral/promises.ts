import type { Instant } from '../../schemas/time.ts';
import type { Referral, ReferralIn } from './state.ts';

/** When something promised about this referral falls due next, if anything does: its place on the `due` index. */
export function nextDue(referral: Referral): Instant | undefined {
  switch (referral.status) {
    case 'received':
      return referral.escalated ? referral.wakeBy : earlier(referral.wakeBy, referral.assignBy);
    case 'held':
      return referral.hold.lookBy;
    case 'assigned':
      return referral.overdue ? undefined : referral.contactBy;
  }
}

/** Order of a worklist: holds before all else (a person may be in danger), then whatever is due soonest. */
export function urgencyOf(referral: Referral): { rank: number; dueAt: Instant } {
  switch (referral.status) {
    case 'received':
      return { rank: 1, dueAt: referral.assignBy };
    case 'held':
      return { rank: 0, dueAt: referral.hold.lookBy };
    case 'assigned':
      return { rank: 1, dueAt: referral.contactBy };
  }
}

/**
 * Whether matching should be woken again now: every minute for ten minutes, then every ten. A referral that matching cannot
 * do would otherwise leave a dead letter every minute, and after an outage nobody waits longer than ten.
 */
export function isTimeToWake({ wakeBy }: ReferralIn<'received'>, now: Instant): boolean {
  const minutes = Math.floor((Date.parse(now) - Date.parse(wakeBy)) / 60_000);
  return minutes >= 0 && (minutes < 10 || minutes % 10 === 0);
}

const earlier = (a: Instant, b: Instant) => (a < b ? a : b);
