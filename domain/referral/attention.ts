import type { OnwardId } from '../../schemas/ids.ts';
import type { AttentionTo } from '../../schemas/support.ts';
import type { Instant } from '../../schemas/time.ts';
import { targets } from '../targets.ts';
import { addWorkingDays, endOfWorkingDay } from '../time/working-time.ts';
import type { Referral } from './state.ts';

/** Puts something before the advisor: once, however often it happens. */
export function withAttention<Kind extends Referral>(
  referral: Kind,
  to: AttentionTo,
  since: Instant,
  onward?: OnwardId,
): Kind {
  const decideBy = endOfWorkingDay(addWorkingDays(since, targets.attentionWorkingDays));
  const others = referral.attention.filter(one => one.to !== to || one.onward !== onward);
  const one = { to, ...(onward && { onward }), since, decideBy, isOverdue: false };
  return { ...referral, attention: [...others, one] };
}

/** The advisor has acted on it, or there is nothing left to act on. */
export const settle = <Kind extends Referral>(referral: Kind, to: AttentionTo, onward?: OnwardId): Kind => ({
  ...referral,
  attention: referral.attention.filter(one => one.to !== to || one.onward !== onward),
});
