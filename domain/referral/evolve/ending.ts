import type { Ending } from '../../../events/ending.ts';
import { targets } from '../../targets.ts';
import { plusSeconds } from '../../time/working-time.ts';
import { isInCare, type Referral } from '../state.ts';
import { common, expectStatus } from './expecting.ts';

/** How a referral ends, and begins again. */
export function afterEnding(before: Referral, event: Ending): Referral {
  const { at } = event;
  const last = { ...common(before), attention: [] };
  switch (event.type) {
    case 'ReferralClosed.v1': {
      const { reason, words } = event;
      const care = isInCare(before) ? { advisor: before.advisor, site: before.site } : {};
      return { ...last, ...care, status: 'closed', closed: { at, reason, ...(words && { words }) } };
    }
    case 'ReferralWithdrawn.v1':
      return { ...last, status: 'withdrawn', ended: { at, asked: event.asked } };
    case 'EnteredInError.v1':
      return { ...last, status: 'entered-in-error', ended: { at } };
    case 'ReferralReopened.v1': {
      const { advisor, site } = expectStatus(before, 'closed', event);
      const { contactBy, reason: because } = event;
      if (!advisor || !site)
        return {
          ...last,
          status: 'received',
          wakeBy: plusSeconds(at, targets.lostWakeUpSeconds),
          assignBy: contactBy,
          escalated: false,
        };
      const care = { advisor, site, because, isAccepted: false };
      return { ...last, ...care, status: 'assigned', contactBy, overdue: false, outreach: { attempts: 0 } };
    }
  }
}
