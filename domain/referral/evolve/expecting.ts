import type { ReferralEvent } from '../../../events/referral-events.ts';
import type { ReferralStatus } from '../../../schemas/codes.ts';
import { type InCare, isInCare, kept, type Referral, type ReferralIn } from '../state.ts';

/** @throws RangeError when committed events contradict each other, which only damaged data can do */
export function expectStatus<Status extends ReferralStatus>(referral: Referral, status: Status, event: ReferralEvent) {
  if (referral.status !== status) throw new RangeError(`${event.type} of ${referral.id} finds it ${referral.status}`);
  return referral as ReferralIn<Status>;
}

/** @throws RangeError as above */
export function expectInCare(referral: Referral, event: ReferralEvent): InCare {
  if (!isInCare(referral)) throw new RangeError(`${event.type} of ${referral.id} finds it ${referral.status}`);
  return referral;
}

/** What stays when a referral leaves a status: the rest belongs to that status. */
export const common = (referral: Referral) =>
  Object.fromEntries(kept.filter(field => field in referral).map(field => [field, referral[field]])) as Pick<
    Referral,
    (typeof kept)[number]
  >;
