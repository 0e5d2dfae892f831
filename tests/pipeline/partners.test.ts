import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../functions/routes.ts';
import { OfferId } from '../../schemas/ids.ts';
import type { PartnerRequest } from '../../schemas/partner-work.ts';
import { aRequestBody } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question } from './ask.ts';
import { act, aReferralInCare, benefitChecks, needsBenefits, onwardOf, request, withPlaces } from './sharing.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const kestrel = (operation: Operation, question: Question = {}) =>
  ask(world, operation, { as: 'kestrel-referrals-desk', ...question });
const frontStep = (operation: Operation, question: Question = {}) =>
  ask(world, operation, { as: 'front-step-coordinator', ...question });
const listed = async () => (await kestrel('listRequests')).body['items'] as PartnerRequest[];

describe('a request', () => {
  test('shows the partner what the person has agreed to, and nothing else', async () => {
    const id = await aReferralInCare(world, {
      ...needsBenefits,
      ownWords: 'I would like to sleep again.',
      risk: { text: 'a risk that is described', immediateConcern: [] },
    });
    const { id: onward } = await request(world, id);

    const [shown] = await listed();

    expect(shown).toMatchObject({
      id: onward,
      offerName: 'Benefit checks and forms',
      status: 'requested',
      waitsForYou: true,
      holdsPlace: true,
      need: { code: 'benefits' },
      person: { fullName: 'Una Sample', phones: [{ value: '+441514960190' }] },
    });
    expect(Object.keys(shown?.person ?? {})).toEqual(['fullName', 'phones']);
    expect(JSON.stringify(shown)).not.toMatch(/sleep|risk|1970|Example Street|L9/);
    expect((await kestrel('readRequest', { params: { onward } })).body).toEqual(shown);
  });

  test('shows no number that another referral for the person has called unsafe since (H7)', async () => {
    const { person } = aRequestBody();
    const nhsNumber = { value: '9990548609' };
    const id = await aReferralInCare(world, { ...needsBenefits, person: { ...person, nhsNumber } });
    await request(world, id);
    expect((await listed())[0]?.person).toHaveProperty('phones');

    const telecom = [{ system: 'phone' as const, value: '0151 496 0190', rank: 1, safe: false }];
    await aReferralInCare(world, { person: { ...person, nhsNumber, telecom } });

    expect((await listed())[0]?.person).toEqual({ fullName: 'Una Sample' });
  });

  test('tells nothing of the person from the moment on which they change their mind', async () => {
    const id = await aReferralInCare(world);
    const { id: onward } = await request(world, id);

    await act(world, id, { type: 'withdraw-consent' }, { kind: 'person', via: 'link' });

    const { status, body } = await kestrel('readRequest', { params: { onward } });
    expect([status, body['status']]).toEqual([200, 'withdrawn']);
    expect(JSON.stringify(body)).not.toMatch(/Una|0190/);
    expect(await listed()).toEqual([]);
  });

  test('is not there for another partner, for staff, or for a referrer of the same organisation', async () => {
    const { id: onward } = await request(world, await aReferralInCare(world));
    const accept = { params: { onward }, body: { decision: 'accept' } };

    expect((await frontStep('listRequests')).body).toEqual({ items: [] });
    expect((await frontStep('readRequest', { params: { onward } })).status).toBe(404);
    expect((await frontStep('answerRequest', accept)).status).toBe(404);
    expect((await ask(world, 'answerRequest', { ...accept, as: 'life-rooms-desk' })).status).toBe(403);
    expect((await ask(world, 'answerRequest', { ...accept, as: 'kestrel-money-advice' })).status).toBe(403);
  });

  test('is accepted, attended and completed, and the place given back', async () => {
    const id = await aReferralInCare(world);
    const { id: onward } = await request(world, id);
    const params = { onward };

    const accepted = await kestrel('answerRequest', {
      params,
      body: { decision: 'accept', firstDate: '2026-12-01', contactRoute: 'We ring her on Monday.' },
    });
    expect(accepted.body).toMatchObject({ status: 'accepted', firstDate: '2026-12-01', undoBy: expect.any(String) });
    expect(await world.cases.places(benefitChecks)).toMatchObject({ held: [], taken: [onward] });

    const attended = { params, body: { attendance: 'attended', on: '2026-11-23' } };
    expect((await kestrel('reportAttendance', attended)).body).toMatchObject({ status: 'in-progress', sessions: 1 });
    const ended = await kestrel('endRequest', { params, body: { outcome: 'completed' } });

    expect(ended.body).toMatchObject({ status: 'completed' });
    expect(ended.body).not.toHaveProperty('person');
    expect(await world.cases.places(benefitChecks)).toMatchObject({ held: [], taken: [] });
    const by = (await world.cases.events(id)).at(-1)?.by;
    expect(by).toEqual({ kind: 'partner', partner: 'partner-kestrel-money-advice', via: 'api' });
  });

  test('that is declined can be taken back for ten minutes', async () => {
    const id = await aReferralInCare(world);
    const { id: onward } = await request(world, id);
    const answer = (body: object) => kestrel('answerRequest', { params: { onward }, body });

    await answer({ decision: 'decline', reason: 'out-of-area' });
    world.passMinutes(9);
    expect((await answer({ decision: 'undo' })).body).toMatchObject({ status: 'requested', holdsPlace: true });

    await answer({ decision: 'decline', reason: 'out-of-area' });
    world.passMinutes(10);
    const late = await answer({ decision: 'undo' });

    expect(late).toMatchObject({ status: 409, body: { detail: expect.stringContaining('ring The Life Rooms') } });
    expect(await onwardOf(world, id, onward)).toMatchObject({ status: 'declined', declined: { by: 'partner' } });
  });

  test('that is put on the waiting list gives its place back and stays in sight; a question waits for the advisor', async () => {
    const [una, sam] = [await aReferralInCare(world), await aReferralInCare(world)];
    const [first, second] = [await request(world, una), await request(world, sam)];
    await kestrel('answerRequest', { params: { onward: first.id }, body: { decision: 'wait-list', expectedWeeks: 6 } });
    await kestrel('answerRequest', {
      params: { onward: second.id },
      body: { decision: 'ask', question: 'Can she come alone?' },
    });

    expect(await listed()).toMatchObject([
      { id: first.id, status: 'waitlisted', expectedWeeks: 6, holdsPlace: false, waitsForYou: false },
      { id: second.id, status: 'requested', waitsForYou: false, question: { text: 'Can she come alone?' } },
    ]);
    await act(world, sam, { type: 'answer-question', onward: second.id, answer: 'Yes.' });
    expect((await listed()).map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  test('is answered once for each key, and a second answer is refused', async () => {
    const id = await aReferralInCare(world);
    const { id: onward } = await request(world, id);
    const keyed = (body: object, key: string) =>
      kestrel('answerRequest', { params: { onward }, body, headers: { 'idempotency-key': key } });

    const first = await keyed({ decision: 'accept' }, 'key-1');
    const again = await keyed({ decision: 'accept' }, 'key-1');
    const other = await keyed({ decision: 'decline', reason: 'no-capacity' }, 'key-1');
    const late = await keyed({ decision: 'decline', reason: 'no-capacity' }, 'key-2');

    expect([first.status, again.status, other.status, late.status]).toEqual([200, 200, 422, 409]);
    expect(again.body).toEqual(first.body);
    expect((await world.cases.events(id)).filter(({ type }) => type === 'PartnerAccepted.v1')).toHaveLength(1);
  });
});

test('a list goes on over pages, and refuses a cursor that it did not give', async () => {
  const asked: string[] = [];
  for (let i = 0; i < 5; i++) asked.push((await request(world, await aReferralInCare(world))).id);

  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await kestrel('listRequests', { query: { limit: '2', ...(cursor && { cursor }) } });
    seen.push(...(body['items'] as PartnerRequest[]).map(({ id }) => id));
    cursor = body['next'] as string | undefined;
  } while (cursor);

  expect(seen.toSorted()).toEqual(asked.toSorted());
  expect((await kestrel('listRequests', { query: { cursor: 'next' } })).status).toBe(400);
});

describe('an offer', () => {
  const upkeep = (body: object) => kestrel('keepUpOffer', { params: { offer: benefitChecks }, body });
  const stored = async () => (await world.directory.offer(benefitChecks))?.offer;

  test('is kept up by whoever runs it', async () => {
    const said = { capacity: 'capacity', places: 4, waitingWeeks: 2, nextStart: '2027-01-11', stillRight: true };

    const { status, body } = await upkeep(said);

    expect([status, body]).toMatchObject([200, { places: 4, held: 0, taken: 0, assuredOn: '2026-11-23' }]);
    expect(await stored()).toMatchObject({ capacity: 'capacity', places: 4, waitingWeeks: 2, nextStart: '2027-01-11' });
    await upkeep({ waitingWeeks: null, places: null });
    expect(await stored()).not.toHaveProperty('waitingWeeks');
    expect(await stored()).not.toHaveProperty('places');
    expect((await kestrel('listOffers')).body['items']).toContainEqual(expect.objectContaining({ id: benefitChecks }));
  });

  test('is paused until a day, and opened again', async () => {
    expect((await upkeep({ pausedUntil: '2027-01-11' })).body).toMatchObject({
      status: 'paused',
      pausedUntil: '2027-01-11',
    });
    await expect(request(world, await aReferralInCare(world))).rejects.toThrow('is paused at the moment');

    expect((await upkeep({ pausedUntil: null })).body).toMatchObject({ status: 'open' });

    expect(await stored()).not.toHaveProperty('pausedUntil');
    expect((await upkeep({ pausedUntil: '2026-11-23' })).status).toBe(409);
    expect((await upkeep({})).status).toBe(400);
  });

  test('cannot have fewer places than are held and taken', async () => {
    await request(world, await aReferralInCare(world));
    await request(world, await aReferralInCare(world));

    const refused = await upkeep({ places: 1 });

    expect(refused).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/^2 places are held or taken/) },
    });
    expect((await upkeep({ places: 2 })).body).toMatchObject({ places: 2, held: 2, taken: 0 });
  });

  test('does not lose a place that somebody takes at the same moment', async () => {
    await withPlaces(world, 2);
    await request(world, await aReferralInCare(world));
    const other = await aReferralInCare(world);
    const { amendOffer } = world.directory;
    world.directory.amendOffer = async (...amendment) => {
      world.directory.amendOffer = amendOffer;
      await request(world, other);
      return amendOffer(...amendment);
    };

    const refused = await upkeep({ places: 1 });

    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/^2 places/) } });
    expect(await stored()).toMatchObject({ places: 2 });
  });

  test('of another partner is not there', async () => {
    const offer = OfferId.parse('offer-front-step-befriending');
    const before = await world.directory.offer(offer);

    expect((await kestrel('keepUpOffer', { params: { offer }, body: { places: 0 } })).status).toBe(404);
    expect((await kestrel('keepUpOffer', { params: { offer: 'offer-of-nobody' }, body: { places: 0 } })).status).toBe(
      404,
    );

    expect(await world.directory.offer(offer)).toEqual(before);
    expect(JSON.stringify((await kestrel('listOffers')).body)).not.toContain('front-step');
  });
});

test('nothing that is logged names a person', async () => {
  const { id: onward } = await request(world, await aReferralInCare(world, aRequestBody(needsBenefits)));
  await kestrel('answerRequest', { params: { onward }, body: { decision: 'accept', contactRoute: 'ring Una' } });

  expect(JSON.stringify(world.logged)).not.toMatch(/Una|Sample|0190/);
});
