import { expect, test } from 'vitest';
import { andThen, at, duty, matchCommand, received } from '../../tests/samples.ts';
import type { Command, Decision } from '../referral/decide.ts';
import { codedFacts, gpCodes, leftOutCodes } from './gp-codes.ts';

const spoke = (when: string, outcome: 'spoke' | 'no-answer' = 'spoke'): Command => ({
  type: 'record-contact',
  contact: 'phone',
  outcome,
  occurredAt: at(when),
});
const declined: Command = { type: 'close', reason: 'person-declined', unmet: [] };
const met: Command = { type: 'close', reason: 'need-met', unmet: [] };

/** A referral to which these things happen, each at its time. */
function history(steps: readonly (readonly [when: string, command: Command])[], number = 1) {
  const begun = andThen(received({}, at('2026-11-23T09:00:00Z'), number), matchCommand());
  let last: Decision = begun;
  const events = [...received({}, at('2026-11-23T09:00:00Z'), number).events, ...begun.events];
  for (const [when, command] of steps) {
    last = andThen(last, command, at(when), duty);
    events.push(...last.events);
  }
  return events;
}

const said = (events: ReturnType<typeof history>, ...others: ReturnType<typeof history>[]) =>
  codedFacts(events, others).map(({ code, date }) => `${code} ${date}`);

test('an accepted referral is coded with the first conversation, and not again', () => {
  const events = history([
    ['2026-11-23T15:00:00Z', spoke('2026-11-23T15:00:00Z', 'no-answer')],
    ['2026-11-25T15:00:00Z', spoke('2026-11-25T15:00:00Z')],
    ['2026-11-26T15:00:00Z', spoke('2026-11-26T15:00:00Z')],
    ['2026-12-01T15:00:00Z', met],
    ['2026-12-02T15:00:00Z', { type: 'reopen', reason: 'She rang again.' }],
    ['2026-12-03T15:00:00Z', spoke('2026-12-03T15:00:00Z')],
  ]);

  expect(said(events)).toEqual(['accepted 2026-11-25']);
});

test('nobody has been spoken with, so there is nothing to file', () => {
  expect(said(history([['2026-11-25T15:00:00Z', spoke('2026-11-25T15:00:00Z', 'no-answer')]]))).toEqual([]);
});

test('a day in London counts, and what is written down late keeps its own day', () => {
  const [fact] = codedFacts(history([['2026-11-27T10:00:00Z', spoke('2026-11-26T23:30:00Z')]]), []);

  expect(fact).toEqual({ code: 'accepted', date: '2026-11-26', at: '2026-11-27T10:00:00.000Z' });
});

test('somebody who says no when they are first rung has declined; who says so later had accepted before', () => {
  const atOnce = history([
    ['2026-11-25T15:00:00Z', spoke('2026-11-25T15:00:00Z')],
    ['2026-11-25T15:10:00Z', declined],
  ]);
  const later = history([
    ['2026-11-25T15:00:00Z', spoke('2026-11-25T15:00:00Z')],
    ['2026-12-04T15:00:00Z', declined],
  ]);
  const withdrew = history([['2026-11-25T15:00:00Z', { type: 'withdraw', asked: 'person' }]]);
  const practiceWithdrew = history([['2026-11-25T15:00:00Z', { type: 'withdraw', asked: 'referrer' }]]);

  expect(said(atOnce)).toEqual(['declined 2026-11-25']);
  expect(said(later)).toEqual(['accepted 2026-11-25', 'declined 2026-12-04']);
  expect(said(withdrew)).toEqual(['declined 2026-11-25']);
  expect(said(practiceWithdrew)).toEqual([]);
});

test('a second referral for somebody who is being supported is the same episode; after the end it is another', () => {
  const first = history([
    ['2026-11-24T15:00:00Z', spoke('2026-11-24T15:00:00Z')],
    ['2026-11-27T15:00:00Z', met],
  ]);
  const during = history([['2026-11-25T15:00:00Z', spoke('2026-11-25T15:00:00Z')]], 2);
  const afterwards = history([['2026-12-01T15:00:00Z', spoke('2026-12-01T15:00:00Z')]], 3);

  expect(said(during, first)).toEqual([]);
  expect(said(first, during)).toEqual(['accepted 2026-11-24']);
  expect(said(afterwards, first)).toEqual(['accepted 2026-12-01']);
});

test('two referrals spoken of at the same moment are one episode, whichever is asked first', () => {
  const one = history([['2026-11-24T15:00:00Z', spoke('2026-11-24T15:00:00Z')]], 1);
  const two = history([['2026-11-24T15:00:00Z', spoke('2026-11-24T15:00:00Z')]], 2);

  expect([...said(one, two), ...said(two, one)]).toEqual(['accepted 2026-11-24']);
});

test('what was entered in error is filed by nobody and begins no episode', () => {
  const error = history([
    ['2026-11-24T15:00:00Z', spoke('2026-11-24T15:00:00Z')],
    ['2026-11-25T15:00:00Z', { type: 'enter-in-error', reason: 'Another person.' }],
  ]);
  const right = history([['2026-11-24T16:00:00Z', spoke('2026-11-24T16:00:00Z')]], 2);

  expect(said(error)).toEqual([]);
  expect(said(right, error)).toEqual(['accepted 2026-11-24']);
});

test.each([...Object.values(gpCodes), ...leftOutCodes])(
  '$conceptId has the check digit of a SNOMED CT identifier',
  ({ conceptId }) => {
    expect(verhoeff(conceptId)).toBe(0);
  },
);

/** Verhoeff's check, as SNOMED CT has it: zero for a number without a slip. */
function verhoeff(digits: string): number {
  const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const turned = (digit: number, count: number): number => (count === 0 ? digit : turned(turn[digit] ?? 0, count - 1));
  const times = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
    return b < 5 ? ((a - b) % 5) + 5 : (a - b + 5) % 5;
  };
  return [...digits].reverse().reduce((check, digit, i) => times(check, turned(Number(digit), i % 8)), 0);
}
