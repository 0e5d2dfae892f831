import * as z from 'zod';
import type { ZodOpenApiPathItemObject } from 'zod-openapi';
import { formed } from '../schemas/bounds.ts';
import { MessageId } from '../schemas/ids.ts';
import { WebhookBody, webhookEvents } from '../schemas/webhook.ts';

/** What a subscriber receives, as an operation of the subscriber. */
export const subscriberOperations: Record<string, ZodOpenApiPathItemObject> = {
  referralNews: {
    post: {
      operationId: 'receiveReferralNews',
      summary: 'News of a referral, posted to your address',
      description: Object.entries(webhookEvents)
        .map(([type, sentence]) => `- \`${type}\`: ${sentence}`)
        .join('\n'),
      tags: ['referrals'],
      security: [],
      requestParams: {
        header: z.object({
          'webhook-id': MessageId.describe('the same on every attempt: what you have had before you can leave'),
          'webhook-timestamp': formed(/^\d{10,12}$/, 12).describe('Unix seconds of this attempt'),
          'webhook-signature': formed(/^v1,\S+( v1,\S+)*$/, 200).describe(
            'one `v1,…` for each secret that signs now, parted by spaces',
          ),
        }),
      },
      requestBody: { required: true, content: { 'application/json': { schema: WebhookBody } } },
      responses: {
        '2XX': { description: 'You have it. Any other answer, or none within ten seconds, and it is sent again.' },
        410: { description: 'You want nothing more: the subscription is disabled at once.' },
        429: { description: 'You are too busy: `Retry-After` is kept to, up to six hours.' },
      },
    },
  },
};
