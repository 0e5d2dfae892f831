import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NeedCode } from '../../schemas/codes.ts';
import { ListedOffer } from '../../schemas/match.ts';
import { referralId } from '../../tests/samples.ts';
import { clearestOf, differenceBetween, type Shortlist } from './difference.ts';

/** `choir 0.9` is an offer of the partner of that name; `choir/evening 0.8` another one of the same partner. */
const offerFrom = (text: string): ListedOffer => {
  const [name = '', score] = text.split(' ');
  const [partner = ''] = name.split('/');
  return ListedOffer.parse({
    offer: `offer-${name.replace('/', '-')}`,
    partner: `partner-${partner}`,
    name,
    partnerName: `The ${partner}`,
    score: Number(score ?? 0.5),
    terms: {},
    reasons: [],
    cautions: [],
    questions: [],
    signpostOnly: false,
    needsNoReferral: false,
  });
};
const shortlist = (person: number, need: NeedCode, ...offers: string[]): Shortlist => ({
  referral: referralId(person),
  need,
  offers: offers.map(offerFrom),
});

test('a shortlist has changed when its offers or their order have, and not when scores have', () => {
  const before = [
    shortlist(1, 'loneliness', 'choir 0.9', 'walks 0.8'),
    shortlist(1, 'housing', 'tenants', 'law'),
    shortlist(2, 'loneliness', 'choir', 'walks', 'lunch'),
    shortlist(3, 'loneliness', 'choir'),
  ];
  const after = [
    shortlist(1, 'loneliness', 'choir 0.7', 'walks 0.6'),
    shortlist(1, 'housing', 'law', 'tenants'),
    shortlist(2, 'loneliness', 'choir', 'walks', 'readers'),
    shortlist(3, 'loneliness', 'choir', 'walks'),
  ];

  const difference = differenceBetween(before, after);

  expect(difference).toMatchObject({ shortlists: 4, changed: 3, newFirst: 1, referrals: 3, referralsChanged: 3 });
  expect(difference.needs).toEqual([
    { need: 'housing', shortlists: 1, changed: 1, newFirst: 1 },
    { need: 'loneliness', shortlists: 3, changed: 2, newFirst: 0 },
  ]);
  expect(difference.changes.map(change => change.after)).toEqual(after.slice(1));
});

test('each partner sees what it gains and loses, who gains most listings first', () => {
  const { partners, firsts, listings } = differenceBetween(
    [shortlist(1, 'loneliness', 'choir', 'choir/evening', 'walks')],
    [shortlist(1, 'loneliness', 'walks', 'choir', 'lunch')],
  );

  expect(partners.map(({ name, firsts, listings }) => [name, firsts, listings])).toEqual([
    ['The lunch', { before: 0, after: 0 }, { before: 0, after: 1 }],
    ['The walks', { before: 0, after: 1 }, { before: 1, after: 1 }],
    ['The choir', { before: 1, after: 0 }, { before: 2, after: 1 }],
  ]);
  expect([firsts, listings]).toEqual([
    { before: 1, after: 1 },
    { before: 3, after: 3 },
  ]);
});

test('a need for which there is something now, or nothing any more, has another first choice', () => {
  const nothing = shortlist(1, 'transport');
  const something = shortlist(1, 'transport', 'lift');

  expect(differenceBetween([nothing], [something])).toMatchObject({ changed: 1, newFirst: 1 });
  expect(differenceBetween([something], [nothing])).toMatchObject({ changed: 1, newFirst: 1 });
  expect(differenceBetween([nothing], [nothing])).toMatchObject({ changed: 0, newFirst: 0 });
});

test('the clearest changes are the widest leads of a new first choice, then most coming and going, one for each need', () => {
  const { changes } = differenceBetween(
    [
      shortlist(1, 'loneliness', 'choir', 'walks'),
      shortlist(2, 'loneliness', 'choir', 'walks'),
      shortlist(3, 'housing', 'tenants', 'law'),
      shortlist(4, 'digital', 'repairs', 'basics', 'devices'),
      shortlist(5, 'legal', 'law', 'hearing', 'rights'),
    ],
    [
      shortlist(1, 'loneliness', 'walks 0.9', 'choir 0.8'),
      shortlist(2, 'loneliness', 'walks 0.9', 'choir 0.6'),
      shortlist(3, 'housing', 'advice 0.4', 'law 0.3'),
      shortlist(4, 'digital', 'repairs', 'basics', 'lessons'),
      shortlist(5, 'legal', 'law', 'advice', 'friends'),
    ],
  );

  const people = clearestOf(changes, 3).map(({ after }) => after.referral);

  expect(people).toEqual([3, 2, 5].map(referralId));
});

test('shortlists of other people or needs cannot be compared', () => {
  const one = shortlist(1, 'loneliness', 'choir');

  expect(() => differenceBetween([one], [])).toThrow(RangeError);
  expect(() => differenceBetween([one], [shortlist(2, 'loneliness', 'choir')])).toThrow(RangeError);
  expect(() => differenceBetween([one], [shortlist(1, 'housing', 'choir')])).toThrow(RangeError);
});

const somePair = fc.record({
  person: fc.integer({ min: 1, max: 5 }),
  need: fc.constantFrom<NeedCode>('loneliness', 'housing'),
  before: fc.shuffledSubarray(['choir', 'choir/evening', 'walks', 'lunch']),
  after: fc.shuffledSubarray(['choir', 'choir/evening', 'walks', 'lunch']),
});

test('whatever changed, every total is the sum of its parts, and the way back is the same in reverse', () => {
  fc.assert(
    fc.property(fc.array(somePair, { maxLength: 12 }), pairs => {
      const before = pairs.map(pair => shortlist(pair.person, pair.need, ...pair.before));
      const after = pairs.map(pair => shortlist(pair.person, pair.need, ...pair.after));
      const there = differenceBetween(before, after);
      const back = differenceBetween(after, before);
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

      for (const part of ['shortlists', 'changed', 'newFirst'] as const) {
        expect(sum(there.needs.map(need => need[part]))).toBe(there[part]);
        expect(back[part]).toBe(there[part]);
      }
      for (const kind of ['firsts', 'listings'] as const) {
        expect(sum(there.partners.map(partner => partner[kind].before))).toBe(there[kind].before);
        expect(sum(there.partners.map(partner => partner[kind].after))).toBe(there[kind].after);
        expect(back[kind]).toEqual({ before: there[kind].after, after: there[kind].before });
      }
      expect(differenceBetween(before, before)).toMatchObject({ changed: 0, newFirst: 0, changes: [] });
    }),
  );
});
