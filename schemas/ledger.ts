import * as z from 'zod';
import { Count, listOf, Sentence, told, words } from './bounds.ts';
import { ConsentChannel, SharedField } from './codes.ts';
import { MessageId, Reference, ReferralId } from './ids.ts';
import { Ground, MessageChannel, MessageKind } from './message.ts';
import { Instant } from './time.ts';
import { WebhookEvent } from './webhook.ts';

/**
 * One thing that somebody, or their system, was told, or was not. What it said is known by its kind: of a message with the
 * version of its wording, of news to a system as docs/webhooks.md gives it.
 */
export const LedgerEntry = z
  .object({
    id: MessageId,
    referral: ReferralId,
    reference: Reference,
    kind: z.enum([...MessageKind.options, ...WebhookEvent.options]),
    wording: Count.optional().describe('version of the words, as docs/messages.md lists them'),
    to: words(200).describe('who it was for, in words'),
    ground: Ground,
    consent: z
      .object({
        partner: words(160),
        purpose: words(300),
        scope: listOf(SharedField),
        channel: ConsentChannel,
        bestInterests: z.boolean(),
        at: Instant,
      })
      .optional()
      .describe('the one it rests on'),
    status: z.enum(['waiting', 'sent', 'stopped', 'failed']),
    queuedAt: Instant,
    at: Instant.describe('when it was sent, stopped or failed; when it is due, while it waits'),
    channel: z.enum([...MessageChannel.options, 'webhook']).optional(),
    address: told(300).optional().describe('masked'),
    because: Sentence.optional().describe('why it was not sent'),
    canBePrinted: z.boolean().describe('no machine could send it, so somebody may print it and hand it over'),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** Of everything that was sent about somebody, the latest. */
export const mostMessages = 5000;

export const Ledger = z
  .object({ items: z.array(LedgerEntry).max(mostMessages) })
  .meta({ id: 'Ledger', description: `Newest first, the latest ${mostMessages} at most` });

export const PrintedLetter = z
  .object({ subject: told(300), text: told(20_000) })
  .meta({ id: 'PrintedLetter', description: 'To be printed and handed over' });
