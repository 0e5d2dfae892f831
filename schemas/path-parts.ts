import * as z from 'zod';
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
  token: z
    .string()
    .regex(/^[\w-]{43}$/)
    .meta({ description: 'What stands in a link of a message: 256 bits' }),
  action: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .meta({ description: 'Its place in the plan, from 1', examples: ['1'] }),
};
export type PathPart = keyof typeof pathParts;
export type PathParts = { readonly [Name in PathPart]: z.output<(typeof pathParts)[Name]> };
