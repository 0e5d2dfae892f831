import { expect, test } from 'vitest';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { PartnerId } from '../../schemas/ids.ts';
import { andThen, asked, at, day, neighbours, onwardOf } from '../../tests/samples.ts';
import type { Command } from '../referral/decide.ts';
import { partnerNumbers } from './partner-numbers.ts';

const november = { from: day('2026-11-01'), to: day('2026-11-30') };
const goodNeighbours = PartnerId.parse('partner-neighbours');
const numbers = (...requests: ReferralEvent[][]) => partnerNumbers(requests.flat(), goodNeighbours, november);

type Said = Command extends infer One ? (One extends { onward: unknown } ? Omit<One, 'onward'> : never) : never;

/** Asked on Monday at ten, and then told this at these times. */
function request(number: number, ...said: readonly (readonly [when: string, what: Said])[]): ReferralEvent[] {
  const first = asked(at('2026-11-23T10:00:00Z'), number);
  const events = [...first.events];
  let last = first;
  for (const [when, what] of said) {
    last = andThen(last, { ...what, onward: onwardOf(first).id } as Command, at(when), neighbours);
    events.push(...last.events);
  }
  return events;
}

const accept: Said = { type: 'partner-accept' };
const decline: Said = { type: 'partner-decline', reason: 'no-capacity', declinedBy: 'partner' };
const attended: Said = { type: 'report-attendance', attendance: 'attended', on: day('2026-11-25') };

test('every request received stands somewhere, and the parts sum to it', () => {
  const { received, standing } = numbers(
    request(1, ['2026-11-24T10:00:00Z', accept]),
    request(2, ['2026-11-24T10:00:00Z', decline]),
    request(3, ['2026-11-24T10:00:00Z', { type: 'partner-waitlist' }]),
    request(4, ['2026-11-24T10:00:00Z', { type: 'partner-ask', question: 'Can she use stairs?' }]),
    request(5),
  );

  expect(received).toBe(5);
  expect(standing).toEqual({ accepted: 1, declined: 1, waitlisted: 1, unanswered: 2, withdrawn: 0 });
});

test('an acceptance that was taken back is none, but it was a reply', () => {
  const undone = request(1, ['2026-11-23T11:00:00Z', accept], ['2026-11-23T11:05:00Z', { type: 'undo-answer' }]);

  expect(numbers(undone)).toMatchObject({ standing: { accepted: 0, unanswered: 1 }, replied: 1 });
});

test('half of the replies took less than the median, in working days', () => {
  const oneDay = request(1, ['2026-11-24T10:00:00Z', accept]);
  const twoDays = request(2, ['2026-11-25T10:00:00Z', decline]);
  const overTheWeekend = request(3, ['2026-11-30T10:00:00Z', accept]);

  expect(numbers(oneDay, twoDays, overTheWeekend)).toMatchObject({ replied: 3, medianReplyDays: 2 });
  expect(numbers(oneDay, twoDays, request(4))).toMatchObject({ replied: 2, medianReplyDays: 1.5 });
  expect(numbers(request(5))).not.toHaveProperty('medianReplyDays');
});

test('of the accepted each has come, has not, or nobody has said', () => {
  const missed: Said = { type: 'report-attendance', attendance: 'did-not-attend', on: day('2026-11-25') };
  const came = request(1, ['2026-11-24T10:00:00Z', accept], ['2026-11-26T10:00:00Z', attended]);
  const cameAtLast = request(
    2,
    ['2026-11-24T10:00:00Z', accept],
    ['2026-11-25T10:00:00Z', missed],
    ['2026-11-26T10:00:00Z', attended],
  );
  const didNotCome = request(3, ['2026-11-24T10:00:00Z', accept], ['2026-11-25T10:00:00Z', missed]);
  const notSaid = request(4, ['2026-11-24T10:00:00Z', accept]);

  const { standing, attendance } = numbers(came, cameAtLast, didNotCome, notSaid);

  expect(attendance).toEqual({ attended: 2, didNotAttend: 1, notKnown: 1 });
  expect(standing.accepted).toBe(4);
});

test('requests to others and of other months are not theirs', () => {
  const events = request(1, ['2026-11-24T10:00:00Z', accept]);

  expect(partnerNumbers(events, PartnerId.parse('partner-choir'), november).received).toBe(0);
  expect(partnerNumbers(events, goodNeighbours, { from: day('2026-12-01'), to: day('2026-12-31') }).received).toBe(0);
});
