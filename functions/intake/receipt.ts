import type * as z from 'zod';
import { fold } from '../../domain/referral/evolve.ts';
import { crisisAdvice, notAnEmergencyService } from '../../domain/triage/crisis.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { ReferralAccepted } from '../../schemas/api.ts';

/** What whoever sent a referral is told at once. @param events those that it was kept with */
export function receiptOf(events: readonly ReferralEvent[]): z.input<typeof ReferralAccepted> {
  const referral = fold(events);
  if (!referral) throw new RangeError('an accepted referral has events');
  const { id, reference, status, firstContactBy, links } = referral;
  return {
    id,
    reference,
    status,
    firstContactBy,
    linkedToOpenReferral: links.length > 0,
    advice: status === 'held' ? crisisAdvice : notAnEmergencyService,
  };
}
