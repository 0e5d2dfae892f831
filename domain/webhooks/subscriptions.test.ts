import { expect, test } from 'vitest';
import { WebhookSecret } from '../../schemas/webhook.ts';
import { at, mondayMorning } from '../../tests/samples.ts';
import { aSubscription } from '../../tests/webhook-samples.ts';
import { rotate, signingSecrets, subscribe, viewOf } from './subscriptions.ts';

const secretOf = (letter: string) => WebhookSecret.parse(`whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`);
const wanted = (url: string) => {
  const { timesDisabled: _, state: __, ...rest } = aSubscription({ url });
  return rest;
};

test('both secrets sign for a day after a rotation, the new one first', () => {
  const before = aSubscription({ secret: secretOf('a') });

  const rotated = rotate(before, secretOf('b'), mondayMorning);

  expect(signingSecrets(before, mondayMorning)).toEqual([secretOf('a')]);
  expect(signingSecrets(rotated, mondayMorning)).toEqual([secretOf('b'), secretOf('a')]);
  expect(signingSecrets(rotated, at('2026-11-24T09:59:59.999Z'))).toEqual([secretOf('b'), secretOf('a')]);
  expect(signingSecrets(rotated, at('2026-11-24T10:00:00Z'))).toEqual([secretOf('b')]);
});

test('a second rotation within the day leaves the two latest', () => {
  const twice = rotate(
    rotate(aSubscription({ secret: secretOf('a') }), secretOf('b'), mondayMorning),
    secretOf('c'),
    mondayMorning,
  );

  expect(signingSecrets(twice, mondayMorning)).toEqual([secretOf('c'), secretOf('b')]);
});

test('what is shown of a subscription holds no secret', () => {
  const rotated = rotate(aSubscription({ secret: secretOf('a') }), secretOf('b'), mondayMorning);

  expect(JSON.stringify(viewOf(rotated, mondayMorning))).not.toContain('whsec_');
  expect(viewOf(rotated, mondayMorning)).toMatchObject({ previousSecretUntil: at('2026-11-24T10:00:00Z') });
});

test('an organisation has at most five subscriptions, each for another address', () => {
  const five = [1, 2, 3, 4, 5].map(number => aSubscription({ url: `https://records.example/${number}` }));

  expect(subscribe(five.slice(1), wanted('https://records.example/1'))).toMatchObject({ state: { status: 'active' } });
  expect(subscribe(five, wanted('https://records.example/6'))).toHaveProperty('sentence');
  expect(subscribe(five.slice(1), wanted('https://records.example/2'))).toHaveProperty('sentence');
});

test('a secret holds 24 to 64 bytes', () => {
  const ofBytes = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;

  expect([24, 32, 64].every(bytes => WebhookSecret.safeParse(ofBytes(bytes)).success)).toBe(true);
  expect([0, 16, 23, 65, 80].some(bytes => WebhookSecret.safeParse(ofBytes(bytes)).success)).toBe(false);
});
