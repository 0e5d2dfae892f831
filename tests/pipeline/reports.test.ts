import { afterEach, beforeEach, expect, test } from 'vitest';
import { aRequestBody, at } from '../samples.ts';
import { demonstration, openWorld, type TestWorld } from '../world.ts';
import { ask, send } from './ask.ts';
import { run } from './run.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const november = { from: '2026-11-01', to: '2026-11-30' };
const manager = 'life-rooms-manager';
const activity = async (headers = {}) => ask(world, 'reportActivity', { as: manager, query: november, headers });

test('what came in by the front door is in the report of the day, with its parts and its denominator', async () => {
  await send(world, aRequestBody());
  await send(world, aRequestBody({ risk: { immediateConcern: ['immediate-danger'] } }));
  await run(world);

  expect((await activity()).body).toMatchObject({
    reconciles: true,
    figures: {
      referralsReceived: { count: 2, parts: { 'gp-pcn': 2, cmht: 0 } },
      assignment: { count: 2, of: { count: 2 }, parts: { assigned: 1, held: 1, waiting: 0, endedBefore: 0 } },
      firstContact: { count: 2, parts: { stillWaiting: 2 } },
    },
  });
});

test('as a spreadsheet it has a line for each part, the same numbers, and nothing that is taken for a formula', async () => {
  await send(world, aRequestBody());

  const { text, headers } = await activity({ accept: 'text/csv' });

  expect(headers['content-type']).toContain('text/csv');
  expect(text).toContain('\r\nreferralsReceived,gp-pcn,1,');
  expect(text).toContain('\r\nreferralsReceived,total,1,');
  expect(text.split('\r\n').flatMap(line => line.split(','))).not.toContainEqual(expect.stringMatching(/^[=+@]/));
});

test('six people whose need nobody meets are evidence; three of them would be people', async () => {
  const nowhere = { needs: [{ code: 'transport' as const }] };
  const report = async () => (await ask(world, 'reportUnmetNeed', { as: manager, query: november })).body;
  world.close();
  world = await openWorld({}, { ...demonstration(), offers: [] });

  for (let n = 0; n < 3; n++) await send(world, aRequestBody(nowhere));
  await run(world);
  expect(await report()).toMatchObject({ total: { count: 'hidden' }, of: { count: 3 } });

  for (let n = 0; n < 3; n++) await send(world, aRequestBody(nowhere));
  await run(world);
  expect(await report()).toMatchObject({
    rows: [{ need: 'transport', area: 'L9', barrier: 'noSuchOffer', count: 6 }],
    total: { count: 6 },
  });
});

test('a period of the future, the wrong way round or of ten years is refused with the field that is wrong', async () => {
  const wrong = async (query: Record<string, string>) =>
    (await ask(world, 'reportActivity', { as: manager, query })).body;

  expect(await wrong({ from: '2026-11-30', to: '2026-11-01' })).toMatchObject({ errors: [{ pointer: '/to' }] });
  expect(await wrong({ from: '2016-11-30', to: '2026-11-01' })).toMatchObject({ errors: [{ pointer: '/to' }] });
});

test('nobody but a manager reads the numbers of the whole service', async () => {
  for (const as of ['walton-village-practice', 'life-rooms-desk'])
    expect((await ask(world, 'reportActivity', { as, query: november })).status).toBe(403);
});

test('a report about last month, asked for next month, follows what began in it', async () => {
  await send(world, aRequestBody());
  await run(world);
  world.setTime(at('2026-12-20T10:00:00Z'));

  expect((await activity()).body).toMatchObject({
    figures: { firstContact: { parts: { overdue: 1, stillWaiting: 0 } } },
  });
});

test('a grant is there with what was bought and nothing taken, until somebody is given a place', async () => {
  const { body } = await ask(world, 'reportFundedPlaces', { as: manager, query: november });

  const none = { completed: 0, failed: 0, goingOn: 0 };
  expect(body).toMatchObject({ grants: [{ bought: 2, taken: 0, outcomes: none }] });
});
