import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Point } from '../../schemas/directory.ts';
import { distanceKm, outcodeOf, pointOf, saidDistance } from './outcodes.ts';

const numbered = (area: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${area}${from + i}`);
const districts = [
  ...numbered('L', 1, 40),
  ...numbered('PR', 8, 9),
  ...numbered('WA', 1, 12),
  ...numbered('CH', 41, 49),
  ...numbered('CH', 60, 66),
];

const middleOf = (outcode: string) => Point.parse(pointOf(outcode));

test('a postcode names its district however it is written', () => {
  expect(outcodeOf('L9 2AF')).toBe('L9');
  expect(outcodeOf('ch412aa')).toBe('CH41');
  expect(outcodeOf('no fixed abode')).toBeUndefined();
});

test('no fixed abode is nowhere on the map', () => {
  expect(outcodeOf('ZZ99 3VZ')).toBe('ZZ99');
  expect(pointOf('ZZ99')).toBeUndefined();
});

test.each(districts)('%s lies between Chester, the sea, Southport and Warrington', outcode => {
  const { latitude, longitude } = middleOf(outcode);

  expect(latitude).toBeGreaterThan(53.25);
  expect(latitude).toBeLessThan(53.7);
  expect(longitude).toBeGreaterThan(-3.2);
  expect(longitude).toBeLessThan(-2.5);
});

// Between the middles of the two, as read off a map.
test.each([
  ['L9', 'PR8', 18, 22],
  ['L9', 'L20', 1, 4],
  ['L1', 'CH41', 2, 5],
  ['L24', 'PR9', 33, 38],
  ['WA1', 'L3', 25, 29],
  ['CH48', 'CH65', 18, 23],
  ['WA7', 'WA8', 3, 7],
])('from %s to %s it is %d to %d km', (from, to, atLeast, atMost) => {
  const km = distanceKm(middleOf(from), middleOf(to));

  expect(km).toBeGreaterThanOrEqual(atLeast);
  expect(km).toBeLessThanOrEqual(atMost);
});

test('a degree of latitude is 111 km', () => {
  expect(distanceKm({ latitude: 53, longitude: -3 }, { latitude: 54, longitude: -3 })).toBeCloseTo(111.19, 1);
});

test('a distance is the same both ways, none to itself, and never shorter by way of somewhere else', () => {
  const somewhere = fc.constantFrom(...districts).map(middleOf);
  fc.assert(
    fc.property(somewhere, somewhere, somewhere, (a, b, c) => {
      expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9);
      expect(distanceKm(a, a)).toBe(0);
      expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-9);
    }),
  );
});

test.each([
  [0, 'close by'],
  [0.96, 'close by'],
  [1, 'about 1 km away'],
  [2.4, 'about 2 km away'],
  [9.7, 'about 10 km away'],
  [12.4, 'about 10 km away'],
  [23.8, 'about 25 km away'],
])('%d km is said as "%s"', (km, said) => {
  expect(saidDistance(km)).toBe(said);
});
