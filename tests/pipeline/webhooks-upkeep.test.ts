import { expect, test } from 'vitest';
import { enable, pause, rotate } from '../../domain/webhooks/subscriptions.ts';
import { deleteSubscription } from '../../functions/webhooks/manage-subscriptions.ts';
import { sendAgain } from '../../functions/webhooks/send-again.ts';
import { andThen, matchCommand, received, referralId } from '../samples.ts';
import { isSignedWith } from '../webhook-receiver.ts';
import { run } from './run.ts';
import { openSurgery, practice } from './surgery.ts';

test('after five days without a receipt it is disabled, the contact and the manager are told once, and it stays so', async () => {
  const { world, receiver, subscribe, keep, deliver, tick, log, standing } = await openSurgery();
  const subscription = await subscribe();
  receiver.answer(500);
  for (let number = 1; number <= 8; number++) {
    await keep(received({}, world.clock.now(), number));
    await deliver();
    for (let hour = 0; hour < 24; hour++) await tick(60);
  }

  expect(await standing()).toMatchObject({ status: 'disabled', because: 'nothing-delivered-for-days' });
  const told = (await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(number => world.cases.messages(referralId(number)))))
    .flat()
    .filter(({ kind }) => kind.endsWith('webhook-disabled'));
  expect(told.map(({ kind, to }) => [kind, to])).toEqual([
    ['manager-webhook-disabled', { kind: 'role', role: 'manager' }],
    ['referrer-webhook-disabled', { kind: 'webhook-contact', address: 'systems@walton-village.example' }],
  ]);
  const attempts = receiver.arrived.length;
  for (let hour = 0; hour < 30; hour++) await tick(60);
  expect(receiver.arrived).toHaveLength(attempts);
  expect((await log(subscription)).filter(({ state }) => 'dueAt' in state)).toEqual([]);
});

test('a receiver that is gone is disabled at once; enabled again it hears what happens from then on', async () => {
  const { receiver, subscribe, change, keep, deliver, standing } = await openSurgery();
  const { id } = await subscribe();
  receiver.answer(410);
  await keep(received());
  expect(await deliver()).toEqual(['failed']);
  expect(await standing()).toMatchObject({ status: 'disabled', because: 'answered-gone' });

  receiver.answer(204);
  await change(id, enable);
  await keep(andThen(received(), matchCommand()));

  expect(await deliver()).toEqual(['delivered']);
  expect(await standing()).toEqual({ status: 'active' });
});

test('the contact and the manager read in their mail that it has been disabled, and nothing secret', async () => {
  const { world, receiver, subscribe, keep } = await openSurgery();
  const { secret } = await subscribe();
  receiver.answer(410);
  await keep(received());

  await run(world);

  const told = world.sent.filter(({ reference }) => reference.includes('webhook-disabled'));
  expect(told.map(({ to }) => to).sort()).toEqual(['manager@liferooms.example', 'systems@walton-village.example']);
  expect(JSON.stringify(told)).not.toContain(secret);
  expect(JSON.stringify(told)).not.toContain('Una');
});

test('it can be disabled a second time by the same delivery, and both times are told', async () => {
  const { world, receiver, subscribe, change, keep, deliver, log, standing } = await openSurgery();
  const subscription = await subscribe();
  receiver.answer(410);
  await keep(received());
  await deliver();
  const active = await change(subscription.id, enable);
  const [failed] = await log(subscription);
  if (!active || !failed) throw new Error('it is there');

  await sendAgain(world, active, failed.id);
  await deliver();

  expect(await standing()).toMatchObject({ status: 'disabled' });
  expect((await world.cases.messages(referralId())).filter(({ kind }) => kind.endsWith('-disabled'))).toHaveLength(4);
});

test('whoever dies while disabling leaves nothing half done', async () => {
  const { world, receiver, subscribe, keep, deliver, tick, dieBeforeMarking } = await openSurgery();
  await subscribe();
  receiver.answer(410);
  await keep(received());
  dieBeforeMarking();
  await expect(deliver()).rejects.toThrow('killed');

  expect(await tick(2)).toEqual(['stopped']);

  expect((await world.cases.messages(referralId())).filter(({ kind }) => kind.endsWith('-disabled'))).toHaveLength(2);
});

test('after a rotation both secrets sign, for a day', async () => {
  const { world, receiver, subscribe, change, keep, deliver } = await openSurgery();
  const before = await subscribe();
  const after = await change(before.id, one => rotate(one, world.ids.webhookSecret(), world.clock.now()));
  await keep(received());
  await deliver();
  world.passMinutes(24 * 60);
  await keep(andThen(received(), matchCommand()));
  await deliver();

  const [duringTheDay, later] = receiver.arrived;
  if (!duringTheDay || !later || !after) throw new Error('both have arrived');
  expect([before.secret, after.secret].map(secret => isSignedWith(secret, duringTheDay))).toEqual([true, true]);
  expect([before.secret, after.secret].map(secret => isSignedWith(secret, later))).toEqual([false, true]);
});

test('while it is paused nothing is queued, and what was queued is stopped', async () => {
  const { world, receiver, subscribe, change, keep, deliver, log } = await openSurgery();
  const subscription = await subscribe();
  await keep(received());
  await change(subscription.id, one => pause(one, world.clock.now()));
  await keep(andThen(received(), matchCommand()));

  expect(await deliver()).toEqual(['stopped']);

  expect(receiver.arrived).toEqual([]);
  expect((await log(subscription)).map(({ state }) => 'because' in state && state.because)).toEqual([
    'the subscription is paused',
  ]);
});

test('what is queued for a subscription that is deleted meanwhile goes nowhere', async () => {
  const { world, receiver, subscribe, keep, deliver } = await openSurgery();
  const { id } = await subscribe();
  await keep(received());
  await deleteSubscription(world, practice, id);

  expect(await deliver()).toEqual(['stopped']);
  expect(receiver.arrived).toEqual([]);
});

test('ten who subscribe at once cannot have more than five between them', async () => {
  const { world, subscribe } = await openSurgery();
  const urls = Array.from({ length: 10 }, (_, i) => `https://records.example/${i}`);

  const outcomes = await Promise.allSettled(urls.map(url => subscribe(url)));

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(await world.cases.subscriptions(practice.organisation)).toHaveLength(5);
});
