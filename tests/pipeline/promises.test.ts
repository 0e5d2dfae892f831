import type { Context, SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PermanentError } from '../../domain/ports.ts';
import { keepPromises } from '../../functions/clock/keep-promises.ts';
import { createHandler } from '../../functions/match/handler.ts';
import { matchReferral } from '../../functions/match/match-referral.ts';
import { sendMessage } from '../../functions/notify/send-message.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { aRequestBody, at } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { send } from './ask.ts';
import { run, tick } from './run.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const aFlag = { risk: { immediateConcern: ['immediate-danger' as const] } };
const receive = async (change = {}) => ReferralId.parse((await send(world, aRequestBody(change))).body['id']);
const statusOf = async (id: ReferralId) => (await world.cases.referral(id))?.status;
const subjects = () => world.sent.map(({ subject }) => subject.replace(/LR-\S+/, 'X'));

test('a referral is matched and assigned, and the advisor and the referrer are told once each', async () => {
  const id = await receive();
  await run(world);

  expect(await statusOf(id)).toBe('assigned');
  expect(subjects().sort()).toEqual(['New referral X for you', 'Referral X has an advisor', 'We have your referral X']);
  expect((await world.cases.match(id, 1))?.needs[0]?.offers.length).toBeGreaterThan(1);
});

test('every wake-up delivered twice and in any order does no harm', async () => {
  const id = await receive();
  const [wake] = world.waiting.matching;
  await run(world);
  const owed = await world.cases.messages(id);
  const before = await world.cases.events(id);

  for (const { referral, id: message } of [...owed].reverse()) await sendMessage(world, referral, message);
  if (wake) await matchReferral(world, wake.referral);
  await run(world);

  expect(await world.cases.events(id)).toEqual(before);
  expect(world.sent).toHaveLength(3);
});

test('ten workers woken for the same referral at once assign it once', async () => {
  const id = await receive();

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => matchReferral(world, id)));

  expect(outcomes.filter(outcome => outcome === 'matched')).toHaveLength(1);
  expect((await world.cases.events(id)).filter(({ type }) => type === 'AdvisorAssigned.v1')).toHaveLength(1);
});

test('ten workers woken for the same message at once send it once', async () => {
  const id = await receive();
  const [message] = await world.cases.messages(id);
  if (!message) throw new Error('an acknowledgement is owed');

  await Promise.all(Array.from({ length: 10 }, () => sendMessage(world, id, message.id)));

  expect(world.sent).toHaveLength(1);
});

test('wake-ups that were all lost are found by the clock', async () => {
  const id = await receive();
  world.waiting.matching.length = 0;
  world.waiting.messages.length = 0;
  await tick(world);
  expect(await statusOf(id)).toBe('received');

  world.passMinutes(1);
  await tick(world);

  expect(await statusOf(id)).toBe('assigned');
  expect(world.sent).toHaveLength(3);
});

test('a sender that died after sending and before marking does not make it go out twice', async () => {
  const id = await receive();
  const [message] = await world.cases.messages(id);
  if (!message) throw new Error('an acknowledgement is owed');
  const { saveMessage } = world.cases;
  let saves = 0;
  world.cases.saveMessage = (...args) => (++saves === 2 ? Promise.reject(new Error('killed')) : saveMessage(...args));
  await expect(sendMessage(world, id, message.id)).rejects.toThrow('killed');
  world.cases.saveMessage = saveMessage;

  world.passMinutes(5);
  await tick(world);

  expect(world.sent.filter(({ reference }) => reference === message.id)).toHaveLength(1);
  expect((await world.cases.message(id, message.id))?.state.status).toBe('sent');
});

test('a courier that is down for an hour delays a message and loses none', async () => {
  const { send: deliver } = world.courier;
  world.courier.send = () => Promise.reject(new Error('connection refused'));
  const id = await receive();
  await run(world);
  for (let minute = 0; minute < 60; minute++) {
    world.passMinutes(1);
    await tick(world);
  }
  expect(world.sent).toEqual([]);

  world.courier.send = deliver;
  for (let minute = 0; minute < 120; minute++) {
    world.passMinutes(1);
    await tick(world);
  }

  expect(subjects().sort()).toEqual(['New referral X for you', 'Referral X has an advisor', 'We have your referral X']);
  expect((await world.cases.messages(id)).every(({ state }) => state.status === 'sent')).toBe(true);
});

test('an address that is refused for good is told to the manager and shown on the referral', async () => {
  const { send: deliver } = world.courier;
  world.courier.send = async letter => {
    if (letter.subject.startsWith('We have')) throw new PermanentError('MessageRejected');
    return deliver(letter);
  };
  const id = await receive();
  await run(world);

  expect(subjects()).toContain('A message about referral X could not be sent');
  expect((await world.cases.events(id)).map(({ type }) => type)).toContain('MessageFailed.v1');
});

test('a held referral that nobody looks at is paged again and climbs, and is never moved', async () => {
  const id = await receive(aFlag);
  await run(world);
  const paged = () =>
    world.sent.filter(({ subject }) => subject.startsWith('Please look now')).map(({ to }) => to.split('@')[0]);
  expect(paged()).toEqual(['duty']);

  world.passMinutes(16);
  await tick(world);
  expect(paged().sort()).toEqual(['duty', 'duty', 'manager']);

  for (let minute = 0; minute < 60; minute += 5) {
    world.passMinutes(5);
    await tick(world);
  }
  expect(paged()).toContain('lead');
  expect(await statusOf(id)).toBe('held');
});

test('over Easter nobody is paged about a hold again, and the clock starts with the next working day', async () => {
  world.setTime(at('2027-03-25T20:00:00Z'));
  await receive(aFlag);
  await run(world);
  const pages = () => world.sent.filter(({ subject }) => subject.startsWith('Please look now')).length;
  for (let hour = 0; hour < 107; hour++) {
    world.passMinutes(60);
    await tick(world);
  }
  expect(pages()).toBe(1);

  world.setTime(at('2027-03-30T08:46:00Z'));
  await tick(world);

  expect(pages()).toBe(3);
});

test('a referral that cannot be matched is shown to the manager after a working day, and is still tried', async () => {
  const { staff } = world.directory;
  world.directory.staff = async () => ({ ...(await staff()), advisors: [] });
  const id = await receive();
  await run(world).catch(() => {});
  world.setTime(at('2026-11-24T16:31:00Z'));
  await keepPromises(world);
  expect(await statusOf(id)).toBe('received');

  world.directory.staff = staff;
  for (let minute = 0; minute < 60; minute++) {
    world.passMinutes(1);
    await tick(world);
  }

  expect((await world.cases.events(id)).map(({ type }) => type)).toContain('AssignmentEscalated.v1');
  expect(await statusOf(id)).toBe('assigned');
});

test('a referral that matching cannot do is tried every minute at first and then every ten, not every minute for ever', async () => {
  await receive();
  let wakes = 0;
  for (let minute = 0; minute < 24 * 60; minute++) {
    world.waiting.matching.length = 0;
    world.passMinutes(1);
    await keepPromises(world);
    wakes += world.waiting.matching.length;
  }

  expect(wakes).toBe(10 + 143);
});

test('one promise that cannot be kept does not keep the others waiting', async () => {
  const [first, second] = [await receive(), await receive()];
  world.waiting.matching.length = 0;
  const { referral } = world.cases;
  world.cases.referral = id => (id === first ? Promise.reject(new Error('damaged')) : referral(id));
  world.passMinutes(1);

  await expect(keepPromises(world)).rejects.toThrow(AggregateError);
  expect(world.waiting.matching).toEqual([{ referral: second }]);
});

test('a poison message fails alone: the rest of its batch is done', async () => {
  const id = await receive();
  const record = (messageId: string, body: string) => ({ messageId, body, eventSource: 'aws:sqs' });
  const event = {
    Records: [record('poison', '{"referral":"not an id"}'), record('good', JSON.stringify({ referral: id }))],
  };

  const answer = await createHandler(world)(event as unknown as SQSEvent, {} as Context);

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'poison' }] });
  expect(await statusOf(id)).toBe('assigned');
});

test('a person who comes back is given the advisor who knows them', async () => {
  const person = { ...aRequestBody().person, nhsNumber: { value: '9990548609' } };
  const [first, second] = [
    await receive({ person }),
    await receive({ person, needs: [{ code: 'digital' }], preferences: { sites: ['site-southport'] } }),
  ];
  await run(world);

  const [one, two] = [await world.cases.referral(first), await world.cases.referral(second)];
  expect(two).toMatchObject({ status: 'assigned', advisor: one?.status === 'assigned' && one.advisor });
  expect(two).toMatchObject({ because: expect.stringContaining('has supported this person before') });
});
