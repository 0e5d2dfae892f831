import { expect, test } from 'vitest';
import type { Instant } from '../../../schemas/time.ts';
import {
  active,
  ada,
  aFlag,
  andThen,
  asked,
  at,
  clock,
  consentCommand,
  contactCommand,
  facing,
  matchCommand,
  mondayMorning,
  onwardCommand,
  onwardOf,
  received,
  tick,
  told,
  typesOf,
} from '../../../tests/samples.ts';
import { plusMinutes } from '../../time/working-time.ts';
import { type Decision, decide, isRefusal } from '../decide.ts';
import { nextDue, promisesOf } from '../promises.ts';

/** What happens of itself until then, while nobody does anything: London time, and who is told what. */
function leftAlone(first: Decision, until: string): string[] {
  const happened: string[] = [];
  let decision = first;
  for (let now = nextDue(decision.after); now && now <= at(until); now = nextDue(decision.after)) {
    decision = tick(decision, now);
    happened.push(`${london(now)} ${told(decision).join(', ') || typesOf(decision).join(', ')}`);
  }
  return happened;
}

const london = (now: Instant) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/London' }).format(
    Date.parse(now),
  );

test('a partner that says nothing over Easter is reminded twice and then the advisor is told, in working days', () => {
  const maundyThursday = at('2027-03-25T10:00:00Z');

  expect(leftAlone(asked(maundyThursday), '2027-04-13T12:00:00Z')).toEqual([
    '01/04/2027, 09:30 partner-nudge to partner',
    '06/04/2027, 09:30 partner-nudge to partner',
    '08/04/2027, 09:30 advisor-attention to advisor',
    '12/04/2027, 16:30 manager-decision-overdue to manager',
  ]);
});

test('a referral of Maundy Thursday evening is assigned and contacted in the week after Easter, by summer time', () => {
  const evening = received({}, at('2027-03-25T20:00:00Z'));

  expect(evening.after).toMatchObject({ firstContactBy: '2027-04-01', assignBy: '2027-03-31T15:30:00.000Z' });
});

test('what is due at half past nine stays at half past nine when the clocks go back', () => {
  const friday = asked(at('2026-10-23T10:00:00Z'));

  expect(onwardOf(friday).nudgeAt).toBe('2026-10-28T09:30:00.000Z');
  expect(onwardOf(asked(at('2027-03-26T10:00:00Z'))).nudgeAt).toBe('2027-04-02T08:30:00.000Z');
});

test('if nobody answers for ten days, everybody who could has been told, each thing once and in time', () => {
  const tried = contactCommand({ outcome: 'no-answer', occurredAt: mondayMorning });
  const assigned = andThen(received(), matchCommand());
  const requested = andThen(andThen(assigned, consentCommand(), undefined, ada), onwardCommand(), undefined, ada);
  const first = andThen(requested, tried, undefined, ada);

  expect(leftAlone(first, '2026-12-07T16:30:00Z')).toEqual([
    '26/11/2026, 09:30 partner-nudge to partner',
    '27/11/2026, 16:30 advisor-attempt-due to advisor',
    '30/11/2026, 16:30 advisor-attempt-due to advisor, manager-contact-overdue to manager',
    '01/12/2026, 09:30 partner-nudge to partner',
    '01/12/2026, 16:30 advisor-attempt-due to advisor',
    '02/12/2026, 16:30 advisor-attempt-due to advisor',
    '03/12/2026, 09:30 advisor-attention to advisor',
    '03/12/2026, 16:30 advisor-attempt-due to advisor',
    '04/12/2026, 16:30 advisor-attempt-due to advisor',
    '07/12/2026, 16:30 advisor-attempt-due to advisor, manager-decision-overdue to manager',
  ]);
});

test('after an outage of ten days a partner is not reminded of what the advisor is told already', () => {
  const late = tick(asked(), at('2026-12-07T10:00:00Z'));

  expect(typesOf(late)).toEqual(['PartnerSilenceEscalated']);
});

test('a decision that nobody takes is shown to the manager once, and stays before the advisor', () => {
  const silent = tick(asked(), at('2026-12-03T09:30:00Z'));
  const overdue = tick(silent, at('2026-12-07T16:30:00Z'));

  expect(told(overdue)).toEqual(['manager-decision-overdue to manager']);
  expect(facing(overdue)).toEqual(['partner-silent']);
  expect(promisesOf(overdue.after).map(({ that }) => that)).toEqual(['the-advisor-reviews', 'consent-is-gone-over']);
});

const lives: [string, Decision][] = [
  ['received', received()],
  ['held', received(aFlag)],
  ['assigned', andThen(received(), matchCommand())],
  ['in the pool', andThen(active(), { type: 'return-to-pool', reason: 'leaving' }, undefined, ada)],
  ['with a partner', asked()],
  [
    'raised with a team',
    andThen(active(), { type: 'escalate', to: 'crisis-team', contact: 'Rang', reason: 'Worried' }, undefined, ada),
  ],
  [
    'to be gone over at once',
    andThen(active(), { ...consentCommand(), reviewOn: '2020-01-01' } as never, undefined, ada),
  ],
];

test.each(lives)(
  'a referral that is %s never keeps the clock busy: what is due is done once a minute at most',
  (_, first) => {
    let decision = first;
    for (const days of [0, 1, 3, 10, 30, 200]) {
      const now = plusMinutes(mondayMorning, days * 24 * 60);
      const outcome = decide(decision.after, { type: 'keep-promises' }, now, clock);
      if (isRefusal(outcome)) continue;
      decision = outcome;
      expect(decide(decision.after, { type: 'keep-promises' }, now, clock)).toMatchObject({ refused: 'nothing-due' });
    }
  },
);
