import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NeedCode } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import { anOffer, aRequest, day, referralId, walton } from '../../../tests/samples.ts';
import { distanceKm } from '../../geography/outcodes.ts';
import { byRank, failuresOf, fitOf, type Judgement, judge } from '../judge.ts';
import { type NeedProfile, needProfile } from '../profile.ts';
import { currentRuleset, type Ruleset } from '../ruleset.ts';
import { askingOf } from './asking.ts';
import { directoryOf, type Mood, needsAsked, personOf } from './directory-for-tests.ts';
import { imageOf } from './image-for-tests.ts';
import { listFor } from './lists.ts';
import { rankIndexed } from './rank-indexed.ts';
import { topOf } from './search.ts';

/** The definition: every offer judged, one by one. */
const judgedAll = (offers: readonly Offer[], profile: NeedProfile, need: NeedCode, ruleset: Ruleset): Judgement[] =>
  offers
    .flatMap(offer => {
      const fit = fitOf(offer, need);
      return fit ? [judge(offer, fit, profile, ruleset)] : [];
    })
    .filter(judgement => failuresOf(judgement).length === 0)
    .sort(byRank);

const moods: fc.Arbitrary<Mood> = fc.record({
  seed: fc.nat(),
  offers: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 100, max: 500 })),
  unknown: fc.constantFrom(0, 0.2, 0.5, 1),
  spread: fc.constantFrom('one-place', 'districts', 'country'),
  areAllEqual: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, { arbitrary: fc.constant(true), weight: 1 }),
});

/** Thirds and sevenths round badly, and a band may end at the very distance of an offer. */
const awkward = (mood: Mood): Ruleset => {
  const [one, other] = [personOf(mood.seed, mood), directoryOf({ ...mood, offers: 1 })[0]];
  const upToKm = one.point && other?.place ? distanceKm(one.point, other.place.point) : 1;
  return {
    ...currentRuleset,
    version: 'awkward',
    weights: {
      need: 1 / 3,
      distance: 1 / 7,
      capacity: 1 / 9,
      certainty: 1 / 7,
      times: 1 / 11,
      site: 0.07,
      freshness: 0.03,
      cost: 0.06,
      together: 0.05,
    },
    needFit: { exact: 1, related: 1 / 3 },
    distanceBands: [
      { upToKm, worth: 0.55555 },
      { upToKm: upToKm + 3, worth: 1 },
    ],
    staleAfterDays: 30,
  };
};

const peopleADirectory = 25;

test('finds the offers that judging every one of them finds, with the same scores, in the same order', () => {
  fc.assert(
    fc.property(moods, fc.boolean(), fc.integer({ min: 1, max: 12 }), (mood, isAwkward, length) => {
      const offers = directoryOf(mood);
      const ruleset = isAwkward ? awkward(mood) : currentRuleset;
      const image = imageOf(offers, ruleset);
      for (let person = 0; person < peopleADirectory; person++) {
        const profile = personOf(mood.seed + person, mood);
        const need = needsAsked[person % needsAsked.length] ?? 'loneliness';
        const judged = judgedAll(offers, profile, need, ruleset);
        const found = topOf([askingOf(profile, image)], listFor(need), length);

        expect(
          found.map(({ record, points, lot }) => ({ id: image.offerAt(record).id, score: points / 10_000, lot })),
        ).toEqual(judged.slice(0, length).map(({ offer, score, tie }) => ({ id: offer.id, score, lot: tie })));
        expect(rankIndexed([askingOf(profile, image)], need, length)).toEqual({
          offers: judged.slice(0, length).map(({ offer }) => offer),
          ...openDoorOf(judged),
        });
      }
    }),
    { numRuns: 420 },
  );
}, 240_000);

test('equals are drawn from all places alike, as many as there may be', () => {
  const offers = Array.from({ length: 700 }, (_, i) =>
    anOffer({
      id: `offer-equal-${i}`,
      place: { postcode: 'L9 2AF', point: { latitude: 53.46 + (i % 9) / 10_000, longitude: -2.96 } },
    }),
  );
  const image = imageOf(offers);
  for (let person = 1; person <= 40; person++) {
    const profile = needProfile(referralId(person), aRequest(), day('2026-11-23'));
    const drawn = judgedAll(offers, profile, 'loneliness', currentRuleset).slice(0, 5);

    expect(drawn.every(({ score }) => score === drawn[0]?.score)).toBe(true);
    expect(rankIndexed([askingOf(profile, image)], 'loneliness', 5).offers).toEqual(drawn.map(({ offer }) => offer));
  }
});

test('an offer whose ceiling is no more than others have earned may still be drawn first', () => {
  const sureButWaiting = { capacity: 'waitlist', place: at(53.465, -2.955) } as const;
  const freeButInDoubt = { capacity: 'capacity', audience: 'carers', place: at(53.46, -2.96) } as const;
  const offers = Array.from({ length: 1024 }, (_, i) =>
    anOffer({ id: `offer-${i}`, ...(i < 512 ? freeButInDoubt : sureButWaiting) }),
  );
  const image = imageOf(offers);
  for (let person = 1; person <= 10; person++) {
    const profile = { ...needProfile(referralId(person), aRequest(), day('2026-11-23')), isCarer: undefined };
    const drawn = judgedAll(offers, profile, 'loneliness', currentRuleset).slice(0, 8);

    expect(new Set(drawn.map(({ score }) => score)).size).toBe(1);
    expect(rankIndexed([askingOf(profile, image)], 'loneliness', 8).offers).toEqual(drawn.map(({ offer }) => offer));
  }
});

test.each<[string, Partial<Offer>, Partial<NeedProfile>]>([
  ['is joined from home and far away', { modes: ['online', 'face-to-face'], place: at(50.1, -5.3) }, {}],
  ['is joined from home and near', { modes: ['online', 'face-to-face'] }, { travelLimitKm: 1 }],
  ['has no known place', { place: undefined }, { travelLimitKm: 1 }],
  ['serves nobody knows where', { area: undefined }, {}],
  ['is at a site asked for', { site: walton }, { sites: [walton] }],
  ['is for a person of no fixed abode', { area: { outcodes: ['M1'] } }, { outcode: undefined, point: undefined }],
])('an offer is found that %s', (_, change, wish) => {
  const offer = { ...anOffer(), ...change } as Offer;
  const profile = { ...needProfile(referralId(1), aRequest(), day('2026-11-23')), ...wish };

  expect(rankIndexed([askingOf(profile, imageOf([offer]))], 'loneliness', 5).offers).toEqual([
    JSON.parse(JSON.stringify(offer)),
  ]);
});

test('nothing is found where a rule leaves every offer out', () => {
  const offers = [anOffer({ status: 'paused' }), anOffer({ id: 'offer-b', audience: 'carers' })];
  const profile = { ...needProfile(referralId(1), aRequest(), day('2026-11-23')), isCarer: false };

  expect(rankIndexed([askingOf(profile, imageOf(offers))], 'loneliness', 5)).toEqual({ offers: [] });
});

function at(latitude: number, longitude: number): NonNullable<Offer['place']> {
  return { postcode: 'L9 2AF', point: { latitude, longitude } };
}

function openDoorOf(judged: readonly Judgement[]) {
  const openDoor = judged.find(({ offer }) => offer.referral === 'none-needed')?.offer;
  return openDoor && { openDoor };
}
