import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anOffer, referralId } from '../../../tests/samples.ts';
import { distanceKm } from '../../geography/outcodes.ts';
import { currentRuleset, rulesets } from '../ruleset.ts';
import { draws } from '../tie-break.ts';
import { Best } from './best.ts';
import { boxAround, CellTree } from './cells.ts';
import { Numbering, SetList, StringList, sorted, writeSetList, writeStringList } from './dictionaries.ts';
import { compareIds, drawFrom } from './draw.ts';
import { Frontier } from './frontier.ts';
import { alongHilbert } from './hilbert.ts';
import { imageOf } from './image-for-tests.ts';
import { Reach } from './reach.ts';
import { tariffOf } from './tariff.ts';

const points = fc.record({
  latitude: fc.double({ min: 49, max: 61, noNaN: true }),
  longitude: fc.double({ min: -9, max: 2, noNaN: true }),
});
const closePoints = fc.record({
  latitude: fc.integer({ min: 5340, max: 5350 }).map(hundredths => hundredths / 100),
  longitude: fc.integer({ min: -300, max: -290 }).map(hundredths => hundredths / 100),
});
const slugs = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/).map(slug => `offer-${slug}`);

test('the bounds of a box hold for every point in it, however far north', () => {
  const crowds = fc.oneof(fc.array(points, { minLength: 1 }), fc.array(closePoints, { minLength: 1 }));
  const limits = fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: undefined });
  const homes = fc.oneof(points, closePoints, fc.constant({ latitude: 89.95, longitude: 10 }));
  fc.assert(
    fc.property(homes, limits, crowds, (home, limitKm, crowd) => {
      const reach = new Reach(home, limitKm, tariffOf(currentRuleset).distance);
      const box = boxAround(crowd);
      for (const point of crowd) {
        const { points, isWithinLimit } = reach.to(point);
        expect(points).toBeLessThanOrEqual(reach.mostIn(box));
        if (isWithinLimit) expect(reach.mayBeWithinLimit(box)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a box that is far away is known to be', () => {
  const reach = new Reach({ latitude: 53.4, longitude: -2.9 }, 2, tariffOf(currentRuleset).distance);
  const far = boxAround([{ latitude: 53.6, longitude: -2.9 }]);

  expect(reach.mostIn(far)).toBe(tariffOf(currentRuleset).distance.beyond);
  expect(reach.mayBeWithinLimit(far)).toBe(false);
});

test('a box that holds no more than the very end of a band, or of the limit, is not taken to be beyond it', () => {
  fc.assert(
    fc.property(closePoints, closePoints, (home, point) => {
      const km = distanceKm(home, point);
      const reach = new Reach(home, km, { bands: [{ upToKm: km, points: 9 }], beyond: 1 });

      expect(reach.to(point)).toEqual({ points: 9, isWithinLimit: true });
      expect(reach.mostIn(boxAround([point]))).toBe(9);
      expect(reach.mayBeWithinLimit(boxAround([point]))).toBe(true);
    }),
  );
});

test('every cell is reached from the root once, however many there are', () => {
  for (const cells of [1, 2, 7, 8, 9, 63, 64, 65, 500, 513]) {
    const tree = new CellTree(cells);
    const reached: number[] = [];
    const open = [tree.root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node < cells) reached.push(node);
      else {
        const [first, end] = tree.childrenOf(node);
        for (let child = first; child < end; child++) open.push(child);
      }
    }

    expect(reached.sort((a, b) => a - b)).toEqual(Array.from({ length: cells }, (_, i) => i));
  }
  expect(new CellTree(0).nodes).toBe(0);
});

test('points in different squares of the grid have different places along the curve, and neighbours are mostly close', () => {
  const row = Array.from({ length: 64 }, (_, i) => i);
  const places = row.flatMap(x =>
    row.map(y => alongHilbert({ latitude: 49 + (y + 0.5) * (12 / 64), longitude: -9 + (x + 0.5) * (11 / 64) })),
  );
  const inOrder = [...places].sort((a, b) => a - b);

  expect(new Set(places).size).toBe(64 * 64);
  inOrder.forEach((place, i) => {
    expect(Math.floor(place / 2 ** 20)).toBe(i);
  });
});

test('strings are found where they are and nowhere else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(slugs), slugs, (texts, other) => {
      const numbering = new Numbering<string>();
      for (const text of texts) numbering.numberOf(text, text);
      const { strings, rankOf } = sorted(numbering);
      const list = new StringList(writeStringList(strings));

      expect(texts.map((_, i) => rankOf[i])).toEqual(texts.map(text => list.indexOf(text)));
      expect(list.indexOf(other) !== undefined).toBe(texts.includes(other));
    }),
  );
});

test('sets have the members they were given', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.nat(20))), fc.nat(20), (sets, member) => {
      const list = new SetList(writeSetList(sets));

      sets.forEach((set, i) => {
        expect(list.has(i, member)).toBe(set.includes(member));
        expect(list.membersOf(i)).toEqual([...set].sort((a, b) => a - b));
      });
    }),
  );
});

test.each(Object.values(rulesets))('the draw of $version from an image is the draw by its definition', ruleset => {
  fc.assert(
    fc.property(slugs, fc.nat(999_999), (id, number) => {
      const referral = referralId(number);
      const lot = drawFrom(imageOf([anOffer({ id })], ruleset), referral).of(0);

      expect(lot).toBe(draws[ruleset.draw](referral, id, ruleset.version));
    }),
  );
});

test('ids compare as they do elsewhere, in one image and across two', () => {
  fc.assert(
    fc.property(fc.uniqueArray(slugs, { minLength: 2, maxLength: 2 }), ids => {
      const image = imageOf(ids.map(id => anOffer({ id })));
      const [one, other] = [image.offerAt(0), image.offerAt(1)];

      expect(Math.sign(compareIds({ image, record: 0 }, { image, record: 1 }))).toBe(one.id < other.id ? -1 : 1);
      expect(compareIds({ image, record: 0 }, { image: imageOf([one]), record: 0 })).toBe(0);
    }),
  );
});

test('the frontier gives what promises most first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20_000), fc.nat(2 ** 31))), entries => {
      const frontier = new Frontier();
      for (const [bound, place] of entries) frontier.push(bound, place);
      const given = entries.map(() => frontier.pop());

      expect(given.map(next => [next?.bound, next?.place])).toEqual(entries.sort((a, b) => b[0] - a[0] || b[1] - a[1]));
      expect(frontier.pop()).toBeUndefined();
    }),
  );
});

test('the best are the first of all in order, each once', () => {
  interface Kept {
    readonly name: number;
    readonly points: number;
  }
  const inOrder = (a: Kept, b: Kept) => b.points - a.points || a.name - b.name;
  const given = fc.array(fc.nat(30).map(name => ({ name, points: name % 4 })));
  fc.assert(
    fc.property(given, fc.integer({ min: 1, max: 5 }), (all, length) => {
      const best = new Best(length, inOrder);
      for (const one of all) best.add(one);
      const distinct = [...new Map(all.map(one => [one.name, one])).values()].sort(inOrder);

      expect(best.inOrder).toEqual(distinct.slice(0, length));
      expect(best.worst).toEqual(distinct[length - 1]);
    }),
  );
});
