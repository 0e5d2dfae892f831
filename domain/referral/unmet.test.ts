import { expect, test } from 'vitest';
import { OfferId } from '../../schemas/ids.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import {
  active,
  ada,
  andThen,
  anOffer,
  asked,
  at,
  machine,
  matchCommand,
  neighbours,
  onwardOf,
  received,
  tick,
} from '../../tests/samples.ts';
import type { Decision } from './decide.ts';
import { needsWithoutOffer, unmetNeeds } from './unmet.ts';

const tuesday = at('2026-11-24T10:00:00Z');
const listed = { offer: OfferId.parse('offer-tea-and-company') } as MatchSnapshot['needs'][number]['offers'][number];

const shortlist = (...needs: MatchSnapshot['needs']): MatchSnapshot => ({
  number: 1,
  ruleset: 'v2',
  directory: 1,
  inputsHash: 'hash',
  matchedAt: tuesday,
  needs,
});
const nothingFor = (code: 'loneliness' | 'transport'): MatchSnapshot['needs'][number] => ({
  code,
  offers: [],
  leftOut: {
    byRule: { servesTheirArea: 1, isWithinReach: 4 },
    nearMisses: [
      {
        offer: OfferId.parse('offer-dial-a-ride'),
        name: 'Dial a Ride',
        rule: 'isWithinReach',
        because: 'It is 9 km away.',
        wouldMatchIf: 'the person could travel further',
      },
    ],
  },
});
const somethingFor = (code: 'loneliness'): MatchSnapshot['needs'][number] => ({
  code,
  offers: [listed],
  leftOut: { byRule: {}, nearMisses: [] },
});

test('a need without any offer is kept with its area, the commonest rule first, and the near misses', () => {
  expect(needsWithoutOffer(received().after, shortlist(nothingFor('transport'), somethingFor('loneliness')))).toEqual([
    {
      need: 'transport',
      area: 'L9',
      barriers: ['isWithinReach', 'servesTheirArea'],
      nearMisses: [{ offer: 'offer-dial-a-ride', rule: 'isWithinReach' }],
    },
  ]);
});

test('closed without a suitable offer, a need that a partner had no place for is kept with the partner’s reason', () => {
  const { id: onward } = onwardOf(asked());
  const declined = andThen(
    asked(),
    { type: 'partner-decline', onward, reason: 'no-capacity', declinedBy: 'partner' },
    tuesday,
    neighbours,
  );

  expect(unmetNeeds(declined.after, shortlist(somethingFor('loneliness')))).toEqual([
    { need: 'loneliness', area: 'L9', barriers: ['no-capacity'] },
  ]);
});

test('a partner that never answered is a barrier; a need that somebody takes on is met', () => {
  const { id: onward } = onwardOf(asked());
  const silent = tick(asked(), at('2026-12-03T09:30:00Z'));
  const accepted = andThen(asked(), { type: 'partner-accept', onward }, tuesday, neighbours);

  expect(unmetNeeds(silent.after, undefined)).toMatchObject([{ barriers: ['silence'] }]);
  expect(unmetNeeds(accepted.after, undefined)).toEqual([]);
});

test('what a partner has a place for later, or gave up on, is not help', () => {
  const { id: onward } = onwardOf(asked());
  const waits = andThen(asked(), { type: 'partner-waitlist', onward }, tuesday, neighbours);
  const accepted = andThen(asked(), { type: 'partner-accept', onward }, tuesday, neighbours);
  const left = andThen(accepted, { type: 'end-onward', onward, outcome: 'left-early' }, tuesday, neighbours);

  expect(unmetNeeds(waits.after, undefined)).toMatchObject([{ barriers: ['waiting-too-long'] }]);
  expect(unmetNeeds(left.after, undefined)).toMatchObject([{ barriers: ['did-not-last'] }]);
});

test('offers were there and none of them suited; nothing was there at all: these are not the same', () => {
  const { after } = active();

  expect(unmetNeeds(after, shortlist(somethingFor('loneliness')))).toMatchObject([{ barriers: ['noneSuited'] }]);
  expect(unmetNeeds(after, undefined)).toMatchObject([{ barriers: ['noSuchOffer'] }]);
});

test('why the advisor found that an offer was not for the person stands in the way, of the needs that it was meant for', () => {
  const tooFar = andThen(active(), { type: 'set-offer-aside', offer: anOffer(), reason: 'too-far' }, tuesday, ada);
  const elsewhere = anOffer({ needs: [{ code: 'transport', fit: 'exact' }] });
  const forOther = andThen(active(), { type: 'set-offer-aside', offer: elsewhere, reason: 'cost' }, tuesday, ada);
  const again = andThen(tooFar, { type: 'propose-offer-again', offer: anOffer().id }, tuesday, ada);
  const barriersOf = ({ after }: Decision) => unmetNeeds(after, shortlist(somethingFor('loneliness')))[0]?.barriers;

  expect([tooFar, forOther, again].map(barriersOf)).toEqual([['too-far'], ['noneSuited'], ['noneSuited']]);
  expect(needsWithoutOffer(tooFar.after, shortlist(nothingFor('loneliness')))).toMatchObject([
    { barriers: ['too-far', 'isWithinReach', 'servesTheirArea'] },
  ]);
});

test('the area of somebody without a fixed home is not known', () => {
  const person = {
    name: { given: ['Una'], family: 'Sample' },
    address: { lines: [], postcode: 'L9 2AF', noFixedAbode: true },
  };

  expect(unmetNeeds(received({ person }).after, undefined)).toMatchObject([{ area: 'unknown' }]);
});

test('what is unmet when it is matched and when it is closed is written down as events', () => {
  const unmet = needsWithoutOffer(received().after, shortlist(nothingFor('transport')));
  const matched = andThen(received(), matchCommand({ unmet }), undefined, machine);
  const closed = andThen(active(), { type: 'close', reason: 'no-suitable-offer', unmet }, tuesday, ada);

  for (const { events } of [matched, closed])
    expect(events.find(({ type }) => type === 'NeedUnmet.v1')).toMatchObject({ need: 'transport', area: 'L9' });
});
