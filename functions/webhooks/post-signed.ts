import { createHmac } from 'node:crypto';
import type { Posted } from '../../domain/webhooks/ports.ts';
import { signingSecrets } from '../../domain/webhooks/subscriptions.ts';
import type { Subscription, TestBody, WebhookBody, WebhookSecret } from '../../schemas/webhook.ts';
import type { World } from '../world.ts';

/** Posts a body under its id, signed as Standard Webhooks says with each secret that signs now. */
export function postSigned(
  { poster, clock }: Pick<World, 'poster' | 'clock'>,
  subscription: Subscription,
  { id, ...rest }: WebhookBody | TestBody,
): Promise<Posted> {
  const now = clock.now();
  const seconds = Math.floor(Date.parse(now) / 1000);
  const body = JSON.stringify({ id, ...rest });
  const signed = signingSecrets(subscription, now).map(secret => signature(secret, `${id}.${seconds}.${body}`));
  return poster.post({
    url: subscription.url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'life-rooms-webhooks',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signed.join(' '),
    },
    body,
  });
}

/** standard-webhooks/spec: HMAC-SHA256 with the bytes behind the prefix. */
const signature = (secret: WebhookSecret, text: string) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(text)
    .digest('base64')}`;
