import * as z from 'zod';
import { OnwardId, PartnerId, ReferralId } from './ids.ts';
import { Instant } from './time.ts';

/** What a link or a code on paper lets somebody do who has no account. */
export const LinkPurpose = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('partner-decision'), onward: OnwardId, partner: PartnerId }),
  z.strictObject({ to: z.literal('partner-attendance'), onward: OnwardId, partner: PartnerId }),
  z.strictObject({ to: z.literal('person-answer'), onward: OnwardId.optional() }),
  z.strictObject({ to: z.literal('person-consent'), onward: OnwardId.optional() }),
]);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

/**
 * Lets somebody without an account do one thing once. Only a hash of what they hold is kept. `version` is that of the
 * record; `usedAt` is when it was used up.
 */
export const Link = z.strictObject({
  hash: z.string(),
  version: z.int().min(1),
  referral: ReferralId,
  issuedAt: Instant.describe('an answer that was given since makes it useless'),
  expiresAt: Instant,
  usedAt: Instant.optional(),
  opens: LinkPurpose,
});
export type Link = z.infer<typeof Link>;
