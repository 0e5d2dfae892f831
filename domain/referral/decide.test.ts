import { expect, test } from 'vitest';
import {
  andThen,
  at,
  duty,
  expectDecision,
  machine,
  matchCommand,
  mondayMorning,
  received,
  referralId,
} from '../../tests/samples.ts';
import { referenceFor } from '../identity/reference.ts';
import { messagesOf } from './consequences.ts';
import { decide } from './decide.ts';

const aFlag = { risk: { immediateConcern: ['suicidal-thoughts-or-self-harm' as const] } };
const kinds = (decision: Parameters<typeof messagesOf>[0]) =>
  messagesOf(decision).map(({ kind, to }) => [kind, 'role' in to ? to.role : to.kind]);

test('a referral without any flag is received, and the referrer is owed an acknowledgement', () => {
  const decision = received();

  expect(decision.after.status).toBe('received');
  expect(decision.after.firstContactBy).toBe('2026-11-25');
  expect(kinds(decision)).toEqual([['referrer-acknowledged', 'referrer']]);
});

test('somebody who refers themselves has nobody else to tell', () => {
  expect(messagesOf(received({ channel: 'self', referrer: undefined }))).toEqual([]);
});

test('a flagged referral is held, and the duty role is paged at once', () => {
  const decision = received(aFlag);

  expect(decision.after).toMatchObject({
    status: 'held',
    hold: { reasons: ['immediate-concern'], owner: 'duty', round: 0 },
  });
  expect(kinds(decision)).toEqual([
    ['referrer-acknowledged', 'referrer'],
    ['duty-hold', 'duty'],
  ]);
});

test('a held referral is never matched, and no machine can take or release the hold', () => {
  const { after } = received(aFlag);

  expect(decide(after, matchCommand(), mondayMorning, machine)).toMatchObject({ refused: 'not-received' });
  expect(decide(after, { type: 'take-hold' }, mondayMorning, machine)).toMatchObject({ refused: 'not-held' });
  expect(decide(after, { type: 'release-hold', reason: 'fine' }, mondayMorning, machine)).toMatchObject({
    refused: 'not-held',
  });
});

test('a person releases the hold with a reason, and the referral goes on to be matched with new target dates', () => {
  const held = received(aFlag);
  const wednesday = at('2026-11-25T11:00:00Z');

  const released = andThen(held, { type: 'release-hold', reason: 'Spoke with her and the practice.' }, wednesday, duty);

  expect(released.after).toMatchObject({ status: 'received', firstContactBy: '2026-11-27' });
  expect(released.events[0]).toMatchObject({ type: 'HoldReleased.v1', reason: 'Spoke with her and the practice.' });
});

test('a hold that nobody looks at is paged again after 15 working minutes and climbs; the last rung repeats', () => {
  let decision = received(aFlag);
  const pages = [1, 2, 3].map(() => {
    if (decision.after.status !== 'held') throw new Error('it is held');
    decision = andThen(decision, { type: 'keep-promises' }, decision.after.hold.lookBy);
    return messagesOf(decision).map(({ to }) => (to.kind === 'role' ? to.role : to.kind));
  });

  expect(pages).toEqual([
    ['duty', 'manager'],
    ['manager', 'clinical-lead'],
    ['manager', 'clinical-lead'],
  ]);
  expect(decision.events.map(event => event.at)).toEqual(['2026-11-23T10:45:00.000Z']);
});

test('a hold that comes in after hours is paged at once and again when the next working day has begun', () => {
  const friday = received(aFlag, at('2026-11-27T20:00:00Z'));

  expect(friday.after).toMatchObject({ hold: { lookBy: '2026-11-30T09:45:00.000Z' } });
  expect(kinds(friday)).toContainEqual(['duty-hold', 'duty']);
});

test('a page is repeated in working time alone: not over Easter (H10)', () => {
  const beforeEaster = received(aFlag, at('2027-03-25T15:50:00Z'));
  const pagedAgain = andThen(beforeEaster, { type: 'keep-promises' }, at('2027-03-25T16:20:00Z'));

  expect(pagedAgain.after).toMatchObject({ hold: { round: 1, lookBy: '2027-03-30T08:35:00.000Z' } });
});

test('whoever takes a hold owns it and has a working day to decide; then it is paged again', () => {
  const taken = andThen(received(aFlag), { type: 'take-hold' }, mondayMorning, duty);

  expect(taken.after).toMatchObject({ hold: { owner: 'duty-advisor', lookBy: '2026-11-24T16:30:00.000Z' } });
  expect(decide(taken.after, { type: 'keep-promises' }, at('2026-11-23T12:00:00Z'), machine)).toMatchObject({
    refused: 'nothing-due',
  });
  expect(andThen(taken, { type: 'keep-promises' }, at('2026-11-24T16:30:00Z')).events[0]?.type).toBe('HoldUnseen.v1');
});

test('matching assigns the referral and owes the advisor a message; a second wake-up changes nothing', () => {
  const assigned = andThen(received(), matchCommand());

  expect(assigned.after).toMatchObject({
    status: 'assigned',
    advisor: 'advisor-ada',
    contactBy: '2026-11-25T16:30:00.000Z',
  });
  expect(kinds(assigned)).toEqual([
    ['advisor-assigned', 'advisor'],
    ['referrer-assigned', 'referrer'],
  ]);
  expect(decide(assigned.after, matchCommand(), mondayMorning, machine)).toMatchObject({ refused: 'not-received' });
});

test('a need without any offer is recorded as unmet, and the person still gets an advisor', () => {
  const command = matchCommand({ unmet: [{ need: 'transport', area: 'L9', barriers: ['servesTheirArea'] }] });

  const assigned = andThen(received(), command);

  expect(assigned.events.map(event => event.type)).toEqual([
    'ReferralMatched.v1',
    'NeedUnmet.v1',
    'AdvisorAssigned.v1',
  ]);
});

test('a referral that is not assigned within a working day is shown to the manager, once', () => {
  const escalated = andThen(received(), { type: 'keep-promises' }, at('2026-11-24T16:30:00Z'));

  expect(kinds(escalated)).toEqual([['manager-unassigned', 'manager']]);
  expect(decide(escalated.after, { type: 'keep-promises' }, at('2026-11-26T10:00:00Z'), machine)).toMatchObject({
    refused: 'nothing-due',
  });
});

test('a first contact that is overdue is shown to the manager, once', () => {
  const overdue = andThen(andThen(received(), matchCommand()), { type: 'keep-promises' }, at('2026-11-25T16:30:00Z'));

  expect(kinds(overdue)).toEqual([['manager-contact-overdue', 'manager']]);
  expect(decide(overdue.after, { type: 'keep-promises' }, at('2026-12-01T10:00:00Z'), machine)).toMatchObject({
    refused: 'nothing-due',
  });
});

test('Christmas, Boxing Day, its substitute and the weekend are not working days', () => {
  const christmasEve = received({}, at('2026-12-24T10:00:00Z'));

  expect(christmasEve.after.firstContactBy).toBe('2026-12-30');
});

test('a failed message is told to the manager, but a failed page about it is not paged again', () => {
  const before = received();
  const note = (kind: 'referrer-acknowledged' | 'manager-message-failed') => {
    const message = messagesOf(before)[0]?.id;
    if (!message) throw new Error('an acknowledgement is owed');
    return andThen(before, { type: 'note-failed-message', message, kind, because: 'MessageRejected' });
  };

  expect(kinds(note('referrer-acknowledged'))).toEqual([['manager-message-failed', 'manager']]);
  expect(kinds(note('manager-message-failed'))).toEqual([]);
});

test('a link is news to the referrer of the other referral', () => {
  const link = { type: 'link' as const, to: referralId(2), reference: referenceFor(referralId(2)) };

  const linked = andThen(received(), link);

  expect(linked.after.links).toEqual([{ referral: referralId(2), reference: link.reference }]);
  expect(kinds(linked)).toEqual([['referrer-linked', 'referrer']]);
});

test('a referral that is linked to three others is one piece of news to its referrer', () => {
  const others = [2, 3, 4].map(number => received({}, mondayMorning, number).after);

  const decision = received({}, mondayMorning, 1, others);

  expect(decision.after.links).toHaveLength(3);
  expect(kinds(decision)).toEqual([
    ['referrer-acknowledged', 'referrer'],
    ['referrer-linked', 'referrer'],
  ]);
});

test('what does not exist cannot be decided on', () => {
  expect(decide(undefined, { type: 'take-hold' }, mondayMorning, duty)).toMatchObject({ refused: 'unknown-referral' });
  expect(expectDecision(received()).before).toBeUndefined();
});
