import { afterEach, beforeEach, expect, test } from 'vitest';
import { aRequestBody, at } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, send } from './ask.ts';
import { run, tick } from './run.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const aFlag = { risk: { immediateConcern: ['domestic-abuse' as const] } };
const equality = { ethnicity: 'A', religion: 'not stated' };

test('the referrer reads status, timeline, advisor and suggestions of their own referral', async () => {
  const { body } = await send(world, aRequestBody({ equality }));
  await run(world);

  const read = await ask(world, 'readReferral', { id: String(body['id']) });

  expect(read).toMatchObject({
    status: 200,
    body: { status: 'assigned', needs: ['loneliness'], assignedTo: { site: 'site-walton' } },
  });
  expect(JSON.stringify(read.body['timeline'])).toMatch(/Received\..*shortlist.*Assigned to/s);
  expect(JSON.stringify(read.body['match'])).toMatch(/"reasons":\["/);
  expect(read.body).not.toHaveProperty('request');
  expect(read.body).not.toHaveProperty('possibleDuplicates');
});

test('an advisor reads what was sent, but not the answers that are for the equity audit alone', async () => {
  const { body } = await send(world, aRequestBody({ equality }));

  const read = await ask(world, 'readReferral', { id: String(body['id']), as: 'life-rooms-desk' });

  expect(read.body).toMatchObject({ request: { person: { name: { family: 'Sample' } } } });
  expect(JSON.stringify(read.body)).not.toContain('ethnicity');
});

test('to another organisation a referral is not there, exactly as one that never was', async () => {
  const { body } = await send(world, aRequestBody());

  const others = await ask(world, 'readReferral', { id: String(body['id']), as: 'marine-parade-surgery' });
  const nobodys = await ask(world, 'readReferral', {
    id: 'ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0',
    as: 'marine-parade-surgery',
  });
  const noId = await ask(world, 'readReferral', { id: '9990548609', as: 'marine-parade-surgery' });

  expect(others).toMatchObject({ status: 404 });
  expect([nobodys.body, noId.body]).toEqual([others.body, others.body]);
});

test('the worklist puts holds first, then whatever is due soonest, and pages without gaps or repeats', async () => {
  const sent: unknown[] = [];
  for (const change of [{}, { urgency: 'soon' as const }, {}, aFlag, {}])
    sent.push((await send(world, aRequestBody(change))).body['id']);
  await run(world);

  const seen: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(world, 'listWork', {
      as: 'life-rooms-desk',
      query: { limit: '2', ...(cursor && { cursor }) },
    });
    seen.push(...(page.body['items'] as Record<string, unknown>[]));
    cursor = page.body['next'] as string | undefined;
  } while (cursor);

  expect(seen.map(({ id }) => id).slice(0, 2)).toEqual([sent[3], sent[1]]);
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(sent));
  expect(seen[0]).toMatchObject({ status: 'held', hold: { reasons: ['immediate-concern'], owner: 'duty' } });
});

test('each view of the worklist shows its own', async () => {
  const assigned = (await send(world, aRequestBody())).body['id'];
  await run(world);
  const held = (await send(world, aRequestBody(aFlag))).body['id'];
  const waiting = (await send(world, aRequestBody())).body['id'];
  const view = async (name: string, as = 'life-rooms-desk') => {
    const { body } = await ask(world, 'listWork', { as, query: { view: name } });
    return (body['items'] as { id: string }[]).map(({ id }) => id);
  };
  const { advisor } = (await ask(world, 'readReferral', { id: String(assigned), as: 'life-rooms-desk' })).body[
    'assignedTo'
  ] as { advisor: string };
  const subject = advisor.replace('advisor-', '');

  expect(await view('held')).toEqual([held]);
  expect(await view('unassigned')).toEqual([waiting]);
  expect(await view('mine', subject)).toEqual([assigned]);
  expect(await view('overdue')).toEqual([]);
  world.setTime(at('2026-12-01T10:00:00Z'));
  expect(new Set(await view('overdue'))).toEqual(new Set([assigned, held, waiting]));
});

test.each([
  [{ view: 'everything' }, '/view'],
  [{ limit: '1000' }, '/limit'],
  [{ cursor: 'tampered' }, '/cursor'],
  [{ colour: 'red' }, '/colour'],
])('a worklist question that cannot be answered names what is wrong: %o', async (query, pointer) => {
  const reply = await ask(world, 'listWork', { as: 'life-rooms-desk', query: query as Record<string, string> });

  expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
});

test('a hold is taken, then released with a reason, and only then matched and assigned', async () => {
  const id = String((await send(world, aRequestBody(aFlag))).body['id']);
  await tick(world);
  const taken = await ask(world, 'takeHold', { id, as: 'life-rooms-desk' });
  const noReason = await ask(world, 'releaseHold', { id, as: 'life-rooms-desk', body: {} });
  const released = await ask(world, 'releaseHold', { id, as: 'life-rooms-desk', body: { reason: 'Spoke with her.' } });
  const again = await ask(world, 'releaseHold', { id, as: 'life-rooms-desk', body: { reason: 'Again' } });
  await run(world);

  expect(taken).toMatchObject({ status: 200, body: { hold: { owner: 'life-rooms-desk' } } });
  expect(noReason).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason', code: 'required' }] } });
  expect(released).toMatchObject({ status: 200, body: { status: 'received' } });
  expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('no hold') } });
  expect((await ask(world, 'readReferral', { id, as: 'life-rooms-desk' })).body).toMatchObject({ status: 'assigned' });
});

test('a caller’s correlation id is answered back if it is a UUID; anything freer could carry personal data into the log', async () => {
  const correlate = async (id: string) =>
    (await ask(world, 'listWork', { as: 'life-rooms-desk', headers: { 'x-correlation-id': id } })).headers[
      'x-correlation-id'
    ];

  expect(await correlate('8b0b9a5e-6f0e-4d9e-9a37-0d7a3f6f2c11')).toBe('8b0b9a5e-6f0e-4d9e-9a37-0d7a3f6f2c11');
  expect(await correlate('Grace Okafor 9990548609')).toBe('request-1');
});

test('when something unexpected fails the caller learns nothing of it and the log names no person', async () => {
  world.cases.referral = () => Promise.reject(new Error('Grace Okafor 9990548609'));

  const reply = await ask(world, 'readReferral', { id: 'ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0' });

  expect(reply).toMatchObject({ status: 500, body: { title: 'Something went wrong on our side' } });
  expect(JSON.stringify([reply.body, world.logged])).not.toMatch(/Okafor|9990548609/);
  expect(world.logged).toContainEqual(expect.objectContaining({ level: 'error', status: 500 }));
});
