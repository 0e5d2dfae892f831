import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anOffer, referralId } from '../../../tests/samples.ts';
import { distanceKm } from '../../geography/outcodes.ts';
import { currentRuleset } from '../ruleset.ts';
import { tieBreak } from '../tie-break.ts';
import { Best, type Found } from './best.ts';
import { boxAround, CellTree } from './cells.ts';
import { Numbering, SetList, StringList, sorted, writeSetList, writeStringList } from './dictionaries.ts';
import { compareIds, Draw } from './draw.ts';
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

test('the bounds of a box hold for every point in it', () => {
  const crowds = fc.oneof(fc.array(points, { minLength: 1 }), fc.array(closePoints, { minLength: 1 }));
  const limits = fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(fc.oneof(points, closePoints), limits, crowds, (home, limitKm, crowd) => {
      const reach = new Reach(home, limitKm, tariffOf(currentRuleset).distance);
      const { most, everywhere } = reach.toBox(boxAround(crowd));
      for (const point of crowd) {
        expect(reach.to(point).points).toBeLessThanOrEqual(most);
        if (everywhere) expect(reach.to(point)).toEqual(everywhere);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a box whose edge lies on the very end of a band is not taken to be beyond it', () => {
  fc.assert(
    fc.property(closePoints, closePoints, (home, point) => {
      const bands = [{ upToKm: distanceKm(home, point), points: 9 }];
      const reach = new Reach(home, bands[0]?.upToKm, { bands, beyond: 1, remote: 0, unknown: 0 });

      expect(reach.to(point)).toEqual({ points: 9, isWithinLimit: true });
      expect(reach.toBox(boxAround([point])).most).toBe(9);
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

test('the draw from an image is the draw from the definition, and ids compare as they do elsewhere', () => {
  fc.assert(
    fc.property(fc.uniqueArray(slugs, { minLength: 2, maxLength: 2 }), ids => {
      const image = imageOf(ids.map(id => anOffer({ id })));
      const [one, other] = [image.offerAt(0).id, image.offerAt(1).id];

      expect(new Draw(image, referralId(1)).of(0)).toBe(tieBreak(referralId(1), one, currentRuleset.version));
      expect(Math.sign(compareIds(image, 0, 1))).toBe(one < other ? -1 : 1);
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
  const inOrder = (a: Found, b: Found) => b.points - a.points || a.lot - b.lot || a.record - b.record;
  const founds = fc.array(fc.nat(30).map(record => ({ record, points: record % 4, lot: record % 3 })));
  fc.assert(
    fc.property(founds, fc.integer({ min: 1, max: 5 }), (found, length) => {
      const best = new Best(length, inOrder);
      for (const one of found) best.add(one);
      const distinct = [...new Map(found.map(one => [one.record, one])).values()].sort(inOrder);

      expect(best.inOrder).toEqual(distinct.slice(0, length));
      expect(best.floor).toBe(distinct.length < length ? 0 : best.inOrder.at(-1)?.points);
    }),
  );
});
