import * as z from 'zod';
import { ConsentChannel, SharedField } from './codes.ts';
import { MessageId, Reference, ReferralId } from './ids.ts';
import { Ground, MessageChannel, MessageKind } from './message.ts';
import { Instant } from './time.ts';

/** One thing that somebody was told, or was not. What it said is known by its kind and the version of its wording. */
export const LedgerEntry = z
  .object({
    id: MessageId,
    referral: ReferralId,
    reference: Reference,
    kind: MessageKind,
    wording: z.int().optional().describe('version of the words, as docs/messages.md lists them'),
    to: z.string().describe('who it was for, in words'),
    ground: Ground,
    consent: z
      .object({
        partner: z.string(),
        purpose: z.string(),
        scope: z.array(SharedField),
        channel: ConsentChannel,
        bestInterests: z.boolean(),
        at: Instant,
      })
      .optional()
      .describe('the one it rests on'),
    status: z.enum(['waiting', 'sent', 'stopped', 'failed']),
    queuedAt: Instant,
    at: Instant.describe('when it was sent, stopped or failed; when it is due, while it waits'),
    channel: MessageChannel.optional(),
    address: z.string().optional().describe('masked'),
    because: z.string().optional().describe('why it was not sent'),
    canBePrinted: z.boolean().describe('no machine could send it, so somebody may print it and hand it over'),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const Ledger = z.object({ items: z.array(LedgerEntry) }).meta({ id: 'Ledger', description: 'Newest first' });

export const PrintedLetter = z
  .object({ subject: z.string(), text: z.string() })
  .meta({ id: 'PrintedLetter', description: 'To be printed and handed over' });
