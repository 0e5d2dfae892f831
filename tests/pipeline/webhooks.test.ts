import { expect, test } from 'vitest';
import { ConflictError } from '../../domain/ports.ts';
import { readLedger } from '../../functions/ledger/read-ledger.ts';
import { deliverWebhook } from '../../functions/webhooks/deliver-webhook.ts';
import { sendAgain } from '../../functions/webhooks/send-again.ts';
import { Caller } from '../../schemas/directory.ts';
import { andThen, asked, matchCommand, mondayMorning, neighbours, onwardOf, received, referralId } from '../samples.ts';
import { isSignedWith, startReceiver } from '../webhook-receiver.ts';
import { openSurgery } from './surgery.ts';

test('a practice’s system hears of its referral, signed, and reads nothing personal', async () => {
  const { world, receiver, subscribe, keep, deliver } = await openSurgery();
  const { secret } = await subscribe();
  await keep(received());
  await keep(andThen(received(), matchCommand()));

  expect(await deliver()).toEqual(['delivered', 'delivered']);

  expect(receiver.arrived.map(({ body }) => body.type)).toEqual(['referral.received', 'referral.assigned']);
  expect(receiver.arrived.every(arrived => isSignedWith(secret, arrived))).toBe(true);
  expect(receiver.arrived[1]?.body).toMatchObject({ data: { referral: referralId(), status: 'assigned' } });
  expect(receiver.arrived[1]?.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-timestamp': String(Date.parse(mondayMorning) / 1000),
  });
  const said = JSON.stringify([receiver.arrived, world.logged]);
  for (const personal of ['Una', 'Sample', '1970', '0151 496', 'Example Street', 'loneliness', 'Priya'])
    expect(said).not.toContain(personal);
});

test('the ledger says what the practice’s system was told and what it was not, beside what people were', async () => {
  const { world, receiver, subscribe, keep, deliver } = await openSurgery();
  await subscribe();
  await keep(received());
  await deliver();
  await keep(andThen(received(), matchCommand()));

  const ledger = await readLedger(world, received().after.person);

  const news = (ledger?.entries ?? []).filter(({ channel }) => channel === 'webhook');
  const system = 'the system of Walton Village Practice';
  expect(news.map(({ kind, to, ground, status }) => ({ kind, to, ground, status }))).toEqual([
    { kind: 'referral.assigned', to: system, ground: 'direct-care-feedback', status: 'waiting' },
    { kind: 'referral.received', to: system, ground: 'direct-care-receipt', status: 'sent' },
  ]);
  expect(ledger?.entries.map(({ kind }) => kind)).toContain('advisor-assigned');
  expect(JSON.stringify(news)).not.toContain(receiver.url);
});

test('what another organisation referred is not heard', async () => {
  const { subscribe, keep, deliver } = await openSurgery();
  await subscribe();
  const { after, events, before } = received();
  const source = { subject: 'marine', organisation: Caller.shape.organisation.parse('org-marine-parade-surgery') };

  await keep({ before, after: { ...after, source }, events });

  expect(await deliver()).toEqual([]);
});

test('wake-ups that come twice, or all at once, deliver once', async () => {
  const { world, receiver, subscribe, keep, deliver, log } = await openSurgery();
  const subscription = await subscribe();
  await keep(received());
  const [delivery] = await log(subscription);
  if (!delivery) throw new Error('a delivery is queued');

  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => deliverWebhook(world, delivery.referral, delivery.id)),
  );
  await deliver();

  expect(outcomes.filter(outcome => outcome === 'delivered')).toHaveLength(1);
  expect(receiver.arrived).toHaveLength(1);
});

test('wake-ups that are all lost are found by the clock', async () => {
  const { world, subscribe, keep, tick } = await openSurgery();
  await subscribe();
  await keep(received());
  world.waiting.messages.length = 0;

  expect(await tick(1)).toEqual(['delivered']);
});

test('whoever dies between post and mark posts again under the same id, by which the receiver can tell', async () => {
  const { receiver, subscribe, keep, deliver, tick, log, dieBeforeMarking } = await openSurgery();
  const subscription = await subscribe();
  await keep(received());
  dieBeforeMarking();
  await expect(deliver()).rejects.toThrow('killed');

  expect(await tick(1)).toEqual([]);
  expect(await tick(1)).toEqual(['delivered']);

  expect(new Set(receiver.arrived.map(({ id, text }) => `${id} ${text}`)).size).toBe(1);
  expect(receiver.arrived).toHaveLength(2);
  expect((await log(subscription))[0]?.state.status).toBe('delivered');
});

test('a receiver that is down for half a day gets everything when it is back, in whatever order', async () => {
  const { receiver, subscribe, keep, deliver, tick, log, standing } = await openSurgery();
  const subscription = await subscribe();
  receiver.answer(503);
  await keep(received());
  await deliver();
  await keep(andThen(received(), matchCommand()));
  await deliver();
  for (let hour = 0; hour < 12; hour++) await tick(60);
  expect(await standing()).toMatchObject({ status: 'active', failingSince: mondayMorning });

  receiver.answer(204);
  for (let hour = 0; hour < 12; hour++) await tick(60);

  const taken = (await log(subscription)).map(({ state }) => state.status);
  expect(taken).toEqual(['delivered', 'delivered']);
  expect(new Set(receiver.arrived.slice(-2).map(({ body }) => body.type))).toEqual(
    new Set(['referral.received', 'referral.assigned']),
  );
  expect(await standing()).toEqual({ status: 'active' });
});

test('a receiver that asks for time is given it', async () => {
  const { receiver, subscribe, keep, deliver, tick } = await openSurgery();
  await subscribe();
  receiver.answer(429, { 'retry-after': '3600' });
  await keep(received());
  await deliver();
  receiver.answer(204);

  expect(await tick(59)).toEqual([]);
  expect(await tick(1)).toEqual(['delivered']);
});

test('a delivery is given up after a day and can be sent again by hand', async () => {
  const { world, receiver, subscribe, keep, deliver, tick, log } = await openSurgery();
  const subscription = await subscribe();
  receiver.answer(500);
  await keep(received());
  await deliver();
  for (let hour = 0; hour < 30; hour++) await tick(60);
  const [failed] = await log(subscription);
  if (!failed) throw new Error('it is on the log');
  expect(failed.state).toMatchObject({ status: 'failed' });
  expect(failed.attempts).toHaveLength(8);
  receiver.answer(204);

  await sendAgain(world, subscription, failed.id);
  expect(await deliver()).toEqual(['delivered']);

  expect(new Set(receiver.arrived.map(({ id }) => id)).size).toBe(1);
  expect((await log(subscription))[0]?.attempts).toHaveLength(9);
});

test('a partner’s answer that is taken back within ten minutes is never heard of', async () => {
  const { world, receiver, subscribe, keep, deliver, tick } = await openSurgery();
  await subscribe();
  const request = asked();
  const answered = andThen(
    request,
    { type: 'partner-accept', onward: onwardOf(request).id },
    mondayMorning,
    neighbours,
  );
  await world.cases.commit({ referrals: [{ before: undefined, after: request.after, events: [], messages: [] }] });
  await keep(answered);
  expect(await deliver()).toEqual(['nothing to do']);
  world.passMinutes(5);
  const undo = { type: 'undo-answer', onward: onwardOf(request).id } as const;
  await keep(andThen(answered, undo, world.clock.now(), neighbours));

  expect(await tick(6)).toEqual(['stopped']);
  expect(receiver.arrived).toEqual([]);
});

test('each of two systems hears, and one that is down does not keep the other waiting', async () => {
  const { receiver, subscribe, keep, deliver } = await openSurgery();
  const other = await startReceiver();
  await subscribe();
  await subscribe(other.url);
  receiver.answer(500);

  await keep(received());
  expect((await deliver()).sort()).toEqual(['delivered', 'will be tried again']);

  expect(other.arrived).toHaveLength(1);
});

test('a delivery that is just being sent is not sent again beside itself', async () => {
  const { world, subscribe, keep, deliver, log } = await openSurgery();
  const subscription = await subscribe();
  await keep(received());
  const [delivery] = await log(subscription);
  if (!delivery) throw new Error('it is on the log');
  const { saveDelivery } = world.webhooks;
  world.webhooks.saveDelivery = () => Promise.reject(new ConflictError());
  expect(await sendAgain(world, subscription, delivery.id)).toBe('being sent');
  world.webhooks.saveDelivery = saveDelivery;

  const { post } = world.poster;
  const during: unknown[] = [];
  world.poster.post = async letter => {
    during.push(await sendAgain(world, subscription, delivery.id));
    return post(letter);
  };
  await deliver();

  expect(during).toEqual(['being sent']);
});
