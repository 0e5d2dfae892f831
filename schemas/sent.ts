import * as z from 'zod';
import { Cursor, listOf } from './bounds.ts';
import { NeedCode, ReferralStatus } from './codes.ts';
import { Reference, ReferralId } from './ids.ts';
import { PersonName } from './person.ts';
import { CalendarDate, Instant } from './time.ts';

export const SentQuery = z.strictObject({
  by: z.enum(['organisation', 'me']).default('organisation').describe('whose: everything your organisation has sent'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: Cursor.optional(),
});
export type SentQuery = z.infer<typeof SentQuery>;

/** A referral on the list of who sent it, told as far as the person agrees. */
export const SentReferral = z
  .object({
    id: ReferralId,
    reference: Reference,
    person: z.object({ name: PersonName }),
    needs: listOf(NeedCode),
    status: z
      .enum([...ReferralStatus.options, 'open'])
      .describe('`open` or `closed` and no more, where the person agrees to no more news'),
    receivedAt: Instant,
    firstContactBy: CalendarDate,
    lastUpdate: Instant.describe('of what the referrer may hear'),
    sentByMe: z.boolean(),
  })
  .meta({ id: 'SentReferral' });
export type SentReferral = z.infer<typeof SentReferral>;

export const SentReferrals = z
  .object({ items: z.array(SentReferral).max(50), next: Cursor.optional().describe('cursor of the next page') })
  .meta({ id: 'SentReferrals', description: 'Newest first' });
export type SentReferrals = z.infer<typeof SentReferrals>;
