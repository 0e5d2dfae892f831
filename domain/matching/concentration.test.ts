import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PartnerId } from '../../schemas/ids.ts';
import { concentrationOf } from './concentration.ts';

const apple = PartnerId.parse('partner-apple');
const birch = PartnerId.parse('partner-birch');
const cedar = PartnerId.parse('partner-cedar');
const damson = PartnerId.parse('partner-damson');
const fourPartners = [apple, birch, cedar, damson];

test('partners who are listed equally often share equally', () => {
  expect(concentrationOf([apple, birch, cedar, damson, damson, cedar, birch, apple], fourPartners)).toEqual({
    n: 8,
    partners: 4,
    topShare: 0.25,
    gini: 0,
  });
});

test('one partner who takes everything is as unequal as can be among so many: those never listed count', () => {
  expect(concentrationOf([cedar, cedar, cedar], fourPartners)).toEqual({ n: 3, partners: 4, topShare: 1, gini: 3 / 4 });
});

test('between the two it says how far: counts of 1, 2, 3 and 4 give a quarter', () => {
  const listings = [apple, birch, birch, cedar, cedar, cedar, damson, damson, damson, damson];

  expect(concentrationOf(listings, fourPartners)).toEqual({ n: 10, partners: 4, topShare: 0.4, gini: 0.25 });
});

test('where nothing is listed there is no share, rather than an equal one', () => {
  expect(concentrationOf([], fourPartners)).toEqual({ n: 0, partners: 4, topShare: undefined, gini: undefined });
});

test('a partner who has left the directory since still counts', () => {
  expect(concentrationOf([damson], [apple])).toMatchObject({ partners: 2, topShare: 1, gini: 1 / 2 });
});

const someListings = fc.array(fc.constantFrom(...fourPartners), { minLength: 1, maxLength: 60 });

test('it is the mean difference between pairs over twice the mean, whatever is listed', () => {
  fc.assert(
    fc.property(someListings, listings => {
      const counts = fourPartners.map(partner => listings.filter(one => one === partner).length);
      const differences = counts.flatMap(a => counts.map(b => Math.abs(a - b)));
      const mean = listings.length / counts.length;
      const meanDifference = differences.reduce((a, b) => a + b, 0) / counts.length ** 2;

      expect(concentrationOf(listings, fourPartners).gini).toBeCloseTo(meanDifference / (2 * mean), 12);
    }),
  );
});

const inAnyOrder = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
const sameTwice = someListings.chain(listings => fc.tuple(fc.constant(listings), inAnyOrder(listings)));

test('neither the order of listings or partners nor the size of the sample changes it', () => {
  fc.assert(
    fc.property(
      sameTwice,
      inAnyOrder(fourPartners),
      fc.integer({ min: 1, max: 5 }),
      ([listings, shuffled], partners, times) => {
        const { topShare, gini } = concentrationOf(listings, fourPartners);
        const again = concentrationOf(Array.from({ length: times }, () => shuffled).flat(), partners);

        expect(again.topShare).toBeCloseTo(Number(topShare), 12);
        expect(again.gini).toBeCloseTo(Number(gini), 12);
      },
    ),
  );
});
