import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../events/referral-events.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { LedgerEntry } from '../../schemas/ledger.ts';
import type { Message } from '../../schemas/message.ts';
import { aRequestBody, at, contactCommand } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, bearer, type Question } from './ask.ts';
import { run, tick } from './run.ts';
import { act, aReferralInCare, needsBenefits, request } from './sharing.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const una: Actor = { kind: 'person', via: 'link' };
const email = { system: 'email' as const, value: 'una@post.example' };
const mobile = { system: 'phone' as const, value: '07700 900123', type: 'mobile' as const, okToText: true };
/** Una, with whatever the test is about. */
const inCare = (person: object = { telecom: [email] }, more: object = {}) =>
  aReferralInCare(world, { ...needsBenefits, person: { ...aRequestBody().person, ...person }, ...more });

/** What went out of a kind, in order. */
const sent = (kind: string) => world.sent.filter(({ reference }) => reference.endsWith(`-${kind}`));
async function row(id: ReferralId, kind: string): Promise<Message> {
  const found = (await world.cases.messages(id)).find(message => message.kind === kind);
  if (!found) throw new Error(`${kind} is owed`);
  return found;
}
const stateOf = async (id: ReferralId, kind: string) => (await row(id, kind)).state;
const attentionOf = async (id: ReferralId) => (await world.cases.referral(id))?.attention.map(({ to }) => to);
const kestrel = (operation: 'answerRequest', question: Question) =>
  ask(world, operation, {
    as: 'kestrel-referrals-desk',
    headers: { 'idempotency-key': String(Math.random()) },
    ...question,
  });
async function ledger(id: ReferralId): Promise<LedgerEntry[]> {
  const person = (await world.cases.referral(id))?.person ?? '';
  const { body } = await ask(world, 'readLedger', { as: 'life-rooms-desk', params: { person } });
  return body['items'] as LedgerEntry[];
}

describe('a request to a partner', () => {
  test('reaches the partner as a link without a word about the person, who is told what was shared', async () => {
    const id = await inCare();
    await request(world, id);
    await run(world);

    const [toPartner] = sent('partner-request');
    expect(toPartner?.to).toBe('referrals@kestrel-money-advice.example');
    const token = /https:\/\/links\.example\/l\/(\S{43})/.exec(toPartner?.text ?? '')?.[1] ?? '';
    expect((await ask(world, 'readLink', { as: '', headers: bearer(token) })).body).toMatchObject({
      opens: 'partner-decision',
    });
    expect(JSON.stringify(toPartner)).not.toMatch(/Una|Sample|1970|L9|0190|post\.example/);

    const [toPerson] = sent('person-shared');
    expect(toPerson).toMatchObject({ channel: 'email', to: 'una@post.example' });
    expect(toPerson?.text).toContain('Kestrel Money Advice');
    const mind = /https:\/\/links\.example\/l\/(\S{43})/.exec(toPerson?.text ?? '')?.[1] ?? '';
    expect((await ask(world, 'readLink', { as: '', headers: bearer(mind) })).body).toMatchObject({
      opens: 'person-consent',
    });
  });

  test('is stopped when consent is withdrawn while it waits, and the partner is not told to forget what it never heard', async () => {
    const id = await inCare();
    await request(world, id);

    await act(world, id, { type: 'withdraw-consent' }, una);
    await run(world);

    expect(await stateOf(id, 'partner-request')).toMatchObject({ status: 'stopped', because: 'consent was withdrawn' });
    expect(await stateOf(id, 'partner-stop')).toMatchObject({
      status: 'stopped',
      because: 'the partner was never asked',
    });
    expect(await stateOf(id, 'person-shared')).toMatchObject({ status: 'stopped' });
    expect([...sent('partner-request'), ...sent('partner-stop'), ...sent('person-shared')]).toEqual([]);
  });

  test('is followed by a stop when consent is withdrawn after it went out', async () => {
    const id = await inCare();
    await request(world, id);
    await run(world);

    await act(world, id, { type: 'withdraw-consent' }, una);
    await run(world);

    expect(sent('partner-stop').map(({ to }) => to)).toEqual(['referrals@kestrel-money-advice.example']);
  });

  test('to a partner without an address is told to the manager and left to the advisor', async () => {
    const { staff } = world.directory;
    world.directory.staff = async () => {
      const known = await staff();
      return { ...known, partners: known.partners.map(({ email: _, ...partner }) => partner) };
    };
    const id = await inCare();
    await request(world, id);
    await run(world);

    expect(await stateOf(id, 'partner-request')).toMatchObject({
      status: 'failed',
      because: 'the directory has no e-mail address of this partner',
    });
    expect(await attentionOf(id)).toContain('partner-not-told');
    expect(sent('manager-message-failed-manager')).toHaveLength(1);
    expect(sent('advisor-attention')[0]?.text).toContain('did not arrive');
  });
});

describe('an answer of a partner', () => {
  const told = ['advisor-partner-accepted', 'person-accepted', 'referrer-partner-accepted'];
  const everyone = () => told.flatMap(sent).length;

  test('is news after ten minutes', async () => {
    const { id: onward } = await request(world, await inCare());
    await run(world);
    await kestrel('answerRequest', { params: { onward }, body: { decision: 'accept', firstDate: '2026-12-01' } });
    await tick(world);
    expect(everyone()).toBe(0);

    world.passMinutes(10);
    await tick(world);

    expect(told.map(kind => sent(kind).length)).toEqual([1, 1, 1]);
    expect(sent('person-accepted')[0]?.text).toContain('Your first day is Tuesday 1 December 2026');
  });

  test('that puts somebody on a waiting list is news too, and how it ends later, each once', async () => {
    const id = await inCare();
    const { id: onward } = await request(world, id);
    await run(world);
    const waiting = ['advisor-partner-accepted', 'person-waitlisted', 'referrer-partner-waitlisted'];
    await kestrel('answerRequest', { params: { onward }, body: { decision: 'wait-list', expectedWeeks: 4 } });
    await tick(world);
    expect(waiting.flatMap(sent)).toEqual([]);

    world.passMinutes(10);
    await tick(world);
    expect(waiting.map(kind => sent(kind).length)).toEqual([1, 1, 1]);
    expect(sent('person-waitlisted')[0]?.text).toContain('for about 4 weeks');

    await act(world, id, { type: 'partner-accept', onward });
    await act(world, id, { type: 'end-onward', onward, outcome: 'not-suitable' });
    await tick(world);
    await tick(world);
    expect(sent('referrer-partner-ended').map(({ text }) => text)).toEqual([
      expect.stringContaining('did not work out'),
    ]);
  });

  test('that was taken back is no news', async () => {
    const { id: onward } = await request(world, await inCare());
    await run(world);
    await kestrel('answerRequest', { params: { onward }, body: { decision: 'accept' } });
    world.passMinutes(9);
    await kestrel('answerRequest', { params: { onward }, body: { decision: 'undo' } });

    world.passMinutes(10);
    await tick(world);

    expect(everyone()).toBe(0);
  });
});

describe('quiet hours', () => {
  test('over the night in which the clocks go forward, a text waits until nine by the new time', async () => {
    world.setTime(at('2027-03-27T12:00:00Z'));
    const id = await inCare({ telecom: [mobile] });
    world.setTime(at('2027-03-27T20:30:00Z'));
    await request(world, id);
    await run(world);
    expect(sent('partner-request')).toHaveLength(1);
    expect(await stateOf(id, 'person-shared')).toEqual({ status: 'queued', dueAt: '2027-03-28T08:00:00.000Z' });

    world.setTime(at('2027-03-28T07:59:00Z'));
    await tick(world);
    expect(sent('person-shared')).toEqual([]);
    world.setTime(at('2027-03-28T08:00:00Z'));
    await tick(world);

    expect(sent('person-shared')).toMatchObject([{ channel: 'sms', to: '+447700900123', subject: '' }]);
    expect((await row(id, 'person-shared')).attempts).toBe(1);
  });

  test('what is withdrawn overnight is not sent in the morning', async () => {
    world.setTime(at('2026-11-23T21:00:00Z'));
    const id = await inCare();
    await request(world, id);
    await run(world);
    await act(world, id, { type: 'withdraw-consent' }, una);

    world.setTime(at('2026-11-24T09:00:00Z'));
    await tick(world);

    expect(sent('person-shared')).toEqual([]);
    expect(sent('partner-stop')).toHaveLength(1);
  });
});

describe('somebody', () => {
  const missThrice = async (id: ReferralId) => {
    for (let attempt = 0; attempt < 3; attempt++) {
      await act(world, id, contactCommand({ outcome: 'no-answer', occurredAt: world.clock.now() }));
      world.passMinutes(240);
    }
    await run(world);
  };

  test('who could not be reached is written to by post', async () => {
    await missThrice(await inCare({ telecom: [mobile, email] }));

    expect(sent('person-not-reached')).toMatchObject([
      { channel: 'letter', to: 'Una Sample\n1 Example Street\nL9 2AF', subject: 'We have tried to reach you' },
    ]);
  });

  test('who has no telephone is sent a letter with a code that can be typed', async () => {
    await request(world, await inCare({ telecom: [] }));
    await run(world);

    expect(sent('person-shared')[0]?.text).toMatch(/reference LR-\w{4}-\w{3}, code \w{4}-\w{4}/);
  });

  test('whose partner may be reading is sent words that say nothing', async () => {
    const id = await inCare({ telecom: [mobile] });
    const harm = { ...aRequestBody(), needs: [{ code: 'domestic-abuse' as const }] };
    const before = world.cases.referralsOf;
    const other = await aReferralInCare(world, harm);
    // As if the second referral had named her by her NHS number.
    world.cases.referralsOf = async person => [...(await before(person)), other];
    await request(world, id);
    await run(world);

    expect(sent('person-shared')).toMatchObject([{ channel: 'sms', text: 'Please ring 0151 496 0800 when you can.' }]);
  });

  test('whom nobody may write to is left to the advisor, who prints it and hands it over', async () => {
    const id = await inCare({ telecom: [email], contactPreference: { via: 'her daughter' } });
    await request(world, id);
    await run(world);

    expect(sent('person-shared')).toEqual([]);
    expect(await stateOf(id, 'person-shared')).toMatchObject({ status: 'failed' });
    expect(await attentionOf(id)).toEqual(['person-to-be-told']);
    expect(sent('advisor-attention')[0]?.text).toContain('Please tell them yourself');

    const { id: message } = await row(id, 'person-shared');
    const print = () => ask(world, 'printMessage', { as: 'life-rooms-desk', id, params: { message } });
    const first = await print();
    expect(first.status).toBe(200);
    expect(first.body['text']).toMatch(/Kestrel Money Advice[\s\S]*code \w{4}-\w{4}/);
    expect((await print()).body).toEqual(first.body);
    expect(await stateOf(id, 'person-shared')).toMatchObject({
      status: 'sent',
      channel: 'letter',
      address: 'given by hand',
    });
    expect((await world.accesses.of({ referral: id, limit: 9 })).items).toMatchObject([{ shown: 'messages' }]);
  });

  test('who has changed their mind is handed nothing that is no longer so', async () => {
    const id = await inCare({ telecom: [email], contactPreference: { via: 'her daughter' } });
    await request(world, id);
    await run(world);
    await act(world, id, { type: 'withdraw-consent' }, una);
    const { id: message } = await row(id, 'person-shared');

    const { status, body } = await ask(world, 'printMessage', { as: 'life-rooms-desk', id, params: { message } });

    expect([status, body['detail']]).toEqual([409, 'It is not to be said any more: the request has been withdrawn.']);
  });

  test('who may not read English is sent easy words, and the advisor is told that they may need an interpreter', async () => {
    const id = await inCare({ telecom: [email], language: 'pl' });
    await request(world, id);
    await run(world);

    expect(sent('person-shared')[0]?.text).toMatch(/^We can talk with you in your language/);
    expect(await attentionOf(id)).toEqual(['person-to-be-told']);
    const events = await world.cases.events(id);
    expect(events.filter(({ type }) => type === 'PersonToBeTold.v1')).toMatchObject([
      { because: 'it is in English, and they may need an interpreter' },
    ]);
  });

  test('whom this deployment cannot write to is left to the advisor as well', async () => {
    world.close();
    const { courier } = await openWorld();
    world = await openWorld({ courier: { ...courier, carries: ['email'] } });
    const id = await inCare({ telecom: [mobile] });
    await request(world, id);
    await run(world);

    expect(await stateOf(id, 'person-shared')).toMatchObject({ status: 'failed' });
    expect(await attentionOf(id)).toEqual(['person-to-be-told']);
  });
});

describe('the ledger of a person', () => {
  test('says who was told what, under which consent and how, or why not, and masks where', async () => {
    const id = await inCare(
      { telecom: [email] },
      { referrer: { ...aRequestBody().referrer, contact: { phone: '0151 496 0100' } } },
    );
    await request(world, id);
    await run(world);

    const entries = await ledger(id);
    const entry = (kind: string) => entries.find(one => one.kind === kind);

    expect(entry('partner-request')).toMatchObject({
      to: 'Kestrel Money Advice',
      ground: 'consent',
      consent: { partner: 'Kestrel Money Advice', channel: 'spoken', purpose: 'a place', bestInterests: false },
      status: 'sent',
      channel: 'email',
      address: 'r…@kestrel-money-advice.example',
      wording: 2,
    });
    expect(entry('person-shared')).toMatchObject({ to: 'the person', address: 'u…@post.example', canBePrinted: false });
    expect(entry('referrer-acknowledged')).toMatchObject({
      to: 'Walton Village Practice',
      status: 'stopped',
      because: 'the referrer gave no e-mail address',
    });
    expect(JSON.stringify(entries)).not.toMatch(/una@|Una|We have asked/);
  });

  test('is for those who support people, and for nobody else', async () => {
    const id = await inCare();
    const person = (await world.cases.referral(id))?.person ?? '';
    const asked = async (as: string) => (await ask(world, 'readLedger', { as, params: { person } })).status;

    expect(await asked('life-rooms-desk')).toBe(200);
    expect(await asked('walton-village-practice')).toBe(403);
    expect(await asked('kestrel-referrals-desk')).toBe(403);
    expect(
      (await ask(world, 'readLedger', { as: 'life-rooms-desk', params: { person: 'per_01JD8ZK4T6V9W2X3Y5Z7000009' } }))
        .status,
    ).toBe(404);
  });
});

test('no log line names anybody, whatever was sent', async () => {
  await request(world, await inCare({ telecom: [email, mobile] }));
  await run(world);

  expect(JSON.stringify([world.logged, world.waiting])).not.toMatch(/Una|post\.example|900123|L9 2AF|links\.example/);
});
