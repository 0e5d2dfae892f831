import { afterEach, beforeEach, expect, test } from 'vitest';
import { aRequestBody, at } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question, send } from './ask.ts';
import { run } from './run.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const practice = 'walton-village-practice';
const week = { from: '2026-11-23', to: '2026-11-29' };
const coding = (as: string, query: Record<string, string> = week, more: Question = {}) =>
  ask(world, 'exportGpCoding', { as, query, ...more });

/** Somebody is referred and spoken with on the Wednesday. */
async function spokenWith(change: Parameters<typeof aRequestBody>[0], as = practice): Promise<string> {
  const id = String((await send(world, aRequestBody(change), { as })).body['id']);
  await run(world);
  world.setTime(at('2026-11-25T11:00:00Z'));
  await ask(world, 'recordContact', { as: 'life-rooms-desk', id, body: { type: 'phone', outcome: 'spoke' } });
  return id;
}

const numbered = (value: string) => ({
  person: { ...aRequestBody().person, birthDate: '1970-06-15', nhsNumber: { value } },
});
const consent = (feedbackToGp: 'none') => ({ consent: { referral: { status: 'given' as const }, feedbackToGp } });

test('a practice exports the coded facts of its own referrals; whoever cannot be listed is counted', async () => {
  await spokenWith(numbered('999 054 8609'));
  await spokenWith({});
  await spokenWith({ ...numbered('999 000 0018'), ...consent('none') });
  await spokenWith(numbered('999 000 0026'), 'marine-parade-surgery');

  const { body } = await coding(practice);

  expect(body).toMatchObject({
    ...week,
    rows: [
      {
        nhsNumber: '9990548609',
        date: '2026-11-25',
        conceptId: '871731000000106',
        term: 'Referral to social prescribing service (procedure)',
      },
    ],
    people: { listed: 1, withoutNhsNumber: 1, withoutAgreement: 1 },
    leftOut: [{ conceptId: '871691000000100', because: expect.stringContaining('verify') }],
  });
  expect((await coding('life-rooms-manager')).body['rows']).toHaveLength(2);
});

test('what was written down on another day is in another export', async () => {
  const id = await spokenWith(numbered('999 054 8609'));
  world.setTime(at('2026-12-02T11:00:00Z'));
  await ask(world, 'close', { as: 'life-rooms-desk', id, body: { reason: 'person-declined' } });

  const first = (await coding(practice)).body['rows'];
  const second = (await coding(practice, { from: '2026-11-30', to: '2026-12-06' })).body['rows'];

  expect(first).toMatchObject([{ conceptId: '871731000000106', date: '2026-11-25' }]);
  expect(second).toMatchObject([{ conceptId: '871711000000103', date: '2026-12-02' }]);
});

test('as a spreadsheet it opens where spreadsheets open, and no cell is a formula', async () => {
  const referrer = {
    name: 'Dr Priya Menon',
    organisation: { name: 'Walton Village Practice', ods: 'N82001' },
    contact: { email: 'referrals@walton-village.example' },
  };
  await spokenWith({ ...numbered('999 054 8609'), referrer });

  const { text, headers } = await coding(practice, week, { headers: { accept: 'text/csv' } });

  expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
  const [head, row, ...rest] = text.split('\r\n');
  expect(head).toBe('\uFEFFnhs_number,date,concept_id,term,practice_ods,reference');
  expect(row).toMatch(
    /^9990548609,2026-11-25,871731000000106,Referral to social prescribing service \(procedure\),N82001,LR-\w{4}-\w{3}$/,
  );
  expect(rest).toEqual(['']);
});

test.each([
  [{}, ['/from', '/to']],
  [{ from: 'monday', to: '2026-11-29', month: 'june' }, ['/from', '/month']],
  [{ from: '2026-11-29', to: '2026-11-23' }, ['/to']],
  [{ from: '2026-01-01', to: '2026-11-23' }, ['/to']],
])('a period that cannot be exported names what is wrong: %o', async (query, pointers) => {
  const reply = await coding(practice, query as unknown as Record<string, string>);

  expect(reply.status).toBe(400);
  const errors = reply.body['errors'] as { pointer: string }[];
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers);
});
