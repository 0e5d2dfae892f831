import * as z from 'zod';
import { DutyRole } from './codes.ts';
import { AdvisorId, EscalationId, MessageId, OnwardId, PartnerId, ReferralId } from './ids.ts';
import { Email } from './person.ts';
import { AttentionTo } from './support.ts';
import { Instant } from './time.ts';

export const MessageKind = z.enum([
  'advisor-assigned',
  'advisor-taken-over',
  'advisor-attention',
  'advisor-attempt-due',
  'advisor-partner-accepted',
  'duty-hold',
  'duty-receipt-missing',
  'duty-concern',
  'manager-unassigned',
  'manager-contact-overdue',
  'manager-decision-overdue',
  'manager-message-failed',
  'manager-webhook-disabled',
  'referrer-acknowledged',
  'referrer-linked',
  'referrer-assigned',
  'referrer-contacted',
  'referrer-partner-waitlisted',
  'referrer-partner-accepted',
  'referrer-attended',
  'referrer-partner-ended',
  'referrer-closed',
  'referrer-webhook-disabled',
  'partner-request',
  'partner-nudge',
  'partner-answer',
  'partner-stop',
  'partner-attendance',
  'person-not-reached',
  'person-shared',
  'person-waitlisted',
  'person-accepted',
  'person-did-it-help',
]);
export type MessageKind = z.infer<typeof MessageKind>;

/** Who a message is for. The address is looked up when it is sent, so that a changed one is used. */
export const Recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('advisor'), advisor: AdvisorId }),
  z.strictObject({ kind: z.literal('referrer') }),
  z.strictObject({ kind: z.literal('role'), role: DutyRole }),
  z.strictObject({ kind: z.literal('partner'), partner: PartnerId }),
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('webhook-contact'), address: Email }),
]);
export type Recipient = z.infer<typeof Recipient>;

/**
 * Why we may send it: every row in the ledger names its consent or lawful ground. `consent` is the person's own, for this
 * partner; the row says in which event it was given.
 */
export const Ground = z.enum([
  'staff-duty',
  'direct-care-receipt',
  'direct-care-feedback',
  'direct-care-contact',
  'partner-agreement',
  'consent',
]);
export type Ground = z.infer<typeof Ground>;

export const MessageChannel = z.enum(['email', 'sms', 'letter']);
export type MessageChannel = z.infer<typeof MessageChannel>;

/** A row of the ledger and a promise at once: until it is sent, stopped or failed it is due. */
export const Message = z.strictObject({
  id: MessageId,
  referral: ReferralId,
  kind: MessageKind,
  to: Recipient,
  ground: Ground,
  consent: z.int().min(1).optional().describe('number of the event that gave it, where consent is the ground'),
  about: z
    .strictObject({
      onward: OnwardId.optional(),
      attention: AttentionTo.optional(),
      escalation: EscalationId.optional(),
    })
    .optional(),
  version: z.int().min(1),
  queuedAt: Instant,
  attempts: z.int().min(0),
  state: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('queued'), dueAt: Instant }),
    z.strictObject({ status: z.literal('leased'), dueAt: Instant.describe('when the lease runs out') }),
    z.strictObject({
      status: z.literal('sent'),
      at: Instant,
      channel: MessageChannel.default('email'),
      address: z.string(),
      wording: z.int().min(1).optional().describe('version of the words that were used'),
      providerId: z.string(),
    }),
    z.strictObject({ status: z.literal('stopped'), at: Instant, because: z.string() }),
    z.strictObject({ status: z.literal('failed'), at: Instant, because: z.string() }),
  ]),
});
export type Message = z.infer<typeof Message>;
