import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkName } from '../../functions/cases/work.ts';
import { aRequestBody } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question, type Reply, send } from './ask.ts';
import { run } from './run.ts';

let world: TestWorld;
let id: string;
beforeEach(async () => {
  world = await openWorld();
  id = String((await send(world, aRequestBody())).body['id']);
  await run(world);
});
afterEach(() => world.close());

const desk = 'life-rooms-desk';
const work = (name: WorkName, body?: unknown, more: Question = {}): Promise<Reply> =>
  ask(world, name, { as: desk, id, body, ...more });
const read = async (as = desk) => (await ask(world, 'readReferral', { id, as })).body;
const advisorOf = async () => (await read())['assignedTo'] as { advisor: string; name: string };

const frontStep = 'partner-front-step';
const befriending = 'offer-front-step-befriending';
const agree = () =>
  work('giveConsent', {
    partner: frontStep,
    purpose: 'To be rung by a befriender',
    scope: ['first-name', 'phone', 'age-band', 'outcode', 'need', 'own-words'],
    channel: 'spoken',
  });

test('an advisor supports Una from the first call to the goal and the plan, and everybody reads where it stands', async () => {
  const accepted = await work('acceptAssignment');
  const missed = await work('recordContact', { type: 'phone', outcome: 'no-answer' });
  const spoken = await work('recordContact', { type: 'phone', outcome: 'spoke', minutes: 25, note: 'Likes to walk.' });
  await work('agreeGoal', { words: 'Somewhere I am expected on a Tuesday.', importance: 9 });
  await work('planAction', { what: 'Go to the tea table together', who: 'advisor', until: '2026-12-01' });
  const done = await work('finishAction', undefined, { params: { action: '1' } });
  await work('giveSignpost', { offer: 'offer-walton-conversation-cafe' });

  expect(accepted.body).toEqual({ id, reference: expect.any(String), status: 'assigned', version: expect.any(Number) });
  expect(missed.body).toMatchObject({ status: 'assigned' });
  expect(spoken.body).toMatchObject({ status: 'active' });
  expect(done).toMatchObject({ status: 200, headers: { etag: `"${done.body['version']}"` } });
  expect(await read()).toMatchObject({
    status: 'active',
    assignedTo: { isAccepted: true },
    goals: [{ words: 'Somewhere I am expected on a Tuesday.', importance: 9 }],
    plan: [{ what: 'Go to the tea table together', done: true }],
    contacts: [{ outcome: 'no-answer' }, { outcome: 'spoke', minutes: 25, note: 'Likes to walk.', by: desk }],
    signposts: [{ offer: 'offer-walton-conversation-cafe', to: expect.stringMatching(/\w/) }],
    promises: [{ sentence: 'The advisor checks how things are' }],
  });
});

test('whoever takes a referral has it, whoever it was taken from is told, and the pool keeps what is returned', async () => {
  const before = await advisorOf();
  const other = before.advisor === 'advisor-amina-yusuf' ? 'tomasz-zielinski' : 'amina-yusuf';
  world.sent.length = 0;

  const taken = await work('takeReferral', {}, { as: other });
  await run(world);
  const again = await work('takeReferral', {}, { as: other });
  const deskWithoutName = await work('takeReferral');
  const returned = await work('returnToPool', { reason: 'I am away from tomorrow.' }, { as: other });

  expect(taken).toMatchObject({ status: 200, body: { status: 'assigned' } });
  expect(world.sent.map(({ reference }) => reference)).toEqual([expect.stringContaining('advisor-taken-over')]);
  expect(again).toMatchObject({ status: 409, body: { detail: 'It is yours already.' } });
  expect(deskWithoutName).toMatchObject({ status: 400, body: { errors: [{ pointer: '/advisor', code: 'required' }] } });
  expect(returned.body).toMatchObject({ status: 'received' });
});

test('a referral can be handed over to somebody in the directory, and to nobody else', async () => {
  const { advisor } = await advisorOf();
  const other = advisor === 'advisor-amina-yusuf' ? 'advisor-tomasz-zielinski' : 'advisor-amina-yusuf';

  const toNobody = await work('handOver', { advisor: 'advisor-left-long-ago', reason: 'Speaks Arabic.' });
  const toOther = await work('handOver', { advisor: other, reason: 'Speaks Arabic.' });

  expect(toNobody).toMatchObject({ status: 400, body: { errors: [{ pointer: '/advisor', code: 'unknown' }] } });
  expect(toOther.status).toBe(200);
  expect(await read()).toMatchObject({ assignedTo: { advisor: other, because: 'Speaks Arabic.', isAccepted: false } });
});

test('with other wishes and without what was set aside the next shortlist is another one', async () => {
  const offersIn = async () => {
    const { match } = (await read()) as { match: { number: number; needs: { offers: { offer: string }[] }[] } };
    return { number: match.number, offers: match.needs.flatMap(need => need.offers.map(({ offer }) => offer)) };
  };
  const first = await offersIn();
  const [unwanted] = first.offers;

  await work('setOfferAside', { offer: unwanted, reason: 'wrong-time' });
  const matched = await work('matchAgain');
  const second = await offersIn();
  await work('changeWishes', { preferences: { mode: ['phone'] }, travelLimitKm: 0.1 });
  await work('matchAgain');
  const third = await offersIn();

  expect(matched.status).toBe(200);
  expect([second.number, third.number]).toEqual([2, 3]);
  expect(second.offers).toEqual(expect.arrayContaining(first.offers.slice(1, 3)));
  expect(second.offers).not.toContain(unwanted);
  expect(third.offers).not.toEqual(second.offers);
  expect(await read()).toMatchObject({
    setAside: [{ offer: unwanted, by: 'advisor', because: 'wrong-time', needs: ['loneliness'], recordedBy: desk }],
    wishes: { travelLimitKm: 0.1 },
  });
  expect(await work('setOfferAside', { offer: 'offer-nobody-knows', reason: 'cost' })).toMatchObject({ status: 400 });

  await work('changeWishes', { preferences: {} });
  const undone = await work('proposeOfferAgain', { offer: unwanted });
  await work('matchAgain');
  expect(undone.status).toBe(200);
  expect((await offersIn()).offers).toContain(unwanted);
  expect(await work('proposeOfferAgain', { offer: unwanted })).toMatchObject({ status: 409 });
});

test.each([
  { said: { offer: befriending, reason: 'no-capacity' }, errors: [{ pointer: '/reason' }] },
  { said: { reason: 'something-else' }, errors: [{ pointer: '/offer' }, { pointer: '/words', code: 'required' }] },
])('no offer is set aside without a reason of an advisor: $said', async ({ said, errors }) => {
  expect(await work('setOfferAside', said)).toMatchObject({ status: 400, body: { errors } });
});

describe('onward referrals', () => {
  beforeEach(() => work('recordContact', { type: 'phone', outcome: 'spoke' }));

  test('nothing goes to a partner before the person agrees; then the request can be answered, or stopped by them', async () => {
    const tooEarly = await work('requestOnward', { offer: befriending, need: 'loneliness' });
    await agree();
    const asked = await work('requestOnward', {
      offer: befriending,
      need: 'loneliness',
      message: 'Mornings suit her.',
    });
    const onward = String(asked.body['onward']);
    await work('recordPartnerAnswer', { decision: 'ask', question: 'Can she manage steps?' }, { params: { onward } });
    const answered = await work('answerQuestion', { answer: 'Two of them.' }, { params: { onward } });
    await work('withdrawConsent', { partner: frontStep });

    expect(tooEarly).toMatchObject({ status: 409, body: { detail: expect.stringContaining('has not agreed') } });
    expect(asked).toMatchObject({ status: 200, body: { onward: expect.stringMatching(/^onw_/) } });
    expect(answered.body).toMatchObject({ onward });
    expect(await read()).toMatchObject({
      consents: [{ partner: frontStep, status: 'withdrawn' }],
      onward: [{ id: onward, status: 'withdrawn', question: { answer: 'Two of them.' } }],
    });
  });

  test('the next promise of a referral is on the worklist in words', async () => {
    await agree();
    await work('requestOnward', { offer: befriending, need: 'loneliness' });

    const { body } = await ask(world, 'listWork', { as: desk });

    expect(body['items']).toMatchObject([
      {
        id,
        status: 'active',
        attention: [],
        next: { sentence: expect.stringMatching(/^The partner is to be reminded: /) },
      },
    ]);
  });

  test('what a partner declined waits for the advisor until somebody says that it is decided', async () => {
    await agree();
    const onward = String((await work('requestOnward', { offer: befriending, need: 'loneliness' })).body['onward']);
    await work('recordPartnerAnswer', { decision: 'decline', reason: 'no-capacity' }, { params: { onward } });
    const waiting = await read();
    const settled = await work('settleAttention', { to: 'partner-declined', onward });

    expect(waiting).toMatchObject({
      attention: [{ to: 'partner-declined', onward }],
      setAside: [{ offer: befriending, by: 'partner', because: 'no-capacity' }],
    });
    expect(settled.status).toBe(200);
    expect(await read()).toMatchObject({ attention: [] });
  });

  test('an onward referral, an escalation and an action that are not there are not found', async () => {
    const number = id.slice('ref_'.length);

    expect(await work('withdrawOnward', {}, { params: { onward: `onw_${number}-0099` } })).toMatchObject({
      status: 404,
    });
    expect(await work('withdrawOnward', {}, { params: { onward: 'mine' } })).toMatchObject({ status: 404 });
    expect(
      await work('acknowledgeEscalation', { from: 'Duty' }, { params: { escalation: `esc_${number}-0099` } }),
    ).toMatchObject({ status: 404 });
    expect(await work('finishAction', {}, { params: { action: '1' } })).toMatchObject({ status: 409 });
  });
});

test('a need that was raised with a clinical team stands in the way of closing until the team says that it has it', async () => {
  const raised = await work('escalate', { to: 'cmht', contact: 'The duty worker', reason: 'He has stopped sleeping.' });
  const escalation = String(raised.body['escalation']);
  const tooEarly = await work('close', { reason: 'escalated' });
  await work('acknowledgeEscalation', { from: 'The duty worker' }, { params: { escalation } });
  const closed = await work('close', { reason: 'escalated' });
  const reopened = await work('reopen', { reason: 'The team has discharged him to us.' });

  expect(tooEarly).toMatchObject({ status: 409, body: { detail: expect.stringContaining('has not said yet') } });
  expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
  expect(reopened.body).toMatchObject({ status: 'assigned' });
});

test('whatever nothing suitable was found for is kept as unmet need when it is closed for that', async () => {
  await work('close', { reason: 'no-suitable-offer', words: 'Nothing near enough runs in the evening.' });

  const { timeline, closed } = (await read()) as { timeline: { what: string }[]; closed: unknown };

  expect(closed).toMatchObject({ reason: 'no-suitable-offer' });
  expect(timeline.map(({ what }) => what).slice(-2)).toEqual(['NeedUnmet.v1', 'ReferralClosed.v1']);
});

describe('asking twice', () => {
  const keyed = (key: string, ifMatch?: string): Question => ({
    headers: { 'idempotency-key': key, ...(ifMatch && { 'if-match': ifMatch }) },
  });

  test('the same contact sent again is one contact and one answer, whatever has happened since', async () => {
    const contact = { type: 'phone', outcome: 'spoke' };
    const first = await work('recordContact', contact, keyed('call-1'));
    await work('addNote', { text: 'Something else.' });
    const again = await work('recordContact', contact, keyed('call-1', '"1"'));

    expect(again).toMatchObject({
      status: 200,
      headers: { 'idempotency-replayed': 'true', etag: first.headers['etag'] },
    });
    expect(again.body).toEqual(first.body);
    expect((await read())['contacts']).toHaveLength(1);
  });

  test('two copies that arrive at once are one contact', async () => {
    const contact = { type: 'phone', outcome: 'no-answer' };
    const [first, second] = await Promise.all([
      work('recordContact', contact, keyed('twice')),
      work('recordContact', contact, keyed('twice')),
    ]);

    expect(second.body).toEqual(first.body);
    expect((await read())['contacts']).toHaveLength(1);
  });

  test('a key that has been used for something else is refused, on whatever referral or operation', async () => {
    await work('addNote', { text: 'Prefers mornings.' }, keyed('one'));
    const other = String((await send(world, aRequestBody())).body['id']);

    expect(await work('addNote', { text: 'Prefers evenings.' }, keyed('one'))).toMatchObject({ status: 422 });
    expect(await work('addNote', { text: 'Prefers mornings.' }, { ...keyed('one'), id: other })).toMatchObject({
      status: 422,
    });
    expect(await work('returnToPool', { reason: 'Away.' }, keyed('one'))).toMatchObject({ status: 422 });
    expect((await read())['notes']).toHaveLength(1);
  });

  test('what rests on what was read is refused once somebody has done something meanwhile', async () => {
    const { headers } = await ask(world, 'readReferral', { id, as: desk });
    const asRead = { headers: { 'if-match': String(headers['etag']) } };
    const first = await work('addNote', { text: 'First.' }, asRead);
    const late = await work('close', { reason: 'need-met' }, asRead);
    const anyhow = await work('close', { reason: 'need-met' }, { headers: { 'if-match': '*' } });

    expect(first.status).toBe(200);
    expect(late).toMatchObject({ status: 412, body: { type: 'urn:life-rooms:problem:moved-on' } });
    expect(anyhow.status).toBe(200);
  });
});

test('a referrer withdraws what their organisation sent; an advisor says for whom it is withdrawn', async () => {
  const theirs = await work('withdraw', { reason: 'Moved to another practice.' }, { as: 'walton-village-practice' });
  const again = await work('withdraw', {}, { as: 'walton-village-practice' });

  expect(theirs.body).toMatchObject({ status: 'withdrawn' });
  expect(again).toMatchObject({ status: 409, body: { detail: 'This referral is withdrawn already.' } });
  expect(JSON.stringify((await read())['timeline'])).toContain('as the referrer asked');
});

test.each<[WorkName, unknown, string[]]>([
  ['recordContact', { type: 'pigeon', minutes: -1, colour: 'red' }, ['/colour', '/minutes', '/outcome', '/type']],
  ['agreeGoal', { importance: 11 }, ['/importance', '/words']],
  ['giveSignpost', {}, ['/offer']],
  ['giveSignpost', { to: 'A tea table', need: 'tea' }, ['/need', '/offer']],
  ['giveConsent', { partner: 'x', scope: [], channel: 'shouted' }, ['/channel', '/partner', '/purpose', '/scope']],
  ['close', { reason: 'bored', words: '' }, ['/reason', '/words']],
  ['handOver', {}, ['/advisor', '/reason']],
  ['escalate', { to: 'the-police' }, ['/contact', '/reason', '/to']],
])('%s with %o names every wrong field at once', async (name, body, pointers) => {
  const reply = await work(name, body);

  expect(reply.status).toBe(400);
  const errors = reply.body['errors'] as { pointer: string }[];
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers);
});
