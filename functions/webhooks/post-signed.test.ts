import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { systemClock } from '../../adapters/clock.ts';
import { ulidIds } from '../../adapters/ids.ts';
import { plusMinutes } from '../../domain/time/working-time.ts';
import { bodyOf } from '../../domain/webhooks/deliveries.ts';
import type { WebhookLetter } from '../../domain/webhooks/ports.ts';
import { rotate } from '../../domain/webhooks/subscriptions.ts';
import type { Subscription } from '../../schemas/webhook.ts';
import { aDelivery, aSubscription } from '../../tests/webhook-samples.ts';
import { postSigned } from './post-signed.ts';

const clock = systemClock(); // the verifier of the package judges by real time
const ids = ulidIds(clock);
const body = bodyOf(aDelivery());

async function posted(subscription: Subscription, at = clock): Promise<WebhookLetter> {
  const letters: WebhookLetter[] = [];
  const post = async (letter: WebhookLetter) => {
    letters.push(letter);
    return { status: 204 };
  };
  await postSigned({ poster: { post, mistakeIn: () => undefined }, clock: at }, subscription, body);
  const [letter] = letters;
  if (!letter) throw new Error('nothing was posted');
  return letter;
}

const verify = (secret: string, { body: text, headers }: WebhookLetter) =>
  new Webhook(secret).verify(text, { ...headers });

test('whoever has the secret can tell that it is from us and unchanged', async () => {
  const subscription = aSubscription({ secret: ids.webhookSecret() });
  const letter = await posted(subscription);

  expect(verify(subscription.secret, letter)).toEqual(body);
  expect(() => verify(ids.webhookSecret(), letter)).toThrow('No matching signature');
  expect(() => verify(subscription.secret, { ...letter, body: letter.body.replace('assigned', 'closed') })).toThrow();
  expect(() =>
    verify(subscription.secret, { ...letter, headers: { ...letter.headers, 'webhook-id': 'msg_other' } }),
  ).toThrow();
});

test('after a rotation either secret verifies, and a day later the new one alone', async () => {
  const before = aSubscription({ secret: ids.webhookSecret() });
  const rotated = rotate(before, ids.webhookSecret(), clock.now());
  const yesterday = rotate(before, ids.webhookSecret(), plusMinutes(clock.now(), -24 * 60));

  const letter = await posted(rotated);
  expect(verify(rotated.secret, letter)).toEqual(body);
  expect(verify(before.secret, letter)).toEqual(body);

  const later = await posted(yesterday);
  expect(verify(yesterday.secret, later)).toEqual(body);
  expect(() => verify(before.secret, later)).toThrow();
});

test('every attempt says the same under the same id, at its own time', async () => {
  const subscription = aSubscription();
  const first = await posted(subscription);
  const later = { now: () => plusMinutes(clock.now(), 60) };

  const second = await posted(subscription, later);

  expect(second.body).toBe(first.body);
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
  expect(Number(second.headers['webhook-timestamp'])).toBeGreaterThanOrEqual(
    Number(first.headers['webhook-timestamp']) + 3600,
  );
  expect(second.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
});

test('a secret is never the same twice', () => {
  const secrets = Array.from({ length: 100 }, () => ids.webhookSecret());

  expect(new Set(secrets).size).toBe(100);
  expect(secrets.every(secret => Buffer.from(secret.slice(6), 'base64').length === 32)).toBe(true);
});
