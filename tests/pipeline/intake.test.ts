import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseReference } from '../../domain/identity/reference.ts';
import { BusyError } from '../../domain/ports.ts';
import { crisisAdvice } from '../../domain/triage/crisis.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { aRequestBody } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, send } from './ask.ts';
import { run } from './run.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const aPerson = aRequestBody().person;
const withNumber = { ...aPerson, nhsNumber: { value: '9990548609' } };
const referral = async (body: Record<string, unknown>) => {
  const found = await world.cases.referral(ReferralId.parse(body['id']));
  if (!found) throw new Error('it was answered 202');
  return found;
};

test('a referral is kept: 202 with an id, a reference to say aloud, where to read it and a date', async () => {
  const { status, body, headers } = await send(world, aRequestBody());

  expect(status).toBe(202);
  expect(body).toMatchObject({ status: 'received', firstContactBy: '2026-11-25', linkedToOpenReferral: false });
  expect(parseReference(String(body['reference']))).toBe(body['reference']);
  expect(headers['location']).toBe(`/v1/referrals/${body['id']}`);
  expect(body['advice']).toMatch(/not an emergency service/);
});

test('a walk-in needs nothing but a first name, a need and consent', async () => {
  const body = {
    channel: 'drop-in',
    person: { name: { given: ['Tommo'] }, contactPreference: { willCallIn: true } },
    needs: [{ code: 'not-sure' }],
    consent: { referral: { status: 'given' } },
  };

  expect((await send(world, body, { as: 'life-rooms-desk' })).body).toMatchObject({ status: 'received' });
});

test('the same key and body give the same answer again, for ever and whatever has happened since', async () => {
  const headers = { 'idempotency-key': 'one' };
  const first = await send(world, aRequestBody(), { headers });
  await run(world);
  world.passMinutes(60 * 24 * 400);

  const again = await send(world, aRequestBody(), { headers });

  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(world.waiting.matching).toEqual([]);
});

test('the order of fields and spacing do not make it another body', async () => {
  const headers = { 'idempotency-key': 'one' };
  const first = await send(world, aRequestBody(), { headers });
  const reordered = JSON.stringify(Object.fromEntries(Object.entries(aRequestBody()).reverse()), null, 4);

  expect((await ask(world, 'sendReferral', { text: reordered, headers })).body).toEqual(first.body);
});

test('the same key with another body is refused and changes nothing', async () => {
  const headers = { 'idempotency-key': 'one' };
  await send(world, aRequestBody(), { headers });

  const other = await send(world, aRequestBody({ needs: [{ code: 'housing' }] }), { headers });

  expect(other).toMatchObject({ status: 422, body: { type: 'urn:life-rooms:problem:idempotency-key-reused' } });
  expect(world.waiting.matching).toHaveLength(1);
});

test('two senders may use the same key', async () => {
  const headers = { 'idempotency-key': 'one' };
  const [one, other] = [
    await send(world, aRequestBody(), { headers }),
    await send(world, aRequestBody(), { headers, as: 'marine-parade-surgery' }),
  ];

  expect(other.status).toBe(202);
  expect(other.body['id']).not.toBe(one.body['id']);
});

test('twenty copies sent at once become one referral, and all get the same answer', async () => {
  const headers = { 'idempotency-key': 'one' };

  const answers = await Promise.all(Array.from({ length: 20 }, () => send(world, aRequestBody(), { headers })));

  expect(new Set(answers.map(({ status, body }) => `${status} ${body['id']}`)).size).toBe(1);
  expect((await world.cases.worklist({ list: 'all', limit: 10 })).items).toHaveLength(1);
});

test('while the store is busy with the same request the sender is told to wait', async () => {
  const commit = world.cases.commit;
  world.cases.commit = () => Promise.reject(new BusyError('contention'));

  const reply = await send(world, aRequestBody());

  expect(reply).toMatchObject({ status: 409, body: { type: 'urn:life-rooms:problem:still-running' } });
  expect(reply.headers['retry-after']).toBe('1');
  world.cases.commit = commit;
});

test('without an Idempotency-Key nothing is kept', async () => {
  const reply = await ask(world, 'sendReferral', { body: aRequestBody() });

  expect(reply).toMatchObject({ status: 400, body: { type: 'urn:life-rooms:problem:idempotency-key-needed' } });
});

test.each([
  ['not JSON', { text: '{"channel":' }, 400, 'invalid-json'],
  ['nested too deeply', { text: `${'['.repeat(40)}${']'.repeat(40)}` }, 400, 'invalid-json'],
  ['too large', { text: JSON.stringify({ channel: 'x'.repeat(70_000) }) }, 413, 'body-too-large'],
  ['another type', { body: {}, headers: { 'content-type': 'text/plain' } }, 415, 'json-expected'],
  ['no JSON object', { body: null }, 400, 'invalid-request'],
] as const)('a body that is %s is refused in plain terms', async (_, question, status, kind) => {
  const headers = { 'idempotency-key': 'k', ...('headers' in question ? question.headers : {}) };

  expect(await ask(world, 'sendReferral', { ...question, headers })).toMatchObject({
    status,
    body: { type: `urn:life-rooms:problem:${kind}` },
  });
});

const folder = new URL('../../events/bad/', import.meta.url);
test.each(readdirSync(folder))('events/bad/%s is refused with every wrong field named', async name => {
  const { body, errors } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

  const reply = await send(world, body);

  expect(reply.status).toBe(400);
  const said = (reply.body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => ({
    pointer,
    code,
  }));
  expect(said).toHaveLength(errors.length);
  expect(said).toEqual(expect.arrayContaining(errors));
});

test('a wrong value is never quoted back', async () => {
  const reply = await send(
    world,
    aRequestBody({ person: { name: { given: ['Zebedee'] }, nhsNumber: { value: '1234567890' } } }),
  );

  expect(reply.status).toBe(400);
  expect(JSON.stringify(reply.body)).not.toMatch(/1234567890|Zebedee/);
});

test('a referral never bounces for an empty optional field', async () => {
  const blank = {
    nhsNumber: { value: '', status: '' },
    language: '',
    adjustments: [''],
    address: { lines: [], postcode: null },
  };
  const body = {
    ...aRequestBody(),
    gpPractice: null,
    ownWords: '  ',
    person: { ...aPerson, ...blank },
    tried: [{ what: '' }],
  };

  expect((await send(world, body)).status).toBe(202);
});

test('a blank is never taken for the answer "none of these", and a blank unknown field is still named', async () => {
  const reply = await send(world, { ...aRequestBody(), risk: { immediateConcern: [''] }, nickname: '' });

  expect(reply.body['errors']).toEqual([
    { pointer: '/nickname', code: 'unknown-field', message: 'is not a field of this request' },
    { pointer: '/risk/immediateConcern', code: 'required', message: expect.any(String) },
  ]);
});

test('a flagged referral is held, and the answer carries what to do in a crisis', async () => {
  const { body } = await send(world, aRequestBody({ risk: { immediateConcern: ['suicidal-thoughts-or-self-harm'] } }));

  expect(body).toMatchObject({ status: 'held', advice: crisisAdvice });
  expect(world.waiting.matching).toEqual([]);
  await run(world);
  expect(world.sent.map(({ to }) => to)).toContain('duty@liferooms.example');
});

test('the same NHS number is the same person: the referrals are linked and both referrers hear', async () => {
  const first = await send(world, aRequestBody({ person: withNumber }));
  const second = await send(world, aRequestBody({ person: { ...withNumber, nhsNumber: { value: '999 054 8609' } } }), {
    as: 'north-mersey-cmht',
  });

  expect(second.body).toMatchObject({ linkedToOpenReferral: true });
  const [one, two] = [await referral(first.body), await referral(second.body)];
  expect(two.person).toBe(one.person);
  expect([one.links[0]?.referral, two.links[0]?.referral]).toEqual([two.id, one.id]);
  await run(world);
  expect(world.sent.filter(({ subject }) => subject.startsWith('Another referral is open'))).toHaveLength(2);
});

test('six referrals with one new NHS number sent at once are one person, each linked to all the others before it', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(world, aRequestBody({ person: withNumber }))));

  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(202));
  const referrals = await Promise.all(answers.map(({ body }) => referral(body)));
  expect(new Set(referrals.map(({ person }) => person)).size).toBe(1);
  expect(referrals.map(({ links }) => links.length)).toEqual(Array(6).fill(5));
});

test('an NHS number that comes with another birth date opens nobody else’s record', async () => {
  const first = await send(world, aRequestBody({ person: withNumber }));
  const second = await send(world, aRequestBody({ person: { ...withNumber, birthDate: '1999-01-01' } }));

  const [one, two] = [await referral(first.body), await referral(second.body)];
  expect(two.person).not.toBe(one.person);
  expect(two.possibleDuplicates).toContainEqual({ person: one.person, because: 'same-nhs-number-other-birth-date' });
});

test('a likeness is noted for a person to look at and never merged', async () => {
  const first = await send(world, aRequestBody());
  const alike = await send(
    world,
    aRequestBody({
      person: {
        ...aPerson,
        name: { given: ['Una'], family: 'Sampel' },
        telecom: [{ system: 'email', value: 'una@example.com' }],
      },
    }),
  );
  const samePhone = await send(
    world,
    aRequestBody({ person: { name: { given: ['Bob'] }, telecom: [{ system: 'phone', value: '+44 151 496 0190' }] } }),
  );
  const stranger = await send(
    world,
    aRequestBody({
      person: {
        name: { given: ['Mei'], family: 'Chen' },
        birthDate: '1970-06-15',
        telecom: [{ system: 'phone', value: '07700 900100' }],
      },
    }),
  );

  const una = (await referral(first.body)).person;
  expect((await referral(alike.body)).possibleDuplicates).toEqual([
    { person: una, because: 'same-birth-date-and-similar-name' },
  ]);
  expect((await referral(samePhone.body)).possibleDuplicates).toEqual([{ person: una, because: 'same-phone' }]);
  expect((await referral(stranger.body)).possibleDuplicates).toEqual([]);
});
