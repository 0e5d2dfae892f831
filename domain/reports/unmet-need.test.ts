import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { NeedCode } from '../../schemas/codes.ts';
import { OfferId, type PersonId, type ReferralId } from '../../schemas/ids.ts';
import {
  active,
  ada,
  andThen,
  asked,
  at,
  day,
  gp,
  machine,
  matchCommand,
  mondayMorning,
  neighbours,
  onwardOf,
  personId,
  received,
  referralId,
} from '../../tests/samples.ts';
import type { Decision } from '../referral/decide.ts';
import type { Unmet } from '../referral/unmet.ts';
import { fewest, hiddenAmong } from './small-numbers.ts';
import { unmetNeedReport } from './unmet-need.ts';

const november = { from: day('2026-11-01'), to: day('2026-11-30') };
const tuesday = at('2026-11-24T10:00:00Z');
const transport: Unmet = { need: 'transport', area: 'L9', barriers: ['servesTheirArea', 'isWithinReach'] };

const persons = (...numbers: number[]) => new Map(numbers.map(n => [referralId(n), personId(n)]));
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** Received and matched, with these needs left unmet. */
const unmetFor = (number: number, ...unmet: Unmet[]): ReferralEvent[] => {
  const receipt = received({}, mondayMorning, number);
  return [receipt, andThen(receipt, matchCommand({ unmet }), undefined, machine)].flatMap(({ events }) => [...events]);
};
const told = (...decisions: Decision[]) => decisions.flatMap(({ events }) => events);

test('six people in L9 for whom nothing goes their way: one line, with what came closest and what was nearly right', () => {
  const nearly: Unmet = {
    ...transport,
    nearMisses: [{ offer: OfferId.parse('offer-dial-a-ride'), rule: 'servesTheirArea' }],
  };
  const report = unmetNeedReport(
    upTo(6).flatMap(n => unmetFor(n, nearly)),
    november,
    persons(...upTo(6)),
  );

  expect(report).toMatchObject({
    rows: [{ need: 'transport', area: 'L9', barrier: 'servesTheirArea', count: 6, people: 6 }],
    byNeed: [{ need: 'transport', count: 6, people: 6, nearMisses: ['offer-dial-a-ride'] }],
    total: { count: 6, people: 6 },
    of: { count: 6 },
  });
});

test('one person with two referrals is one person and two needs', () => {
  const one = new Map<ReferralId, PersonId>(upTo(6).map(n => [referralId(n), personId(n === 6 ? 5 : n)]));

  expect(
    unmetNeedReport(
      upTo(6).flatMap(n => unmetFor(n, transport)),
      november,
      one,
    ).total,
  ).toEqual({ count: 6, people: 5 });
});

test('a need that was recorded at every new shortlist counts once, as it stood last', () => {
  const again = (n: number) => {
    const first = active({}, mondayMorning, n);
    const match = matchCommand();
    if (match.type !== 'match') throw new Error('it is');
    const noCapacity: Unmet = { need: 'transport', area: 'L9', barriers: ['no-capacity'] };
    return [
      ...unmetFor(n, transport),
      ...told(
        andThen(
          first,
          { type: 'match-again', match: { ...match.match, number: 2 }, unmet: [noCapacity] },
          tuesday,
          ada,
        ),
      ),
    ];
  };
  const report = unmetNeedReport(upTo(5).flatMap(again), november, persons(...upTo(5)));

  expect(report.rows).toEqual([{ need: 'transport', area: 'L9', barrier: 'no-capacity', count: 5, people: 5 }]);
});

test('what a partner has accepted since, and what was entered in error, is not unmet', () => {
  const lonely: Unmet = { need: 'loneliness', area: 'L9', barriers: ['noSuchOffer'] };
  const requested = asked();
  const first = andThen(received(), matchCommand({ unmet: [lonely] }), undefined, machine);
  const accepted = andThen(requested, { type: 'partner-accept', onward: onwardOf(requested).id }, tuesday, neighbours);
  const wrong = andThen(received({}, mondayMorning, 2), { type: 'enter-in-error', reason: 'wrong' }, tuesday, gp);
  const renumbered = told(requested, accepted).map((event, i) => ({ ...event, sequence: 20 + i }));

  const report = unmetNeedReport(
    [...told(received(), first), ...renumbered, ...unmetFor(2, lonely).slice(0, 1), ...told(wrong)],
    november,
    persons(1, 2),
  );

  expect(report.rows).toEqual([]);
  expect(report.of.count).toBe(1);
});

test('fewer than five people are hidden, and so is what they could be worked out from', () => {
  const inBootle: Unmet = { ...transport, area: 'L20' };
  const events = [...upTo(8).flatMap(n => unmetFor(n, transport)), ...[9, 10].flatMap(n => unmetFor(n, inBootle))];
  const report = unmetNeedReport(events, november, persons(...upTo(10)));

  expect(report.rows.map(({ count }) => count)).toEqual(['hidden', 'hidden']);
  expect(report.byNeed).toMatchObject([{ count: 10, people: 10 }]);
});

test('a whole report about three people shows no number', () => {
  const report = unmetNeedReport(
    upTo(3).flatMap(n => unmetFor(n, transport)),
    november,
    persons(1, 2, 3),
  );

  expect(JSON.stringify([report.rows, report.byNeed, report.total])).not.toMatch(/:\d/);
});

test('no number that is hidden can be worked out from those that are shown', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 }), sizes => {
      const rows = sizes.map((people, i) => ({ people, i }));
      const hidden = hiddenAmong(rows, ({ people }) => people);
      const together = [...hidden].reduce((sum, { people }) => sum + people, 0);

      for (const row of rows) if (row.people < fewest) expect(hidden).toContain(row);
      if (hidden.size > 0 && hidden.size < rows.length) {
        expect(hidden.size).toBeGreaterThan(1);
        expect(together).toBeGreaterThanOrEqual(fewest);
      }
      if (Math.min(...sizes) >= fewest) expect(hidden.size).toBe(0);
    }),
  );
});

const someUnmet = fc.record({
  number: fc.integer({ min: 1, max: 12 }),
  need: fc.constantFrom(...NeedCode.options.slice(0, 3)),
  area: fc.constantFrom('L9', 'L20'),
  barrier: fc.constantFrom('no-capacity', 'silence'),
});

test('lines that are shown and lines that are hidden sum to the totals, in whatever order the events come, repeated or not', () => {
  fc.assert(
    fc.property(fc.array(someUnmet, { maxLength: 60 }), fc.nat(), (all, seed) => {
      const latest = new Map(all.map(one => [`${one.number} ${one.need}`, one]));
      const events = all.map(
        (one, i): ReferralEvent => ({
          type: 'NeedUnmet.v1',
          referral: referralId(one.number),
          sequence: i + 2,
          at: tuesday,
          by: machine,
          need: one.need,
          area: one.area,
          barriers: [one.barrier],
        }),
      );
      const people = persons(...upTo(12));
      const report = unmetNeedReport(events, november, people);

      expect(
        unmetNeedReport([...events.toReversed(), ...events.slice(0, seed % (events.length + 1))], november, people),
      ).toEqual(report);
      const total = report.total.count === 'hidden' ? latest.size : report.total.count;
      expect(total).toBe(latest.size);
      for (const { need, count } of report.byNeed) {
        const lines = report.rows.filter(row => row.need === need);
        if (count === 'hidden') expect(lines.every(line => line.count === 'hidden')).toBe(true);
        else if (lines.every(line => line.count !== 'hidden'))
          expect(lines.reduce((sum, line) => sum + Number(line.count), 0)).toBe(count);
      }
    }),
  );
});
