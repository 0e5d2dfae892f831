import {
  CreateWebhook,
  DeliveryList,
  DeliveryQuery,
  DeliveryView,
  WebhookDeleted,
  WebhookList,
  WebhookTested,
  WebhookView,
  WebhookWithSecret,
} from '../../schemas/webhook.ts';

const always = ['unauthorised', 'forbidden', 'unexpected', 'busy'] as const;
const ofOne = ['not-found', ...always] as const;

/** What the outside is told of these operations. */
export const webhookDescriptions = {
  listWebhooks: {
    summary: 'List your webhook subscriptions',
    description: 'Each with where it stands: active, paused, or disabled and why.',
    answers: { 200: { description: 'All of your organisation’s, without their secrets', schema: WebhookList } },
    problems: always,
  },
  createWebhook: {
    summary: 'Subscribe a system of yours to news of your referrals',
    description:
      'From now on each event is posted to the address, signed as Standard Webhooks says. It names the referral and its ' +
      'status and nothing of the person: read the rest with your own token. The secret is shown once, here.',
    body: CreateWebhook,
    answers: { 200: { description: 'The subscription, with its secret', schema: WebhookWithSecret } },
    problems: ['invalid-request', 'invalid-json', 'json-expected', 'body-too-large', 'not-now', ...always],
  },
  readWebhook: {
    summary: 'Read a webhook subscription',
    description: 'Where it stands, since when nothing has been taken, and until when an old secret still signs.',
    answers: { 200: { description: 'The subscription, without its secret', schema: WebhookView } },
    problems: ofOne,
  },
  deleteWebhook: {
    summary: 'Delete a webhook subscription',
    description: 'What has not been delivered yet no longer will be.',
    answers: { 200: { description: 'It is gone', schema: WebhookDeleted } },
    problems: ofOne,
  },
  rotateWebhookSecret: {
    summary: 'Change the secret of a webhook subscription',
    description: 'The old secret goes on signing beside the new one for 24 hours. The new one is shown once, here.',
    answers: { 200: { description: 'The subscription, with its new secret', schema: WebhookWithSecret } },
    problems: ofOne,
  },
  pauseWebhook: {
    summary: 'Pause a webhook subscription',
    description: 'Nothing is sent until it is enabled, and what happens meanwhile is not sent afterwards.',
    answers: { 200: { description: 'It is paused', schema: WebhookView } },
    problems: ofOne,
  },
  enableWebhook: {
    summary: 'Enable a webhook subscription that was paused or disabled',
    description: 'What happens from now on is sent. What happened meanwhile is not: read the referrals themselves.',
    answers: { 200: { description: 'It is active', schema: WebhookView } },
    problems: ofOne,
  },
  testWebhook: {
    summary: 'Send a test event now',
    description: 'A `webhook.test` event is posted once, whatever the status of the subscription, and changes nothing.',
    answers: { 200: { description: 'What came back', schema: WebhookTested } },
    problems: ['too-many-requests', ...ofOne],
  },
  listWebhookDeliveries: {
    summary: 'List what was sent to a webhook subscription',
    description: 'Newest first, thirty days back, each with its attempts. Follow `next` for further pages.',
    query: DeliveryQuery,
    answers: { 200: { description: 'One page', schema: DeliveryList } },
    problems: ['invalid-request', ...ofOne],
  },
  resendWebhookDelivery: {
    summary: 'Send one delivery again',
    description: 'Under the same id as before, so that a receiver that has it already can tell.',
    answers: { 200: { description: 'It waits to be sent', schema: DeliveryView } },
    problems: ['not-now', 'too-many-requests', ...ofOne],
  },
} as const;
