import { expect, test } from 'vitest';
import { jaroWinkler } from './jaro-winkler.ts';

// The first four are examples that Winkler gives.
test.each([
  ['MARTHA', 'MARHTA', 0.9611],
  ['DWAYNE', 'DUANE', 0.84],
  ['DIXON', 'DICKSONX', 0.8133],
  ['JONES', 'JOHNSON', 0.8324],
  ['OKAFOR', 'OKAFOR', 1],
  ['LI', 'XU', 0],
  ['J', 'J', 1],
])('%s and %s are alike to %d', (one, other, likeness) => {
  expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 4);
});
