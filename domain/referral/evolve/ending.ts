import type { Ending } from '../../../events/ending.ts';
import { settleAll } from '../attention.ts';
import { isInCare, type Referral } from '../state.ts';
import { common, expectStatus } from './expecting.ts';

/** How a referral ends, and begins again. */
export function afterEnding(before: Referral, event: Ending): Referral {
  const { at } = event;
  const last = { ...common(before), ...whoseItWas(before), attention: [] };
  switch (event.type) {
    case 'ReferralClosed.v1': {
      const { reason, words } = event;
      const site = isInCare(before) ? { site: before.site } : {};
      return { ...last, ...site, status: 'closed', closed: { at, reason, ...(words && { words }) } };
    }
    case 'ReferralWithdrawn.v1':
      return { ...last, status: 'withdrawn', ended: { at, asked: event.asked } };
    case 'EnteredInError.v1':
      return { ...last, status: 'entered-in-error', ended: { at } };
    case 'ReferralReopened.v1':
      return reopened(before, event);
  }
}

const whoseItWas = (referral: Referral) =>
  'advisor' in referral && referral.advisor ? { advisor: referral.advisor } : {};

/** What partners have left to decide is still before the advisor; what the person said is why it is open again. */
function reopened(before: Referral, event: Extract<Ending, { type: 'ReferralReopened.v1' }>): Referral {
  const { advisor, site } = expectStatus(before, 'closed', event);
  const { contactBy, reason: because, at } = event;
  const again = common(settleAll(before, new Set(['person-answered']), at));
  if (advisor && site) {
    const care = { advisor, site, because, isAccepted: false };
    return { ...again, ...care, status: 'assigned', contactBy, overdue: false, outreach: { attempts: 0 } };
  }
  return { ...again, status: 'received', waitingSince: at, assignBy: contactBy, escalated: false };
}
