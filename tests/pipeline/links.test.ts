import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Link } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import { createHandler } from '../../functions/links/handler.ts';
import { useLink } from '../../functions/links/use-link.ts';
import { wantedBy } from '../../functions/links/wanted.ts';
import { issueLetterCodeFor, issueLinkFor, linkHash } from '../../functions/shell/links.ts';
import { MessageId, type ReferralId } from '../../schemas/ids.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, bearer, type Question } from './ask.ts';
import { act, aReferralInCare, benefitChecks, onwardOf, request, withPlaces } from './sharing.ts';

let world: TestWorld;
let id: ReferralId;
let asked: OnwardReferral;
beforeEach(async () => {
  world = await openWorld();
  id = await aReferralInCare(world);
  asked = await request(world, id);
});
afterEach(() => world.close());

const messageOf = (sequence: number, kind: string) => ({
  id: MessageId.parse(`msg_${id.slice('ref_'.length)}-${String(sequence).padStart(4, '0')}-${kind}`),
  referral: id,
});
const decisionLink = (sequence = 8) =>
  issueLinkFor(world, messageOf(sequence, 'partner-request'), {
    to: 'partner-decision',
    onward: asked.id,
    partner: asked.partner,
  });
const personLink = (opens: Link['opens']) => issueLinkFor(world, messageOf(9, 'person-shared'), opens);

const open = (proof: string, more: Question = {}) =>
  ask(world, 'readLink', { as: '', ...more, headers: { ...bearer(proof), ...more.headers } });
const use = (proof: string, body: unknown, more: Question = {}) =>
  ask(world, 'useLink', { as: '', body, headers: bearer(proof), ...more });
const standing = () => onwardOf(world, id, asked.id);
const history = async () => (await world.cases.events(id)).map(({ type }) => type);

describe('a link to a request', () => {
  test('says what is asked and nothing that could show who the person is, then shows it to whoever says it is them', async () => {
    const token = await decisionLink();

    const before = await open(token);
    expect(before.body).toEqual({
      opens: 'partner-decision',
      request: {
        offerName: 'Benefit checks and forms',
        need: { code: 'benefits', label: 'Benefits, PIP or Universal Credit' },
        status: 'requested',
        respondBy: asked.escalateAt,
      },
    });

    const looked = await use(token, { decision: 'look' });
    expect(looked.body).toMatchObject({ request: { person: { fullName: 'Una Sample' } } });
    const accepted = await use(token, { decision: 'accept', firstDate: '2026-12-01' });

    expect(accepted.body).toMatchObject({
      said: 'You have accepted. Please be in touch with the person.',
      request: { status: 'accepted', person: { phones: [{ value: '+441514960190' }] } },
      undoBy: expect.any(String),
    });
    expect(await standing()).toMatchObject({ status: 'accepted', firstDate: '2026-12-01', place: 'taken' });
    expect((await world.cases.events(id)).at(-1)?.by).toEqual({ kind: 'partner', partner: asked.partner, via: 'link' });
  });

  test('says that an offer is still right without being used up, and only as long as it opens something', async () => {
    const token = await decisionLink();
    const assuredOn = async () => (await world.directory.offer(asked.offer))?.offer.assuredOn;
    const [before, link] = [await history(), await world.cases.link(linkHash(token))];

    expect((await use(token, { decision: 'still-right' })).status).toBe(200);

    expect(await assuredOn()).toBe(londonDate(world.clock.now()));
    expect([await history(), await world.cases.link(linkHash(token))]).toEqual([before, link]);
    expect((await use(randomBytes(32).toString('base64url'), { decision: 'still-right' })).status).toBe(401);
  });

  test('changes nothing however often it is opened, by whatever opens links before people do', async () => {
    const token = await decisionLink();
    const [before, link] = [await history(), await world.cases.link(linkHash(token))];

    for (let i = 0; i < 50; i++) expect((await open(token, { headers: { purpose: 'prefetch' } })).status).toBe(200);
    for (const method of ['HEAD', 'OPTIONS', 'PUT'])
      expect((await createHandler(world)(anEvent(method, token), {} as never)).statusCode).toBe(404);

    expect(await history()).toEqual(before);
    expect(await world.cases.link(linkHash(token))).toEqual(link);
    expect(await standing()).toEqual(asked);
  });

  test('used a thousand times at once has one effect', async () => {
    const hash = linkHash(await decisionLink());
    const body = { decision: 'accept' };

    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, () =>
        useLink(world, { hash, via: 'link', want: async opened => wantedBy(opened, body) }),
      ),
    );

    expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'gone')).toHaveLength(999);
    expect((await history()).filter(type => type === 'PartnerAccepted.v1')).toHaveLength(1);
    expect(await world.cases.places(benefitChecks)).toMatchObject({ held: [], taken: [asked.id] });
  });

  test('is one of several of the same request: the first decision holds, and the others have nothing more to say', async () => {
    const [first, nudge] = [await decisionLink(8), await decisionLink(12)];

    const outcomes = await Promise.all([
      use(first, { decision: 'accept' }),
      use(nudge, { decision: 'decline', reason: 'no-capacity' }),
    ]);

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect((await history()).filter(type => /PartnerAccepted|PartnerDeclined/.test(type))).toHaveLength(1);
    const isFirst = outcomes[0]?.status === 200;
    expect((await open(isFirst ? nudge : first)).status).toBe(401);
  });

  test('of before the last answer has nothing more to say, and one of after has', async () => {
    const [first, nudge] = [await decisionLink(8), await decisionLink(12)];
    await use(first, { decision: 'wait-list', expectedWeeks: 4 });
    world.passMinutes(60);

    expect((await use(nudge, { decision: 'accept' })).status).toBe(401);
    expect((await use(await decisionLink(15), { decision: 'accept' })).status).toBe(200);
  });

  test('that is used, expired, overtaken, unknown or no link at all is answered alike', async () => {
    const [used, overtaken, stale] = [await decisionLink(8), await decisionLink(12), await decisionLink(13)];
    await use(used, { decision: 'decline', reason: 'no-capacity' });
    world.passMinutes(10);
    const answers = async (token: string) => [
      await open(token),
      await use(token, { decision: 'accept' }),
      await use(token, { decision: 'undo' }),
    ];
    const unknown = await answers(randomBytes(32).toString('base64url'));

    expect(unknown).toMatchObject([{ status: 401 }, { status: 401 }, { status: 401 }]);
    expect(await answers(used)).toEqual(unknown);
    expect(await answers(overtaken)).toEqual(unknown);
    expect(await answers('9990548609')).toEqual(unknown);
    expect(await ask(world, 'readLink', { as: '' })).toEqual(unknown[0]);
    world.passMinutes(28 * 24 * 60);
    expect(await answers(stale)).toEqual(unknown);
  });

  test('lets the same hand take back its answer for ten minutes, and give another', async () => {
    const token = await decisionLink();
    await use(token, { decision: 'decline', reason: 'out-of-area' });
    expect((await open(token)).body).toMatchObject({ request: { status: 'declined', undoBy: expect.any(String) } });
    expect((await use(token, { decision: 'accept' })).status).toBe(401);

    world.passMinutes(9);
    expect((await use(token, { decision: 'undo' })).body).toMatchObject({ request: { status: 'requested' } });
    expect((await use(token, { decision: 'undo' })).status).toBe(401);
    expect((await use(token, { decision: 'accept' })).body).toMatchObject({ request: { status: 'accepted' } });

    world.passMinutes(10);
    expect((await use(token, { decision: 'undo' })).status).toBe(401);
    expect((await history()).filter(type => type.startsWith('Partner'))).toEqual([
      ...['PartnerDeclined.v1', 'PartnerAnswerUndone.v1', 'PartnerAccepted.v1'],
    ]);
  });

  test('is used up by a question, and the answer brings a new one', async () => {
    const token = await decisionLink(8);
    await use(token, { decision: 'ask', question: 'Is there anything we should know about the stairs?' });
    expect((await open(token)).status).toBe(401);

    await act(world, id, { type: 'answer-question', onward: asked.id, answer: 'The lift is enough.' });
    const next = await decisionLink(14);

    expect((await use(next, { decision: 'accept' })).status).toBe(200);
  });

  test('that comes too late for a place says so, and can be used otherwise', async () => {
    const token = await decisionLink();
    await use(token, { decision: 'wait-list', expectedWeeks: 4 });
    await withPlaces(world, 0);
    world.passMinutes(60);
    const later = await decisionLink(15);

    const accepted = await use(later, { decision: 'accept' });

    expect(accepted).toMatchObject({ status: 409, body: { detail: expect.stringContaining('All places') } });
    await withPlaces(world, 1);
    expect((await use(later, { decision: 'accept' })).status).toBe(200);
  });

  test('names every wrong field, and is not used up by a mistake', async () => {
    const token = await decisionLink();

    const wrong = await use(token, { decision: 'decline', reason: 'because' });

    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
    expect((await use(token, { decision: 'decline', reason: 'no-capacity' })).status).toBe(200);
  });

  test('is the same when its message is sent again, and stays used', async () => {
    const token = await decisionLink();
    await use(token, { decision: 'accept' });
    world.passMinutes(20);

    expect(await decisionLink()).toBe(token);

    expect((await open(token)).status).toBe(401);
  });

  test('has 256 bits, of which only a hash is kept', async () => {
    const tokens = [await decisionLink(8), await decisionLink(9)];

    expect(tokens.map(token => Buffer.from(token, 'base64url').length)).toEqual([32, 32]);
    expect(new Set(tokens).size).toBe(2);
    expect(JSON.stringify(await world.cases.link(linkHash(tokens[0] ?? '')))).not.toContain(tokens[0]);
  });

  test('asks after somebody once they have been accepted', async () => {
    await act(world, id, { type: 'partner-accept', onward: asked.id });
    world.passMinutes(60);
    const opens = { to: 'partner-attendance', onward: asked.id, partner: asked.partner } as const;
    const token = await issueLinkFor(world, messageOf(30, 'partner-attendance'), opens);

    const attended = await use(token, { decision: 'attendance', attendance: 'attended', on: '2026-11-23' });

    expect(attended.body).toMatchObject({ request: { status: 'in-progress', sessions: 1 } });
    expect((await use(token, { decision: 'ended', outcome: 'completed' })).status).toBe(401);
  });
});

describe('whoever tries links', () => {
  test('is stopped after twenty times with one, whether there is such a link or not', async () => {
    const known = await decisionLink();
    for (const token of [known, randomBytes(32).toString('base64url')]) {
      const statuses: number[] = [];
      for (let i = 0; i < 25; i++) statuses.push((await use(token, { decision: 'undo' })).status);
      expect(statuses).toEqual([...Array(20).fill(401), ...Array(5).fill(429)]);
    }
    expect((await use(known, { decision: 'accept' })).headers).toMatchObject({ 'retry-after': '600' });

    world.passMinutes(10);
    expect((await use(known, { decision: 'accept' })).status).toBe(200);
  });

  test('is stopped by address after three hundred, and nobody else is', async () => {
    const guess = () => open(randomBytes(32).toString('base64url'), { from: '198.51.100.7' });
    const statuses = new Map<number, number>();
    for (let i = 0; i < 310; i++) {
      const { status } = await guess();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }

    expect(Object.fromEntries(statuses)).toEqual({ 401: 300, 429: 10 });
    expect((await open(await decisionLink(), { from: '198.51.100.8' })).status).toBe(200);
  });
});

describe('a link to the person', () => {
  test('asks whether it helped without saying what; "not yet" comes before the advisor', async () => {
    const token = await personLink({ to: 'person-answer', onward: asked.id });
    expect((await open(token)).body).toEqual({
      opens: 'person-answer',
      answers: ['yes', 'not-yet', 'did-not-go', 'something-else'],
      choices: ['this', 'all'],
    });

    expect((await use(token, { answer: 'not-yet', words: 'The bus does not go there.' })).status).toBe(200);

    expect(await world.cases.referral(id)).toMatchObject({ attention: [{ to: 'person-answered', onward: asked.id }] });
    expect((await world.cases.events(id)).at(-1)?.by).toEqual({ kind: 'person', via: 'link' });
    expect((await use(token, { answer: 'yes' })).body).toEqual((await use('x'.repeat(43), { answer: 'yes' })).body);
  });

  test('lets them change their mind about one partner or all, which stops what is under way', async () => {
    const token = await personLink({ to: 'person-consent', onward: asked.id });
    expect((await open(token)).body).toEqual({ opens: 'person-consent', choices: ['this', 'all'] });

    expect((await use(token, { withdraw: 'this' })).status).toBe(200);

    expect(await standing()).toMatchObject({ status: 'withdrawn', place: 'released' });
    expect(await world.cases.referral(id)).toMatchObject({ consents: [{ status: 'withdrawn' }] });
    expect((await use(token, { withdraw: 'all' })).status).toBe(401);
  });

  test('that asks whether it helped takes a change of mind as well, once', async () => {
    const token = await personLink({ to: 'person-answer', onward: asked.id });

    expect((await use(token, { withdraw: 'all' })).status).toBe(200);

    expect(await standing()).toMatchObject({ status: 'withdrawn', place: 'released' });
    expect((await use(token, { answer: 'yes' })).status).toBe(401);
  });

  test('about no partner withdraws from all of them', async () => {
    const token = await personLink({ to: 'person-consent' });
    expect((await open(token)).body).toEqual({ opens: 'person-consent', choices: ['all'] });

    await use(token, { withdraw: 'all' });

    expect(await standing()).toMatchObject({ status: 'withdrawn' });
  });

  test('is of no use for a decision of a partner, nor theirs for an answer of the person', async () => {
    const [persons, partners] = [await personLink({ to: 'person-answer' }), await decisionLink()];

    expect((await use(persons, { decision: 'accept' })).status).toBe(400);
    expect((await use(partners, { answer: 'yes' })).status).toBe(400);
  });
});

describe('a code on paper', () => {
  const letter = async () => {
    const referral = await world.cases.referral(id);
    if (!referral) throw new Error('it is there');
    const message = messageOf(9, 'person-did-it-help');
    const code = await issueLetterCodeFor(world, message, referral.reference, {
      to: 'person-answer',
      onward: asked.id,
    });
    return { reference: referral.reference, code };
  };
  const reply = (reference: string, code: string, answer: string, from = '192.0.2.1') =>
    use(`${reference}.${code}`, { answer }, { from });

  test('shows its question, and is used once', async () => {
    const { reference, code } = await letter();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect((await open(`${reference}.${code}`)).body).toMatchObject({ opens: 'person-answer' });

    const answered = await reply(reference, code.toLowerCase().replace('-', ''), 'did-not-go');

    expect(answered.status).toBe(200);
    expect((await world.cases.events(id)).at(-1)).toMatchObject({
      answer: 'did-not-go',
      by: { kind: 'person', via: 'letter-code' },
    });
    expect((await reply(reference, code, 'yes')).status).toBe(401);
  });

  test('is worth nothing with another reference', async () => {
    const { code } = await letter();
    const other = await world.cases.referral(await aReferralInCare(world));

    expect((await reply(other?.reference ?? '', code, 'yes')).status).toBe(401);
  });

  test('can be guessed five times a day, from wherever', async () => {
    const { reference, code } = await letter();
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await reply(reference, '00000000', 'yes', `192.0.2.${i}`)).status);

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await reply(reference, code, 'yes')).status).toBe(429);
    world.passMinutes(24 * 60);
    expect((await reply(reference, code, 'yes')).status).toBe(200);
  });

  test('of somebody else is not found by trying one reference after another', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 22; i++)
      statuses.push((await reply(`LR-${String(i).padStart(4, '0')}-000`, '00000000', 'yes')).status);

    expect(statuses.slice(20)).toEqual([429, 429]);
  });
});

test('neither tokens nor codes nor addresses are logged', async () => {
  const token = await decisionLink();
  await open(token, { from: '198.51.100.7' });
  await use(token, { decision: 'accept', contactRoute: 'ring Una' });

  expect(JSON.stringify(world.logged)).not.toMatch(new RegExp(`${token}|198.51|Una|0190`));
});

const anEvent = (method: string, token: string) =>
  ({
    routeKey: `${method} /v1/link`,
    headers: bearer(token),
    requestContext: { requestId: 'request-1', http: { sourceIp: '192.0.2.1' } },
  }) as never;
