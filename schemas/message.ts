import * as z from 'zod';
import { DutyRole } from './codes.ts';
import { AdvisorId, MessageId, ReferralId } from './ids.ts';
import { Email } from './person.ts';
import { Instant } from './time.ts';

export const MessageKind = z.enum([
  'advisor-assigned',
  'referrer-acknowledged',
  'referrer-linked',
  'duty-hold',
  'manager-unassigned',
  'manager-contact-overdue',
  'manager-message-failed',
]);
export type MessageKind = z.infer<typeof MessageKind>;

/** Who a message is for. The address is looked up when it is sent, so that a changed one is used. */
export const Recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('advisor'), advisor: AdvisorId }),
  z.strictObject({ kind: z.literal('referrer') }),
  z.strictObject({ kind: z.literal('role'), role: DutyRole }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** Why we may send it: every row in the ledger names its consent or lawful ground. */
export const Ground = z.enum(['staff-duty', 'direct-care-receipt', 'direct-care-feedback']);
export type Ground = z.infer<typeof Ground>;

/** A row of the ledger and a promise at once: until it is sent, stopped or failed it is due. */
export const Message = z.strictObject({
  id: MessageId,
  referral: ReferralId,
  kind: MessageKind,
  to: Recipient,
  ground: Ground,
  version: z.int().min(1),
  queuedAt: Instant,
  attempts: z.int().min(0),
  state: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('queued'), dueAt: Instant }),
    z.strictObject({ status: z.literal('leased'), dueAt: Instant.describe('when the lease runs out') }),
    z.strictObject({ status: z.literal('sent'), at: Instant, address: Email, providerId: z.string() }),
    z.strictObject({ status: z.literal('stopped'), at: Instant, because: z.string() }),
    z.strictObject({ status: z.literal('failed'), at: Instant, because: z.string() }),
  ]),
});
export type Message = z.infer<typeof Message>;
