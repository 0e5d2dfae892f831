import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NeedCode } from '../../schemas/codes.ts';
import type { Offer } from '../../schemas/directory.ts';
import { PartnerId } from '../../schemas/ids.ts';
import { anOffer, aPartner, aRequest, day, referralId } from '../../tests/samples.ts';
import { directoryOf, type Mood, needsAsked, personOf } from './engine/directory-for-tests.ts';
import type { Image } from './engine/image.ts';
import { imageOf } from './engine/image-for-tests.ts';
import { match } from './match.ts';
import { matchIndexed } from './match-indexed.ts';
import { type NeedProfile, needProfile } from './profile.ts';
import { currentRuleset, type Ruleset, rulesets } from './ruleset.ts';

const partners = ['partner-0', 'partner-1', 'partner-5'].map(id => aPartner({ id: PartnerId.parse(id) }));

const imagesMade = new WeakMap<readonly Offer[], Image>();
const muchFurther = { postcode: 'M1 1AA', point: { latitude: 53.48, longitude: -2.24 } };

const moods: fc.Arbitrary<Mood> = fc.record({
  seed: fc.nat(),
  offers: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 30, max: 200 })),
  unknown: fc.constantFrom(0, 0.2, 0.5, 1),
  spread: fc.constantFrom('one-place', 'districts', 'country'),
  areAllEqual: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, { arbitrary: fc.constant(true), weight: 1 }),
});

/** Three images; every third offer is in two of them. */
const overlapping = (offers: readonly Offer[]): Offer[][] =>
  [0, 1, 2].map(shard => offers.filter((_, i) => i % 3 === shard || (i % 9 === 0 && (i + 1) % 2 === shard % 2)));

const wanting = (codes: readonly NeedCode[]) => ({ needs: codes.map((code, i) => ({ code, priority: 3 - i })) });

/** People for whom little fits, or of whom little is known. */
const hard: readonly ((profile: NeedProfile) => Partial<NeedProfile>)[] = [
  () => ({}),
  () => ({ language: 'yo', accessNeeds: ['step-free', 'bsl'], travelLimitKm: 2 }),
  () => ({ language: 'yo', travelLimitKm: 0, modes: ['face-to-face'], groupFor: 'women', age: 130 }),
  () => ({ outcode: undefined, point: undefined }),
  () => ({ outcode: 'ZZ99', point: undefined }),
  () => ({ modes: ['online'] }),
  () => ({ modes: ['phone'], travelLimitKm: 3 }),
];

test.each([
  ['one image', (offers: readonly Offer[]) => [[...offers]]],
  ['overlapping images', overlapping],
])(
  'what is found in %s is what judging every offer says, to the last word',
  (_, sharded) => {
    const people = fc.tuple(fc.nat(), fc.constantFrom(...hard), fc.subarray([...needsAsked], { minLength: 1 }));
    fc.assert(
      fc.property(
        moods,
        fc.constantFrom(...Object.values(rulesets)),
        fc.array(people, { minLength: 10, maxLength: 10 }),
        (mood, ruleset, asking) => {
          const shards = sharded(directoryOf(mood));
          for (const [seed, change, codes] of asking) {
            const usual = { ...personOf(seed, mood), ...wanting(codes) };
            expectTheSame({ ...usual, ...change(usual) }, shards, ruleset);
          }
        },
      ),
      { numRuns: 250 },
    );
  },
  240_000,
);

test.each<[string, Offer[], Partial<NeedProfile>]>([
  ['nothing may be offered', [anOffer({ status: 'paused' }), anOffer({ id: 'offer-b', audience: 'carers' })], {}],
  ['all are equal', Array.from({ length: 300 }, (_, i) => anOffer({ id: `offer-${i}` })), {}],
  ['nothing but what is closed is far too', [anOffer({ status: 'closed', place: muchFurther })], { travelLimitKm: 1 }],
  ['offers lie on both edges of a cell', onCellEdges(), { travelLimitKm: 5 }],
  ['somebody has no fixed abode', onCellEdges(), { outcode: undefined, point: undefined, travelLimitKm: 5 }],
  ['a district is known but not where it lies', onCellEdges(), { outcode: 'ZZ99', point: undefined }],
  ['all is online', onCellEdges().map(offer => ({ ...offer, modes: ['online'] })), { modes: ['online'] }],
])('it is the same where %s', (_, offers, change) => {
  for (let person = 1; person <= 20; person++) {
    const profile = { ...needProfile(referralId(person), aRequest(), day('2026-11-23')), isCarer: false, ...change };
    expectTheSame(profile, overlapping(offers), currentRuleset);
    expectTheSame(profile, [offers], currentRuleset);
  }
});

test('what is found twice is listed and counted once', () => {
  const offers = [anOffer(), anOffer({ id: 'offer-b', status: 'paused' })];
  const twice = { images: [imageOf(offers), imageOf(offers)], partners };
  const [need] = matchIndexed(needProfile(referralId(), aRequest(), day('2026-11-23')), twice);

  expect(need?.offers.map(({ offer }) => offer)).toEqual(['offer-tea-and-company']);
  expect(need?.leftOut).toMatchObject({ byRule: { isOpen: 1 }, nearMisses: [{ offer: 'offer-b' }] });
});

test('images of different rulesets, or none at all, are refused', () => {
  const profile = needProfile(referralId(), aRequest(), day('2026-11-23'));
  const images = Object.values(rulesets).map(ruleset => imageOf([anOffer()], ruleset));

  expect(() => matchIndexed(profile, { images, partners })).toThrow(RangeError);
  expect(() => matchIndexed(profile, { images: [], partners })).toThrow(RangeError);
});

function expectTheSame(profile: NeedProfile, shards: readonly (readonly Offer[])[], ruleset: Ruleset): void {
  const images = shards.map(shard => imageFor(shard, ruleset));
  const offers = [...new Map(shards.flat().map(offer => [offer.id, offer])).values()];
  const found = matchIndexed(profile, { images, partners });
  const defined = match(profile, { offers, partners }, ruleset);

  expect(found).toEqual(defined);
  expect(JSON.stringify(found)).toBe(JSON.stringify(defined));
}

/** Many people ask of the same offers. */
function imageFor(shard: readonly Offer[], ruleset: Ruleset): Image {
  const made = imagesMade.get(shard) ?? imageOf(shard, ruleset);
  imagesMade.set(shard, made);
  return made;
}

/** More than one cell holds, a row of them 3 km long, so that cells end amid bands. */
function onCellEdges(): Offer[] {
  return Array.from({ length: 200 }, (_, i) =>
    anOffer({
      id: `offer-${i}`,
      place: { postcode: 'L9 2AF', point: { latitude: 53.44 + Math.floor(i / 3) / 2500, longitude: -2.96 } },
    }),
  );
}
