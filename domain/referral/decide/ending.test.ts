import { expect, test } from 'vitest';
import type { ClosureReason } from '../../../schemas/codes.ts';
import {
  active,
  ada,
  aFlag,
  andThen,
  asked,
  at,
  contactCommand,
  day,
  duty,
  facing,
  gp,
  machine,
  matchCommand,
  mondayMorning,
  neighbours,
  onwardOf,
  received,
  tick,
  told,
  typesOf,
  una,
} from '../../../tests/samples.ts';
import { type Command, decide } from '../decide.ts';
import { nextDue } from '../promises.ts';

const tuesday = at('2026-11-24T10:00:00Z');
const close = (reason: ClosureReason): Command => ({ type: 'close', reason, unmet: [] });
const reopen: Command = { type: 'reopen', reason: 'She rang: she would like to try again.' };
const accepted = () => andThen(asked(), { type: 'partner-accept', onward: onwardOf(asked()).id }, tuesday, neighbours);

test('it is not closed while a partner has not answered, except where nobody will come', () => {
  expect(decide(asked().after, close('need-met'), tuesday, ada)).toMatchObject({
    refused: 'still-waiting',
    sentence: 'A partner has not answered yet: wait for the answer, or withdraw the request.',
  });

  const died = andThen(asked(), close('deceased'), tuesday, ada);
  expect(typesOf(died)).toEqual(['OnwardReferralWithdrawn', 'ReferralClosed']);
  expect(told(died)).toContain('partner-stop to partner');
});

test('it is not closed while a clinical team has not said that it has the concern', () => {
  const raised = andThen(
    active(),
    { type: 'escalate', to: 'gp', contact: 'Rang.', reason: 'Worried.' },
    undefined,
    ada,
  );

  expect(decide(raised.after, close('deceased'), tuesday, ada)).toMatchObject({ refused: 'still-waiting' });
});

test('"could not be reached" needs the agreed attempts', () => {
  expect(decide(active().after, close('could-not-contact'), tuesday, ada)).toMatchObject({ refused: 'still-waiting' });
});

test('no machine, partner or referrer closes anything', () => {
  for (const by of [machine, neighbours, gp, una])
    expect(decide(active().after, close('need-met'), tuesday, by)).toMatchObject({ refused: 'not-yours' });
});

test('what a partner does for somebody goes on after closing, and a failure comes back to whose it was', () => {
  const closed = andThen(accepted(), close('need-met'), tuesday, ada);
  const { id: onward } = onwardOf(closed);
  expect(told(closed)).toEqual(['referrer-closed to referrer']);

  const went: Command = { type: 'report-attendance', onward, attendance: 'attended', on: day('2026-11-24') };
  const attended = andThen(closed, went, tuesday, neighbours);
  expect(onwardOf(attended).status).toBe('in-progress');

  const left = andThen(attended, { type: 'end-onward', onward, outcome: 'left-early' }, tuesday, neighbours);
  expect(left.after.status).toBe('closed');
  expect(told(left)).toEqual(['advisor-attention to advisor', 'referrer-partner-ended to referrer']);
});

test('"not yet" after closing is put before the advisor; reopening is the answer to it, and what partners left stays', () => {
  const closed = andThen(accepted(), close('need-met'), tuesday, ada);
  const { id: onward } = onwardOf(closed);
  const failed = andThen(closed, { type: 'end-onward', onward, outcome: 'not-suitable' }, tuesday, neighbours);
  const answered = andThen(failed, { type: 'person-answers', answer: 'not-yet', onward }, tuesday, una);
  expect(facing(answered)).toEqual(['partner-failed', 'person-answered']);

  const reopened = andThen(answered, reopen, at('2026-11-25T10:00:00Z'), ada);

  expect(reopened.after).toMatchObject({
    status: 'assigned',
    advisor: 'advisor-ada',
    contactBy: '2026-11-27T16:30:00.000Z',
  });
  expect(facing(reopened)).toEqual(['partner-failed']);
  expect(told(reopened)).toEqual(['advisor-assigned to advisor']);
});

test('reopening does not lead around a hold: what nobody has released is held again (H4)', () => {
  const closed = andThen(received(aFlag), close('referred-in-error'), undefined, duty);
  const reopened = andThen(closed, reopen, tuesday, duty);

  expect(reopened.after).toMatchObject({ status: 'held', hold: { reasons: ['immediate-concern'] } });
  expect(told(reopened)).toEqual(['duty-hold to duty']);
});

test('reopened without ever having had an advisor, it is matched', () => {
  const closed = andThen(received(), close('person-declined'), undefined, duty);
  const reopened = andThen(closed, reopen, tuesday, duty);

  expect(andThen(reopened, matchCommand(), tuesday).after).toMatchObject({ status: 'assigned' });
});

test('only what is closed is reopened', () => {
  const withdrawn = andThen(active(), { type: 'withdraw', asked: 'referrer' }, tuesday, gp);

  for (const { after } of [active(), withdrawn])
    expect(decide(after, reopen, tuesday, ada)).toMatchObject({ refused: 'not-closed' });
});

test('a referrer withdraws: partners stop, and the advisor is told that it has gone from their list', () => {
  const withdrawn = andThen(asked(), { type: 'withdraw', asked: 'referrer' }, tuesday, gp);

  expect(told(withdrawn)).toEqual([
    'partner-stop to partner',
    'referrer-closed to referrer',
    'advisor-taken-over to advisor',
  ]);
  expect(nextDue(withdrawn.after)).toBeUndefined();
});

test('a closed referral that was made in error can still be marked so, and stops what goes on', () => {
  const closed = andThen(accepted(), close('need-met'), tuesday, ada);
  const error = andThen(closed, { type: 'enter-in-error', reason: 'Wrong person.' }, tuesday, ada);

  expect(onwardOf(error).status).toBe('withdrawn');
  expect(decide(error.after, { type: 'enter-in-error', reason: 'again' }, tuesday, ada)).toMatchObject({
    refused: 'not-open',
  });
});

test('whatever a person writes to a referral that is nobody’s any more goes to the manager', () => {
  const closed = andThen(received(), close('person-declined'), undefined, duty);
  const answered = andThen(closed, { type: 'person-answers', answer: 'something-else' }, tuesday, una);

  expect(told(answered)).toEqual(['manager-decision-overdue to manager']);
});

test('an accepted request whose end nobody knows is asked after every four weeks, closed or not', () => {
  const closed = andThen(accepted(), close('need-met'), mondayMorning, ada);
  const first = tick(closed, at('2026-12-22T09:30:00Z'));

  expect(told(first)).toEqual(['partner-attendance to partner', 'advisor-attention to advisor']);
  expect(typesOf(tick(first, at('2027-01-22T09:30:00Z')))).toContain('AttendanceCheckDue');
});

test('an advisor who had tried three times may say that the person could not be reached', () => {
  let decision = andThen(received(), matchCommand());
  for (const when of ['2026-11-23T14:00:00Z', '2026-11-24T10:00:00Z', '2026-11-25T14:00:00Z'])
    decision = andThen(decision, contactCommand({ outcome: 'no-answer', occurredAt: at(when) }), at(when), ada);

  expect(andThen(decision, close('could-not-contact'), at('2026-12-03T10:00:00Z'), ada).after.status).toBe('closed');
});
