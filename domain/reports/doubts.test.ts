import { expect, test } from 'vitest';
import type { UnsuitableReason } from '../../schemas/codes.ts';
import { active, ada, andThen, anOffer, at, mondayMorning } from '../../tests/samples.ts';
import type { Decision } from '../referral/decide.ts';
import { doubtsIn } from './doubts.ts';

const { id: offer } = anOffer();
const setAside = (number: number, when: string, reason: UnsuitableReason = 'not-as-described') =>
  andThen(active({}, mondayMorning, number), { type: 'set-offer-aside', offer: anOffer(), reason }, at(when), ada);
const told = (...decisions: Decision[]) => decisions.flatMap(({ events }) => events);

test('an offer is doubted since the last day on which an advisor found that it is not as it is described', () => {
  const first = setAside(1, '2026-11-24T10:00:00Z');
  const last = setAside(2, '2026-11-26T23:30:00Z');
  const tooFar = setAside(3, '2026-11-27T10:00:00Z', 'too-far');

  expect([...doubtsIn(told(last, tooFar, first))]).toEqual([[offer, '2026-11-26']]);
});

test('whoever proposes it again doubts it no more, and what was entered in error never was', () => {
  const aside = setAside(1, '2026-11-24T10:00:00Z');
  const again = andThen(aside, { type: 'propose-offer-again', offer }, at('2026-11-25T10:00:00Z'), ada);
  const other = setAside(2, '2026-11-24T10:00:00Z');
  const wrong = andThen(other, { type: 'enter-in-error', reason: 'somebody else' }, at('2026-11-25T10:00:00Z'), ada);

  expect(doubtsIn(told(aside, again, other, wrong)).size).toBe(0);
});
