import { afterEach, beforeEach, expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { changeOf, commit } from '../../functions/shell/commit.ts';
import { deliverWebhook } from '../../functions/webhooks/deliver-webhook.ts';
import { MessageId } from '../../schemas/ids.ts';
import { WebhookEvent } from '../../schemas/webhook.ts';
import { andThen, matchCommand, received, referralId } from '../samples.ts';
import { isSignedWith, type Receiver, startReceiver } from '../webhook-receiver.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question, type Reply } from './ask.ts';

let world: TestWorld;
let receiver: Receiver;
beforeEach(async () => {
  world = await openWorld();
  receiver = await startReceiver();
});
afterEach(() => world.close());

const contact = 'systems@walton-village.example';
const create = (body: object = {}, more: Question = {}) =>
  ask(world, 'createWebhook', { body: { url: receiver.url, contact, ...body }, ...more });
const made = async () => String((await create()).body['id']);
const of = (webhook: string, delivery?: string) => ({ params: { webhook, ...(delivery && { delivery }) } });
const errorsIn = ({ body }: Reply) => body['errors'] as { pointer: string; code: string; message: string }[];
const itemsIn = ({ body }: Reply) => body['items'] as Record<string, unknown>[];
const deliver = async () => {
  for (const { referral, message } of world.waiting.messages.splice(0))
    if (message?.includes('-webhook-')) await deliverWebhook(world, referral, message);
};
const ours = routes.filter(route => route.function === 'webhooks');

test('a subscription is made, with a secret that is shown this once', async () => {
  const reply = await create({ events: ['referral.closed', 'referral.closed'] });

  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ url: receiver.url, contact, status: 'active', events: ['referral.closed'] });
  expect(reply.body['secret']).toMatch(/^whsec_/);
  const read = [await ask(world, 'listWebhooks'), await ask(world, 'readWebhook', of(String(reply.body['id'])))];
  expect(read.map(({ status }) => status)).toEqual([200, 200]);
  expect(JSON.stringify(read)).not.toContain('whsec_');
  expect(JSON.stringify(world.logged)).not.toMatch(/whsec_|127\.0\.0\.1|systems@/);
});

test('an address that grows too long when it is written as addresses are is refused', async () => {
  const reply = await create({ url: `${receiver.url}?${'é'.repeat(1000)}` });

  expect(errorsIn(reply)).toMatchObject([{ pointer: '/url', code: 'too-big' }]);
});

test('all is sent that a referrer hears of, unless some of it is named', async () => {
  expect((await create()).body['events']).toEqual(WebhookEvent.options);
});

test('every mistake is told at once', async () => {
  const reply = await create({ url: 'https://10.0.0.1/', contact: 'nobody', events: ['referral.lost'], colour: 'red' });

  expect(reply.status).toBe(400);
  expect(
    errorsIn(reply)
      .map(({ pointer }) => pointer)
      .sort(),
  ).toEqual(['/colour', '/contact', '/events/0', '/url']);
  expect(errorsIn(reply).find(({ pointer }) => pointer === '/url')).toMatchObject({
    code: 'not-public',
    message: 'must name a public host, by name and not by number',
  });
});

test('a second subscription for the same address is refused, however it is spelt', async () => {
  await create({ url: 'https://records.example/news' });

  const reply = await create({ url: 'https://RECORDS.example:443/news' });

  expect(reply.status).toBe(409);
  expect(reply.body['detail']).toBe('There is a subscription for this address already.');
});

test('a sixth subscription is refused', async () => {
  for (let number = 1; number <= 5; number++) await create({ url: `https://records.example/${number}` });

  expect((await create({ url: 'https://records.example/6' })).status).toBe(409);
});

test('a test event says at once what came back, and is signed', async () => {
  const { body } = await create();
  const webhook = String(body['id']);

  const taken = await ask(world, 'testWebhook', of(webhook));
  receiver.answer(500);
  const refused = await ask(world, 'testWebhook', of(webhook));

  const [arrived] = receiver.arrived;
  if (!arrived) throw new Error('it has arrived');
  expect(taken.body).toMatchObject({ id: arrived.id, delivered: true, attempt: { status: 204 } });
  expect(refused.body).toMatchObject({ delivered: false, attempt: { status: 500 } });
  expect(arrived.body).toMatchObject({ type: 'webhook.test', data: { subscription: webhook } });
  expect(isSignedWith(String(body['secret']), arrived)).toBe(true);
  expect((await ask(world, 'readWebhook', of(webhook))).body).not.toHaveProperty('failingSince');
});

test('what is posted by hand has a bound', async () => {
  const webhook = await made();
  const asked: Reply[] = [];
  for (let number = 1; number <= 61; number++) asked.push(await ask(world, 'testWebhook', of(webhook)));

  expect(asked.filter(({ status }) => status === 200)).toHaveLength(60);
  expect(asked.at(-1)).toMatchObject({ status: 429, headers: { 'retry-after': '600' } });
  expect(receiver.arrived).toHaveLength(60);
});

test('a paused subscription can be tried out before it is enabled', async () => {
  const webhook = await made();
  expect((await ask(world, 'pauseWebhook', of(webhook))).body['status']).toBe('paused');

  expect((await ask(world, 'testWebhook', of(webhook))).body['delivered']).toBe(true);
  expect((await ask(world, 'enableWebhook', of(webhook))).body['status']).toBe('active');
});

test('a new secret is shown this once, and until when the old one signs', async () => {
  const first = await create();

  const reply = await ask(world, 'rotateWebhookSecret', of(String(first.body['id'])));

  expect(reply.body['secret']).toMatch(/^whsec_/);
  expect(reply.body['secret']).not.toBe(first.body['secret']);
  expect(reply.body['previousSecretUntil']).toBe('2026-11-24T10:00:00.000Z');
});

test('the log says of each delivery what came back, and one can be sent again', async () => {
  const webhook = await made();
  receiver.answer(500);
  await commit(world, { referrals: [changeOf(received())] });
  world.passMinutes(1);
  await commit(world, { referrals: [changeOf(andThen(received(), matchCommand(), world.clock.now()))] });
  await deliver();

  const first = await ask(world, 'listWebhookDeliveries', { ...of(webhook), query: { limit: '1' } });
  const second = await ask(world, 'listWebhookDeliveries', {
    ...of(webhook),
    query: { limit: '1', cursor: String(first.body['next']) },
  });

  expect([...itemsIn(first), ...itemsIn(second)]).toMatchObject([
    { type: 'referral.assigned', referral: referralId(), status: 'waiting', attempts: [{ status: 500 }] },
    { type: 'referral.received', referral: referralId(), status: 'waiting', attempts: [{ status: 500 }] },
  ]);
  expect(second.body['next']).toBeUndefined();

  receiver.answer(204);
  const again = await ask(world, 'resendWebhookDelivery', of(webhook, String(itemsIn(second)[0]?.['id'])));
  expect(again.status).toBe(200);
  await deliver();
  const log = itemsIn(await ask(world, 'listWebhookDeliveries', of(webhook)));
  expect(log.map(({ status }) => status)).toEqual(['waiting', 'delivered']);
});

test('the log reaches thirty days back', async () => {
  const webhook = await made();
  await commit(world, { referrals: [changeOf(received())] });
  const count = async () => itemsIn(await ask(world, 'listWebhookDeliveries', of(webhook))).length;

  world.passMinutes(30 * 24 * 60);
  expect(await count()).toBe(1);
  world.passMinutes(1);
  expect(await count()).toBe(0);
});

test('nothing is sent again for a subscription that is not active', async () => {
  const webhook = await made();
  await commit(world, { referrals: [changeOf(received())] });
  const [delivery] = itemsIn(await ask(world, 'listWebhookDeliveries', of(webhook)));
  await ask(world, 'pauseWebhook', of(webhook));

  const reply = await ask(world, 'resendWebhookDelivery', of(webhook, String(delivery?.['id'])));

  expect(reply.status).toBe(409);
  expect(reply.body['detail']).toBe('The subscription is not active. Enable it first.');
});

test('a delivery that is not of this subscription is not there', async () => {
  const webhook = await made();
  const other = await create({ url: 'https://records.example/other' });
  await commit(world, { referrals: [changeOf(received())] });
  const [foreign] = itemsIn(await ask(world, 'listWebhookDeliveries', of(String(other.body['id']))));
  const [letter] = await world.cases.messages(referralId());
  const never = MessageId.parse(`msg_${referralId().slice(4)}-0099-webhook-${webhook.slice(4)}`);

  for (const delivery of [foreign?.['id'], letter?.id, never, 'msg_nonsense', '../../HEAD'])
    expect((await ask(world, 'resendWebhookDelivery', of(webhook, String(delivery)))).status).toBe(404);
});

test('a cursor of another log, or of none, is refused', async () => {
  const webhook = await made();

  const reply = await ask(world, 'listWebhookDeliveries', { ...of(webhook), query: { cursor: 'nonsense' } });

  expect(reply.status).toBe(400);
  expect(errorsIn(reply)).toMatchObject([{ pointer: '/cursor' }]);
});

test('a deleted subscription is gone', async () => {
  const webhook = await made();

  expect((await ask(world, 'deleteWebhook', of(webhook))).body).toEqual({ id: webhook });

  expect((await ask(world, 'readWebhook', of(webhook))).status).toBe(404);
  expect((await ask(world, 'deleteWebhook', of(webhook))).status).toBe(404);
});

test.each(ours)('$operation: another organisation’s is answered as what is not there', async ({ operation, path }) => {
  const webhook = await made();
  const stranger = {
    as: 'north-mersey-cmht',
    body: { url: 'https://records.example/', contact },
    ...of(webhook, 'msg_1'),
  };

  const reply = await ask(world, operation, stranger);

  if (path.includes('{webhook}')) expect(reply.status).toBe(404);
  else expect(JSON.stringify(reply.body)).not.toContain(webhook);
  expect((await ask(world, 'readWebhook', of(webhook))).body['status']).toBe('active');
});

test.each(ours)('$operation is for referrers who may read', async ({ operation }) => {
  const webhook = await made();
  const asked = (as: string, scope?: string) =>
    ask(world, operation, {
      as,
      ...(scope && { scope }),
      body: { url: receiver.url, contact },
      ...of(webhook, 'msg_1'),
    });

  const refused = await Promise.all([
    asked('life-rooms-desk'),
    asked('life-rooms-manager'),
    asked('life-rooms-operator'),
    asked('somebody-else'),
    asked('walton-village-practice', 'referrals/write'),
  ]);

  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  expect((await asked('')).status).toBe(401);
});
