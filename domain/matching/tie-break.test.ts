import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referralId } from '../../tests/samples.ts';
import { drawn, draws } from './tie-break.ts';

const offers = Array.from({ length: 24 }, (_, i) => `offer-tea-and-company-${i}`);
const referrals = Array.from({ length: 6000 }, (_, i) => referralId(i));

/** So many standard deviations from a fair share are beyond chance, whatever is counted here. */
const beyondChance = 5;
const fairly = (counts: readonly number[], share: number) => {
  const deviation = Math.sqrt(referrals.length * share * (1 - share));
  for (const count of counts) expect(Math.abs(count - referrals.length * share)).toBeLessThan(beyondChance * deviation);
};

describe.each(Object.entries(draws))('the draw %s', (_, draw) => {
  const lots = referrals.map(referral => offers.map(offer => draw(referral, offer, 'v9')));

  test('puts every offer first about equally often', () => {
    const firsts = lots.map(row => row.indexOf(Math.min(...row)));

    fairly(
      offers.map((_, offer) => firsts.filter(first => first === offer).length),
      1 / offers.length,
    );
  });

  test('keeps no two offers in one order more often than chance', () => {
    const pairs = offers.flatMap((_, a) => offers.slice(0, a).map((_, b) => [a, b] as const));
    const before = (row: readonly number[], a: number, b: number) => (row[a] ?? 0) < (row[b] ?? 0);

    fairly(
      pairs.map(([a, b]) => lots.filter(row => before(row, a, b)).length),
      1 / 2,
    );
  });

  test('puts three offers in each of their six orders equally often', () => {
    const orders = lots.map(row => [0, 1, 2].sort((a, b) => (row[a] ?? 0) - (row[b] ?? 0)).join());
    const seen = [...new Set(orders)];

    expect(seen).toHaveLength(6);
    fairly(
      seen.map(order => orders.filter(one => one === order).length),
      1 / 6,
    );
  });

  test('draws anew under another ruleset, and for each referral the same again', () => {
    const again = referrals.map(referral => offers.map(offer => draw(referral, offer, 'v9')));
    const other = referrals.map(referral => offers.map(offer => draw(referral, offer, 'v10')));

    expect(again).toEqual(lots);
    expect(other[0]).not.toEqual(lots[0]);
  });
});

test('by hash, of all numbers that a referral can have just half put either of two offers first', () => {
  const words = fc.nat(0xffffffff);
  fc.assert(
    fc.property(words, words, words, (one, other, referral) => {
      fc.pre(one !== other);
      const mirrored = referral ^ one ^ other;

      expect(drawn(one, mirrored)).toBe(drawn(other, referral));
      expect(drawn(other, mirrored)).toBe(drawn(one, referral));
      expect(drawn(one, referral)).not.toBe(drawn(other, referral));
    }),
  );
});

test('lots that were once drawn are drawn for ever', () => {
  const lotOf = (version: 'v2' | 'v3', draw: keyof typeof draws) => draws[draw](referralId(1), 'offer-tea', version);

  expect([lotOf('v2', 'by-symbols'), lotOf('v3', 'by-hash')]).toEqual([1_965_378_235, 3_923_920_905]);
});
