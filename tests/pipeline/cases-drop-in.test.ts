import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as z from 'zod';
import type { DropIn } from '../../schemas/drop-in.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question } from './ask.ts';
import { run } from './run.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

let keys = 0;
const dropIn = (body: z.input<typeof DropIn>, more: Question = {}) =>
  ask(world, 'registerDropIn', {
    as: 'amina-yusuf',
    body,
    ...more,
    headers: { 'idempotency-key': `visit-${++keys}`, ...more.headers },
  });
const read = async (id: unknown, as = 'amina-yusuf') => (await ask(world, 'readReferral', { id: String(id), as })).body;

const maureen = { person: { name: { given: ['Maureen'] } } };

test('with a first name and nothing else a visit is a person, a referral, its advisor and a contact', async () => {
  const { status, body, headers } = await dropIn(maureen);
  await run(world);

  expect({ status, body }).toMatchObject({ status: 202, body: { status: 'active', linkedToOpenReferral: false } });
  expect(headers['location']).toBe(`/v1/referrals/${body['id']}`);
  expect(await read(body['id'])).toMatchObject({
    status: 'active',
    channel: 'drop-in',
    needs: ['not-sure'],
    assignedTo: { advisor: 'advisor-amina-yusuf', site: 'site-walton', isAccepted: true },
    contacts: [{ type: 'drop-in', outcome: 'spoke', site: 'site-walton', by: 'amina-yusuf' }],
  });
  expect(world.waiting.matching).toEqual([]);
});

test('what they were told of is kept with the visit, by the id of an offer alone or by name', async () => {
  const { body } = await dropIn({
    ...maureen,
    needs: [{ code: 'loneliness' }],
    minutes: 15,
    signposts: [
      { offer: 'offer-walton-conversation-cafe' },
      { to: 'The library on the corner', reportGroup: 'social-support', need: 'digital' },
    ],
  } as z.input<typeof DropIn>);

  expect(await read(body['id'])).toMatchObject({
    contacts: [{ minutes: 15 }],
    signposts: [{ to: 'Conversation café, Walton' }, { to: 'The library on the corner', need: 'digital' }],
  });
});

test('a red flag holds it: it is nobody’s before a person has looked, and what was said is kept as a note', async () => {
  const { body } = await dropIn({
    ...maureen,
    risk: { immediateConcern: ['domestic-abuse'] },
    minutes: 20,
    note: 'She will wait in the café.',
  });

  expect(body).toMatchObject({ status: 'held', advice: expect.stringContaining('999') });
  const held = await read(body['id']);
  expect(held).toMatchObject({
    hold: { reasons: ['immediate-concern'] },
    notes: [{ text: 'Came in and was spoken with for 20 minutes. She will wait in the café.', restricted: false }],
    contacts: [],
  });
  expect(held).not.toHaveProperty('assignedTo');
});

test('the same visit sent again is one visit, and the answer stays what it was', async () => {
  const headers = { 'idempotency-key': 'once' };
  const first = await dropIn(maureen, { headers });
  await ask(world, 'close', { as: 'amina-yusuf', id: String(first.body['id']), body: { reason: 'need-met' } });
  const again = await dropIn(maureen, { headers });
  const other = await dropIn({ person: { name: { given: ['Doreen'] } } }, { headers });

  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(other.status).toBe(422);
});

test('somebody whose earlier referral is closed is linked to no open one', async () => {
  const person = { name: { given: ['Maureen'] }, nhsNumber: { value: '999 054 8609' } };
  const first = await dropIn({ person });
  await ask(world, 'close', { as: 'amina-yusuf', id: String(first.body['id']), body: { reason: 'need-met' } });
  const second = await dropIn({ person });
  const third = await dropIn({ person });

  expect(second.body).toMatchObject({ linkedToOpenReferral: false });
  expect(third.body).toMatchObject({ linkedToOpenReferral: true });
});

test('a desk says who spoke with them; an advisor can only be themselves', async () => {
  const noName = await dropIn(maureen, { as: 'life-rooms-desk' });
  const named = { ...maureen, advisor: 'advisor-ruth-pendleton' } as z.input<typeof DropIn>;
  const desk = await dropIn(named, { as: 'life-rooms-desk' });
  const notMe = await dropIn(named);

  expect(noName).toMatchObject({ status: 400, body: { errors: [{ pointer: '/advisor', code: 'required' }] } });
  expect(await read(desk.body['id'])).toMatchObject({ assignedTo: { advisor: 'advisor-ruth-pendleton' } });
  expect(notMe).toMatchObject({ status: 400, body: { errors: [{ pointer: '/advisor' }] } });
});

test('blanks are no mistake, and every mistake is named at once', async () => {
  const blanks = await dropIn({ ...maureen, ownWords: '', note: null, preferences: {} } as never);
  const wrong = await dropIn({ person: {}, needs: [], minutes: -1, occurredAt: 'today', signposts: [{}] } as never);
  const unknown = await dropIn({ ...maureen, signposts: [{ offer: 'offer-nobody-knows' }] } as never);
  const later = await dropIn({ ...maureen, occurredAt: '2027-01-01T00:00:00Z' } as never);

  expect(blanks.status).toBe(202);
  const pointers = (wrong.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer).sort();
  expect(pointers).toEqual(['/minutes', '/needs', '/occurredAt', '/person/name', '/signposts/0/offer']);
  expect(unknown).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/signposts/0/offer', code: 'unknown' }] },
  });
  expect(later).toMatchObject({ status: 400, body: { errors: [{ pointer: '/occurredAt', code: 'in-the-future' }] } });
});
