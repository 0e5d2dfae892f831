import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { aLife, live } from '../../tests/lives.ts';
import {
  active,
  ada,
  andThen,
  asked,
  at,
  contactCommand,
  day,
  duty,
  gp,
  matchCommand,
  neighbours,
  onwardOf,
  received,
  tick,
} from '../../tests/samples.ts';
import type { Decision } from '../referral/decide.ts';
import { activityReport } from './activity.ts';
import { requestsIn, statusOf } from './requests.ts';

const november = { from: day('2026-11-01'), to: day('2026-11-30') };
const now = at('2026-12-10T10:00:00Z');
const tuesday = at('2026-11-24T10:00:00Z');

/** A decision with everything before it, as the store would tell it. */
function told(...lives: readonly Decision[][]): ReferralEvent[] {
  return lives.flat().flatMap(({ events }) => events);
}
const figures = (events: readonly ReferralEvent[], until = now) => activityReport(events, november, until).figures;
const noAnswer = contactCommand({ outcome: 'no-answer', occurredAt: tuesday });

test('first contact counts those in time, those late, and those who are still waiting, whom nobody may forget', () => {
  const number = (n: number) => received({}, at('2026-11-23T10:00:00Z'), n);
  const inTime = [number(1), andThen(number(1), matchCommand())];
  inTime.push(andThen(inTime[1] as Decision, noAnswer, tuesday, ada));
  const late = [number(2), andThen(number(2), matchCommand())];
  late.push(
    andThen(
      late[1] as Decision,
      contactCommand({ occurredAt: at('2026-11-27T10:00:00Z') }),
      at('2026-11-27T10:00:00Z'),
      ada,
    ),
  );
  const withdrawn = [number(3), andThen(number(3), { type: 'withdraw', asked: 'referrer' }, tuesday, gp)];
  const events = told(inTime, late, withdrawn, [number(4)]);

  expect(figures(events).firstContact).toMatchObject({
    count: 4,
    parts: { inTime: 1, late: 1, stillWaiting: 0, overdue: 1, endedBefore: 1 },
    of: { count: 4 },
  });
  expect(figures(events, tuesday).firstContact.parts).toMatchObject({ stillWaiting: 1, overdue: 0 });
});

test('who waits is counted by how long, and in the week they came', () => {
  const came = (when: string, n: number) => [received({}, at(when), n)];
  const lives = [came('2026-11-05T10:00:00Z', 1), came('2026-11-23T10:00:00Z', 2), came('2026-11-24T10:00:00Z', 3)];
  const report = activityReport(told(...lives), november, at('2026-11-26T10:00:00Z'));

  expect(report.figures.waiting.parts).toEqual({ upTo2: 1, upTo5: 1, upTo10: 0, over10: 1 });
  expect(report.byWeek.map(({ from, received }) => [from, received])).toEqual([
    ['2026-10-26', 0],
    ['2026-11-02', 1],
    ['2026-11-09', 0],
    ['2026-11-16', 0],
    ['2026-11-23', 2],
    ['2026-11-30', 0],
  ]);
});

test('what was entered in error is counted as that, and nowhere else', () => {
  const wrong = [received(), andThen(received(), { type: 'enter-in-error', reason: 'wrong person' }, tuesday, gp)];
  const { referralsReceived, enteredInError, peopleReferred } = figures(told(wrong, [received({}, tuesday, 2)]));

  expect([referralsReceived.count, enteredInError.count, peopleReferred.count]).toEqual([1, 1, 1]);
});

test('a referral of last month is not received in this one, and its contacts of this month are counted', () => {
  const before = received({}, at('2026-10-30T10:00:00Z'));
  const assigned = andThen(before, matchCommand(), at('2026-10-30T10:01:00Z'));
  const contact = andThen(assigned, noAnswer, tuesday, ada);
  const { referralsReceived, contacts } = figures(told([before, assigned, contact]));

  expect(referralsReceived.count).toBe(0);
  expect(contacts).toMatchObject({ count: 1, parts: { 'no-answer': 1 } });
});

test('signposts, requests to partners and contacts are separate counts, each of which adds up', () => {
  const signposted = andThen(
    active(),
    { type: 'signpost', to: 'Warm Space', reportGroup: 'social-support' },
    tuesday,
    ada,
  );
  const { signposts, onwardReferrals } = figures(told([received(), signposted]));

  expect(signposts).toMatchObject({ count: 1, parts: { 'life-rooms': 0, 'social-support': 1 } });
  expect(onwardReferrals.count).toBe(0);
});

test('partners: who replied in time, who after we gave up waiting, and whose silence goes on', () => {
  const silent = tick(asked(), at('2026-12-03T09:30:00Z'));
  const late = andThen(
    silent,
    { type: 'partner-decline', onward: onwardOf(silent).id, reason: 'no-capacity', declinedBy: 'partner' },
    at('2026-12-07T10:00:00Z'),
    neighbours,
  );
  const second = asked(undefined, 2);
  const inTime = andThen(second, { type: 'partner-accept', onward: onwardOf(second).id }, tuesday, neighbours);

  expect(figures(told([asked(), silent], [second, inTime])).partnerReplies.parts).toMatchObject({
    inTime: 1,
    silent: 1,
  });
  const { partnerReplies, declines, loopClosure } = figures(told([asked(), silent, late], [second, inTime]));
  expect(partnerReplies).toMatchObject({
    count: 2,
    parts: { inTime: 1, afterEscalation: 1, silent: 0 },
    of: { count: 2 },
  });
  expect(declines).toMatchObject({ count: 1, parts: { 'no-capacity': 1 }, of: { count: 2 } });
  expect(loopClosure.parts).toEqual({ known: 1, withdrawn: 0, open: 1 });
});

test('a referral that was closed and reopened has not ended', () => {
  const assigned = andThen(received(), matchCommand());
  const closed = andThen(assigned, { type: 'close', reason: 'person-declined', unmet: [] }, tuesday, duty);
  const reopened = andThen(closed, { type: 'reopen', reason: 'rang' }, tuesday, duty);

  expect(figures(told([received(), assigned, closed])).firstContact.parts).toMatchObject({ endedBefore: 1 });
  expect(figures(told([received(), assigned, closed, reopened])).firstContact.parts).toMatchObject({ overdue: 1 });
});

const lives = fc.array(aLife, { minLength: 1, maxLength: 4 }).map(all => all.map((life, i) => live(life, i + 1)));
const ever = { from: day('2026-11-01'), to: day('2036-01-01') };

test('however often and in whatever order the events come, every total is the sum of its parts and stays the same', () => {
  fc.assert(
    fc.property(
      lives.chain(all => {
        const events = told(...all);
        return fc.record({
          events: fc.constant(events),
          jumbled: fc.shuffledSubarray(events, { minLength: events.length }),
          again: fc.subarray(events),
        });
      }),
      ({ events, jumbled, again }) => {
        const report = activityReport(events, ever, now);

        expect(report.reconciles).toBe(true);
        for (const { count, parts } of Object.values(report.figures))
          expect(count).toBe(Object.values(parts).reduce((sum, part) => sum + part, 0));
        const { referralsReceived, assignment, firstContact, waiting } = report.figures;
        const total = (of: 'received' | 'assigned') => report.byWeek.reduce((all, week) => all + week[of], 0);
        expect(total('received')).toBe(referralsReceived.count);
        expect(total('assigned')).toBe(assignment.parts['assigned']);
        expect(waiting.count).toBe((firstContact.parts['stillWaiting'] ?? 0) + (firstContact.parts['overdue'] ?? 0));
        expect(activityReport([...jumbled, ...again], ever, now)).toEqual(report);
      },
    ),
    { numRuns: 60 },
  );
});

test('where a request stands in a report is where it stands on the case', () => {
  fc.assert(
    fc.property(aLife, life => {
      const steps = live(life);
      const history = steps.flatMap(({ events }) => events);

      expect(requestsIn(history, ever).map(statusOf)).toEqual(steps.at(-1)?.after.onward.map(({ status }) => status));
    }),
    { numRuns: 300 },
  );
});
