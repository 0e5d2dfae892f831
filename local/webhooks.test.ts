import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../tests/assembly/until.ts';
import { startReceiver } from '../tests/webhook-receiver.ts';
import { exampleReferral } from './example-referral.ts';
import { type Service, startService } from './service.ts';

test('a surgery’s system on the same machine subscribes, sends a referral and hears what becomes of it', async () => {
  const receiver = await startReceiver();
  const ask = await asSurgery(await aService());
  const { secret } = await ask('/v1/webhooks', { url: receiver.url, contact: 'systems@walton-village.example' });

  const { id } = await ask('/v1/referrals', exampleReferral);
  await until('the system has heard of both', () => receiver.arrived.length >= 2);

  // In whatever order they came.
  const inOrder = [...receiver.arrived].sort((a, b) => (a.id < b.id ? -1 : 1));
  const verified = inOrder.map(({ text, headers }) =>
    new Webhook(String(secret)).verify(text, headers as Record<string, string>),
  );
  expect(verified).toMatchObject([
    { type: 'referral.received', data: { referral: id } },
    { type: 'referral.assigned', data: { referral: id, links: { self: `/v1/referrals/${id}` } } },
  ]);
});

async function aService(): Promise<Service> {
  const service = await startService();
  onTestFinished(service.stop);
  return service;
}

/** @returns posts a body as Walton Village Practice and reads the answer */
async function asSurgery({ url, tokenUrl }: Service) {
  const client = 'walton-village-practice';
  const token = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client}:demo-only-${client}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  return async (path: string, body: object) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${access_token}`,
        'content-type': 'application/json',
        'idempotency-key': path,
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
}
