import { expect, test } from 'vitest';
import { Grant } from '../../schemas/directory.ts';
import { ada, andThen, asked, at, day, mondayMorning, neighbours, onwardOf } from '../../tests/samples.ts';
import type { Command, Decision } from '../referral/decide.ts';
import { fundedPlacesReport } from './funded-places.ts';

const grant = Grant.parse({
  id: 'grant-winter-company',
  partner: 'partner-neighbours',
  offer: 'offer-tea-and-company',
  places: 4,
  from: '2026-11-01',
  to: '2027-03-31',
  answers: ['loneliness'],
});
const winter = { from: day('2026-11-01'), to: day('2027-03-31') };
const tuesday = at('2026-11-24T10:00:00Z');

/** One person after another is accepted; what then becomes of each. */
const accepted = (number: number, ...then: ((onward: ReturnType<typeof onwardOf>['id']) => Command)[]): Decision[] => {
  const request = asked(mondayMorning, number);
  const { id } = onwardOf(request);
  const decisions = [request, andThen(request, { type: 'partner-accept', onward: id }, tuesday, neighbours)];
  for (const command of then) decisions.push(andThen(decisions.at(-1) ?? request, command(id), tuesday, ada));
  return decisions;
};
const told = (...lives: Decision[][]) => lives.flat().flatMap(({ events }) => events);

test('bought, taken, completed: what became of each place that was paid for', () => {
  const events = told(
    accepted(1, onward => ({ type: 'end-onward', onward, outcome: 'completed' })),
    accepted(2, onward => ({ type: 'end-onward', onward, outcome: 'left-early' })),
    accepted(3),
    accepted(4, onward => ({ type: 'withdraw-onward', onward })),
    accepted(5, onward => ({ type: 'undo-answer', onward })),
    [asked(mondayMorning, 6)],
  );

  expect(fundedPlacesReport([...events, ...events], winter, [grant]).grants).toEqual([
    {
      grant: 'grant-winter-company',
      partner: 'partner-neighbours',
      offer: 'offer-tea-and-company',
      bought: 4,
      taken: 3,
      outcomes: { completed: 1, failed: 1, goingOn: 1 },
    },
  ]);
});

test('what was accepted before the grant began was not paid for by it, and a grant that is over is not in the report', () => {
  const later = { ...grant, from: day('2026-12-01') };

  expect(fundedPlacesReport(told(accepted(1)), winter, [later]).grants).toMatchObject([{ taken: 0 }]);
  expect(fundedPlacesReport([], { from: day('2027-04-01'), to: day('2027-04-30') }, [grant]).grants).toEqual([]);
});
