import { expect, onTestFinished, test } from 'vitest';
import { SentReferrals } from '../../schemas/sent.ts';
import { aRequestBody } from '../samples.ts';
import { openWorld } from '../world.ts';
import { ask, send } from './ask.ts';
import { run } from './run.ts';

// What a referrer's own systems are told of everything they have sent.

async function aWorld() {
  const world = await openWorld();
  onTestFinished(world.close);
  return world;
}

test('an organisation lists what it has sent, newest first, a page at a time, and nothing of anybody else', async () => {
  const world = await aWorld();
  const ids = [];
  for (let i = 0; i < 3; i++) {
    ids.push((await send(world, aRequestBody())).body['id']);
    world.passMinutes(1);
  }
  await send(world, aRequestBody(), { as: 'marine-parade-surgery' });
  await send(world, aRequestBody({ channel: 'self' }), { as: 'life-rooms-desk' });

  const first = SentReferrals.parse((await ask(world, 'listReferrals', { query: { limit: '2' } })).body);
  const query = { limit: '2', cursor: first.next ?? '' };
  const second = SentReferrals.parse((await ask(world, 'listReferrals', { query })).body);

  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
  expect(second.next).toBeUndefined();
});

test('of whoever wants no news to go back the list says open or closed and no more', async () => {
  const world = await aWorld();
  const given = { status: 'given' } as const;
  await send(world, aRequestBody({ consent: { referral: given, feedbackToGp: 'none' } }));
  world.passMinutes(1);
  await send(world, aRequestBody({ consent: { referral: given, feedbackToGp: 'full' } }));
  world.passMinutes(5);
  await run(world);

  const { items } = SentReferrals.parse((await ask(world, 'listReferrals')).body);

  expect(items.map(({ status }) => status)).toEqual(['assigned', 'open']);
  expect(items.map(one => one.lastUpdate > one.receivedAt)).toEqual([true, false]);
});

test('each sign-in finds what it has sent itself', async () => {
  const world = await aWorld();
  await send(world, aRequestBody());
  await send(world, aRequestBody(), { as: 'nadia-farouk' });
  const listed = async (by: string) =>
    SentReferrals.parse((await ask(world, 'listReferrals', { as: 'nadia-farouk', query: { by } })).body).items;

  expect((await listed('organisation')).map(({ sentByMe }) => sentByMe).sort()).toEqual([false, true]);
  expect((await listed('me')).map(({ sentByMe }) => sentByMe)).toEqual([true]);
});

test('a cursor that no page gave is refused', async () => {
  const world = await aWorld();

  expect((await ask(world, 'listReferrals', { query: { cursor: 'anything' } })).status).toBe(400);
});
