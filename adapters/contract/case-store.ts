import { describe, expect, onTestFinished, test } from 'vitest';
import { type AnsweredRequest, ConflictError, type ReferralChange, type Trait } from '../../domain/ports.ts';
import { messagesOf } from '../../domain/referral/consequences.ts';
import { fold } from '../../domain/referral/evolve.ts';
import { andThen, matchCommand, personId, received, referralId } from '../../tests/samples.ts';
import { createCaseStore } from '../tables/case-store.ts';
import { caseStoreActivity } from './case-store-activity.ts';
import { caseStoreLists } from './case-store-lists.ts';
import { aCommit, type OpenCases } from './case-store-samples.ts';
import { caseStoreSent } from './case-store-sent.ts';
import type { OpenItems } from './item-stores.ts';
import { aMessage, anEvent, aReferral, messageId } from './samples.ts';

/** What every store of cases promises. */
export function caseStoreContract(name: string, open: () => Promise<OpenItems>): void {
  const openCases: OpenCases = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return createCaseStore(items);
  };
  describe(`${name} as a store of cases`, () => {
    describe('referrals', () => referralTests(openCases));
    describe('people', () => personTests(openCases));
    describe('requests', () => requestTests(openCases));
    describe('messages', () => messageTests(openCases));
    describe('activity', () => caseStoreActivity(openCases));
    describe('what was sent', () => caseStoreSent(openCases));
    caseStoreLists(openCases);
  });
}

function referralTests(open: OpenCases): void {
  test('a referral is read as it was committed, with all that belongs to it', async () => {
    const cases = await open();
    const receipt = received();
    const match = andThen(receipt, matchCommand());
    const command = matchCommand();
    const shortlist = command.type === 'match' ? command.match : undefined;

    await cases.commit({ referrals: [{ ...receipt, messages: messagesOf(receipt) }] });
    await cases.commit({
      referrals: [{ ...match, messages: messagesOf(match), ...(shortlist && { match: shortlist }) }],
    });

    const { id } = match.after;
    expect(await cases.referral(id)).toEqual(match.after);
    expect(await cases.events(id)).toEqual([...receipt.events, ...match.events]);
    expect(fold(await cases.events(id))).toEqual(match.after);
    expect(await cases.match(id, 1)).toEqual(shortlist);
    expect(new Set(await cases.messages(id))).toEqual(new Set([...messagesOf(receipt), ...messagesOf(match)]));
  });

  test('what is not there is not there', async () => {
    const cases = await open();

    expect(await cases.referral(referralId())).toBeUndefined();
    expect(await cases.events(referralId())).toEqual([]);
    expect(await cases.match(referralId(), 1)).toBeUndefined();
    expect(await cases.messages(referralId())).toEqual([]);
    expect(await cases.message(referralId(), messageId(1))).toBeUndefined();
    expect(await cases.person(personId())).toBeUndefined();
    expect(await cases.referralsOf(personId())).toEqual([]);
  });

  test('events come in the order in which they happened, past nine, ninety-nine and any page', async () => {
    const cases = await open();
    await cases.commit({ referrals: [aCommit({ events: [1, 2].map(n => anEvent(n)) })] });
    for (const first of [3, 63, 123]) {
      const events = Array.from({ length: 60 }, (_, i) => anEvent(first + i));
      await cases.commit({ referrals: [aCommit({ before: aReferral(), events: events.toReversed() })] });
    }

    const sequences = (await cases.events(referralId())).map(event => event.sequence);

    expect(sequences).toEqual(Array.from({ length: 182 }, (_, i) => i + 1));
  });

  test('who has read an older version changes nothing at all', async () => {
    const cases = await open();
    const [first, second] = [aReferral({ version: 1 }), aReferral({ version: 2 })];
    await cases.commit({ referrals: [aCommit({ after: first })] });
    await cases.commit({ referrals: [aCommit({ before: first, after: second, events: [anEvent(2)] })] });

    const late = aCommit({ before: first, after: aReferral({ version: 2, status: 'held' }), events: [anEvent(3)] });
    const other = aCommit({ after: aReferral({ number: 2 }) });

    await expect(cases.commit({ referrals: [other, late] })).rejects.toBeInstanceOf(ConflictError);
    expect(await cases.referral(referralId(1))).toEqual(second);
    expect(await cases.referral(referralId(2))).toBeUndefined();
    expect((await cases.events(referralId())).map(event => event.sequence)).toEqual([2]);
  });

  test.each<[string, Partial<ReferralChange>]>([
    ['an event', { events: [anEvent(1)] }],
    ['a message', { messages: [aMessage()] }],
    ['a shortlist', { match: aShortlist(1) }],
  ])('%s that was committed is never written over', async (_, change) => {
    const cases = await open();
    await cases.commit({ referrals: [aCommit(change)] });

    await expect(cases.commit({ referrals: [aCommit({ before: aReferral(), ...change })] })).rejects.toBeInstanceOf(
      ConflictError,
    );
  });

  test('a referral is received once, whoever else receives it at the same time', async () => {
    const cases = await open();

    const outcomes = await Promise.allSettled([1, 2, 3].map(() => cases.commit({ referrals: [aCommit()] })));

    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('shortlists are kept by number', async () => {
    const cases = await open();
    await cases.commit({ referrals: [aCommit({ match: aShortlist(1) })] });
    await cases.commit({ referrals: [aCommit({ before: aReferral(), match: aShortlist(2) })] });

    expect(await cases.match(referralId(), 1)).toEqual(aShortlist(1));
    expect(await cases.match(referralId(), 2)).toEqual(aShortlist(2));
  });

  test('a commit of more than a hundred writes is a mistake of the caller', async () => {
    const cases = await open();
    const events = Array.from({ length: 101 }, (_, i) => anEvent(i + 1));

    await expect(cases.commit({ referrals: [aCommit({ events })] })).rejects.toBeInstanceOf(RangeError);

    expect(await cases.referral(referralId())).toBeUndefined();
  });
}

function personTests(open: OpenCases): void {
  const details = aReferral().request.person;
  const aPerson = (number: number, traits: readonly Trait[] = [], version = 1) => ({
    referrals: [],
    person: { record: { id: personId(number), version, details }, traits },
  });
  const nhsNumber: Trait = { kind: 'nhs-number', hash: 'a-hash' };
  const phone: Trait = { kind: 'phone', hash: 'a-hash' };

  test('a person is found by every trait, and a trait may be shared', async () => {
    const cases = await open();
    await cases.commit(aPerson(1, [nhsNumber, phone]));
    await cases.commit(aPerson(2, [phone, { kind: 'birth-date', hash: 'a-hash' }]));

    expect(await cases.person(personId(1))).toEqual({ id: personId(1), version: 1, details });
    expect(await cases.personsWith(nhsNumber)).toEqual([personId(1)]);
    expect(await cases.personsWith(phone)).toEqual([personId(1), personId(2)]);
    expect(await cases.personsWith({ kind: 'birth-date', hash: 'a-hash' })).toEqual([personId(2)]);
    expect(await cases.personsWith({ kind: 'phone', hash: 'another-hash' })).toEqual([]);
  });

  test('two first referrals with one NHS number at once make one person', async () => {
    const cases = await open();

    const outcomes = await Promise.allSettled([1, 2].map(number => cases.commit(aPerson(number, [nhsNumber]))));

    const winner = outcomes.findIndex(outcome => outcome.status === 'fulfilled') + 1;
    const loser = outcomes.find(outcome => outcome.status === 'rejected');
    expect(loser?.reason).toBeInstanceOf(ConflictError);
    expect(await cases.personsWith(nhsNumber)).toEqual([personId(winner)]);
    expect(await cases.person(personId(3 - winner))).toBeUndefined();
  });

  test('a person seen again moves on by one version, and two who saw the same one do not miss each other', async () => {
    const cases = await open();
    await cases.commit(aPerson(1));

    const outcomes = await Promise.allSettled([1, 2].map(() => cases.commit(aPerson(1, [phone], 2))));

    expect(outcomes.map(outcome => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await cases.person(personId(1))).toMatchObject({ version: 2 });
    expect(await cases.personsWith(phone)).toEqual([personId(1)]);
  });

  test('the referrals of a person come oldest first, on every page', async () => {
    const cases = await open();
    const numbers = Array.from({ length: 120 }, (_, i) => i + 1);
    const referrals = numbers.map(number => aReferral({ number, person: personId(1) }));
    for (const after of [...referrals.toReversed(), aReferral({ number: 500, person: personId(2) })])
      await cases.commit({ referrals: [aCommit({ after })] });

    expect(await cases.referralsOf(personId(1))).toEqual(numbers.map(referralId));
    expect(await cases.referralsOf(personId(2))).toEqual([referralId(500)]);
  });
}

function requestTests(open: OpenCases): void {
  const answer: AnsweredRequest = { fingerprint: 'of-the-body', referral: referralId(), version: 1 };

  test.each([
    ['plain', 'key-1'],
    ['empty', ''],
    ['longer than any key of a table', 'k'.repeat(5000)],
    ['of any letters', 'naïve #1 ﷽ 🌱 \u0000 \ud800'],
  ])('an answered request is found by a key that is %s', async (_, key) => {
    const cases = await open();
    const request = { source: 'walton-village-practice', key };

    await cases.commit({ referrals: [], request: { ...request, ...answer } });

    expect(await cases.answered(request)).toEqual(answer);
    expect(await cases.answered({ ...request, key: `${key}2` })).toBeUndefined();
    expect(await cases.answered({ ...request, source: 'another-practice' })).toBeUndefined();
  });

  test('source and key cannot be taken for one another', async () => {
    const cases = await open();

    await cases.commit({ referrals: [], request: { source: 'a#b', key: 'c', ...answer } });

    expect(await cases.answered({ source: 'a', key: 'b#c' })).toBeUndefined();
    expect(await cases.answered({ source: 'c', key: 'a#b' })).toBeUndefined();
  });

  test('a request is answered once: of two at once the second leaves nothing behind', async () => {
    const cases = await open();
    const request = { source: 'walton-village-practice', key: 'key-1' };

    const outcomes = await Promise.allSettled(
      [1, 2].map(number => {
        const after = aReferral({ number });
        return cases.commit({
          referrals: [aCommit({ after })],
          request: { ...request, ...answer, referral: after.id },
        });
      }),
    );

    const winner = outcomes.findIndex(outcome => outcome.status === 'fulfilled') + 1;
    expect(await cases.answered(request)).toMatchObject({ referral: referralId(winner) });
    expect(await cases.referral(referralId(winner))).toBeDefined();
    expect(await cases.referral(referralId(3 - winner))).toBeUndefined();
  });
}

function messageTests(open: OpenCases): void {
  test('of two workers that lease one message the second is told', async () => {
    const cases = await open();
    await cases.commit({ referrals: [aCommit({ messages: [aMessage()] })] });
    const leased = aMessage({ version: 2, attempts: 1, state: { status: 'leased', dueAt: '2026-11-23T10:05:00Z' } });

    const outcomes = await Promise.allSettled([1, 2].map(() => cases.saveMessage(leased, 1)));

    expect(outcomes.map(outcome => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(outcome => outcome.status === 'rejected')?.reason).toBeInstanceOf(ConflictError);
    expect(await cases.message(leased.referral, leased.id)).toEqual(leased);
    expect(await cases.messages(leased.referral)).toEqual([leased]);
  });

  test('a message that was never committed cannot be saved', async () => {
    const cases = await open();

    await expect(cases.saveMessage(aMessage({ version: 2 }), 1)).rejects.toBeInstanceOf(ConflictError);
  });
}

function aShortlist(number: number): NonNullable<ReferralChange['match']> {
  const { receivedAt: matchedAt } = aReferral();
  return { number, ruleset: 'v1', directory: 1, inputsHash: `hash-${number}`, matchedAt, needs: [] };
}
