import * as z from 'zod';
import { Cursor, formed, listOf, Sentence } from './bounds.ts';
import { ReferralStatus } from './codes.ts';
import { MessageId, OnwardId, Reference, ReferralId, SubscriptionId } from './ids.ts';
import { Ground } from './message.ts';
import { Email } from './person.ts';
import { Instant } from './time.ts';

// What a referrer's own system is told of its referrals, by Standard Webhooks (standardwebhooks.com).

/** What has happened to a referral, as far as a referrer hears of it. */
export const webhookEvents = {
  'referral.received': 'It has been received and is kept.',
  'referral.assigned': 'It is with a Pathways Advisor.',
  'referral.contacted': 'The advisor has spoken with the person.',
  'referral.partner-waitlisted': 'A partner has put the person on its waiting list.',
  'referral.partner-accepted': 'A partner has accepted the person.',
  'referral.attended': 'The person has been for the first time.',
  'referral.partner-ended': 'What the partner did with the person has ended, one way or another.',
  'referral.closed': 'It has been closed.',
  'referral.reopened': 'It is open again after it had been closed.',
  'referral.withdrawn': 'The referrer or the person has withdrawn it.',
  'referral.entered-in-error': 'It was entered in error.',
} as const;
export type WebhookEvent = keyof typeof webhookEvents;
export const WebhookEvent = z.enum(Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]]);

/** Base64 of 24 to 64 random bytes. Both sides sign with it, so it is as good as a password. */
export const WebhookSecret = formed(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, 94)
  .brand<'webhook-secret'>()
  .meta({ description: 'Shown once: keep it like a password' });
export type WebhookSecret = z.infer<typeof WebhookSecret>;

export const DisabledBecause = z.enum(['nothing-delivered-for-days', 'answered-gone']);
export type DisabledBecause = z.infer<typeof DisabledBecause>;

/** The address of a receiver. */
export const WebhookUrl = z.string().max(2000).meta({ format: 'uri' });

/** So many subscriptions one organisation has at most. */
export const mostSubscriptions = 5;

/** Three rounds of attempts: the log is for finding out what is wrong, not for ever. */
export const keptAttempts = 24;

/** Where an organisation wants to hear, of what, and how it goes. */
export const Subscription = z.strictObject({
  id: SubscriptionId,
  url: WebhookUrl,
  events: z.array(WebhookEvent).min(1),
  contact: Email,
  createdAt: Instant,
  secret: WebhookSecret,
  previous: z
    .strictObject({ secret: WebhookSecret, until: Instant })
    .optional()
    .describe('goes on signing beside the new one, so that a receiver can change over in its own time'),
  timesDisabled: z.int().min(0),
  state: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('active'),
      failingSince: Instant.optional().describe('nothing has been taken since then'),
    }),
    z.strictObject({ status: z.literal('paused'), at: Instant }),
    z.strictObject({ status: z.literal('disabled'), at: Instant, because: DisabledBecause }),
  ]),
});
export type Subscription = z.infer<typeof Subscription>;

/** Why no status came back. */
const PostFailure = z.enum(['address-refused', 'unknown-host', 'not-trusted', 'unreachable', 'timed-out']).meta({
  description: 'no public address; no such name; a certificate nobody vouches for; no connection; no answer in time',
});
export type PostFailure = z.infer<typeof PostFailure>;

/** What came back: a status and nothing else, because an answer could hold anything. */
export const Attempt = z
  .union([
    z.strictObject({ at: Instant, status: z.int().min(100).max(999) }),
    z.strictObject({ at: Instant, failure: PostFailure }),
  ])
  .meta({ id: 'WebhookAttempt', description: 'One attempt: the status that was answered, or why there was none' });
export type Attempt = z.infer<typeof Attempt>;

/**
 * One event for one subscription: a row of the ledger beside the messages to people, and a promise until it is settled.
 * What it says is fixed when it happens, so that every attempt says the same under the same id.
 */
export const Delivery = z.strictObject({
  id: MessageId,
  referral: ReferralId,
  subscription: SubscriptionId,
  event: z.strictObject({ type: WebhookEvent, at: Instant, reference: Reference, status: ReferralStatus }),
  onward: OnwardId.optional(),
  ground: Ground.extract(['direct-care-receipt', 'direct-care-feedback']),
  version: z.int().min(1),
  queuedAt: Instant,
  tries: z.int().min(0).describe('since it was queued or sent again'),
  attempts: z.array(Attempt).describe('the latest, oldest first'),
  state: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('queued'), dueAt: Instant }),
    z.strictObject({ status: z.literal('leased'), dueAt: Instant.describe('when the lease runs out') }),
    z.strictObject({ status: z.literal('delivered'), at: Instant }),
    z.strictObject({ status: z.literal('stopped'), at: Instant, because: z.string() }),
    z.strictObject({ status: z.literal('failed'), at: Instant, because: z.string() }),
  ]),
});
export type Delivery = z.infer<typeof Delivery>;

/** The body of a POST to a subscriber: CloudEvents attributes, and nothing about the person. */
export const WebhookBody = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: MessageId.describe('the same on every attempt, and in the header `webhook-id`'),
    source: z.literal('/v1/referrals'),
    type: WebhookEvent,
    time: Instant.describe('when it happened'),
    data: z.strictObject({
      referral: ReferralId,
      reference: Reference,
      status: ReferralStatus.describe('as it was then'),
      links: z.strictObject({
        self: formed(/^\/v1\/referrals\/\w+$/, 50).describe('where to read it, within this API'),
      }),
    }),
  })
  .meta({
    id: 'WebhookBody',
    description: 'What is sent to a subscriber',
    examples: [
      {
        specversion: '1.0',
        id: 'msg_01JD8ZK4T6V9W2X3Y5Z7A8B9C0-0004-webhook-01JD8ZM3N0P1Q2R3S4T5V6W7X8',
        source: '/v1/referrals',
        type: 'referral.assigned',
        time: '2026-11-23T10:00:00.000Z',
        data: {
          referral: 'ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0',
          reference: 'LR-7K3M-Q2G',
          status: 'assigned',
          links: { self: '/v1/referrals/ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0' },
        },
      },
    ],
  });
export type WebhookBody = z.infer<typeof WebhookBody>;

/** Sent on request alone, so that a receiver can be tried out before anything has happened. */
export const TestBody = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.literal('/v1/webhooks'),
  type: z.literal('webhook.test'),
  time: Instant,
  data: z.strictObject({ subscription: SubscriptionId }),
});
export type TestBody = z.infer<typeof TestBody>;

// What the API takes and answers.

export const CreateWebhook = z
  .strictObject({
    url: WebhookUrl.describe('https, on port 443, at a public host name'),
    events: listOf(WebhookEvent)
      .min(1)
      .transform(all => [...new Set(all)])
      .default(WebhookEvent.options)
      .describe('all, if left out'),
    contact: Email.describe('who is told when the subscription has been disabled'),
  })
  .meta({
    id: 'CreateWebhook',
    examples: [{ url: 'https://hooks.walton-village.example/life-rooms', contact: 'systems@walton-village.example' }],
  });
export type CreateWebhook = z.infer<typeof CreateWebhook>;

const view = {
  id: SubscriptionId,
  url: WebhookUrl,
  events: listOf(WebhookEvent),
  contact: Email,
  createdAt: Instant,
  status: z.enum(['active', 'paused', 'disabled']),
  failingSince: Instant.optional().describe('nothing has been taken since then'),
  disabled: z.object({ at: Instant, because: DisabledBecause }).optional(),
  previousSecretUntil: Instant.optional().describe('until then every delivery carries two signatures'),
};

export const WebhookView = z.object(view).meta({ id: 'Webhook', description: 'Where an organisation wants to hear' });
export const WebhookWithSecret = z.object({ ...view, secret: WebhookSecret }).meta({ id: 'WebhookWithSecret' });
export const WebhookList = z.object({ items: z.array(WebhookView).max(mostSubscriptions) }).meta({ id: 'WebhookList' });
export const WebhookDeleted = z.object({ id: SubscriptionId }).meta({ id: 'WebhookDeleted' });

export const WebhookTested = z
  .object({
    id: z.string().max(100).describe('the `webhook-id` that it was sent under'),
    delivered: z.boolean(),
    attempt: Attempt,
  })
  .meta({ id: 'WebhookTested' });

export const DeliveryView = z
  .object({
    id: MessageId,
    type: WebhookEvent,
    referral: ReferralId,
    happenedAt: Instant,
    status: z.enum(['waiting', 'delivered', 'stopped', 'failed']),
    nextAttemptAt: Instant.optional(),
    settledAt: Instant.optional(),
    because: Sentence.optional().describe('why it was stopped or has failed'),
    attempts: z.array(Attempt).max(keptAttempts),
  })
  .meta({ id: 'WebhookDelivery' });

export const DeliveryList = z
  .object({ items: z.array(DeliveryView).max(100), next: Cursor.optional().describe('cursor of the next page') })
  .meta({ id: 'WebhookDeliveryList', description: 'Newest first, thirty days back' });

export const DeliveryQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: Cursor.optional(),
});
