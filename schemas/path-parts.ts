import type * as z from 'zod';
import { formed } from './bounds.ts';
import { EscalationId, MessageId, OfferId, OnwardId, PersonId, ReferralId, SubscriptionId } from './ids.ts';

/** What can stand in the braces of a path: `/v1/referrals/{id}`. */
export const pathParts = {
  id: ReferralId,
  onward: OnwardId,
  escalation: EscalationId,
  person: PersonId,
  message: MessageId,
  offer: OfferId,
  webhook: SubscriptionId,
  delivery: MessageId,
  action: formed(/^[1-9]\d{0,3}$/, 4)
    .transform(Number)
    .meta({ description: 'Its place in the plan, from 1', examples: ['1'] }),
};
export type PathPart = keyof typeof pathParts;
export type PathParts = { readonly [Name in PathPart]: z.output<(typeof pathParts)[Name]> };
