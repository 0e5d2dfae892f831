import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGsm } from './gsm.ts';

test('quotes, dashes and accents are written in the letters every telephone has', () => {
  expect(inGsm('Siân’s “place” – Złota… café 🌱')).toBe('Sian\'s "place" - Zlota... café ');
});

test('a link is left as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{43}$/), token => {
      expect(inGsm(`https://links.example/l/${token}`)).toBe(`https://links.example/l/${token}`);
    }),
  );
});
