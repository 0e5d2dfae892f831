import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReferralId } from '../../schemas/ids.ts';
import { parseReference, referenceFor } from './reference.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const symbols = (length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
const aReferralId = symbols(26).map(text => ReferralId.parse(`ref_${text}`));

const body = (reference: string) => [...reference.replace('LR', '').replaceAll('-', '')];

test('a referral is known by the last symbols of its id and a check character', () => {
  expect(referenceFor(ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0'))).toBe('LR-A8B9-C0N');
});

test('a reference is read back however it is typed', () => {
  const reference = referenceFor(ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z71A0B1K'));
  expect(reference).toBe('LR-1A0B-1KR');

  for (const typed of ['lr-1a0b-1kr', 'LR1A0B1KR', ' LR 1A0B 1KR ', 'LR–1A0B–1KR', '1a0b1kr', 'LR-LAOB-IKR'])
    expect(parseReference(typed), typed).toBe(reference);
});

test('what is not a reference is not read', () => {
  for (const typed of ['', 'LR', 'LR-1A0B-1K', 'LR-1A0B-1KR2', 'LR-UA0B-1KR', '999 054 8609'])
    expect(parseReference(typed), typed).toBeUndefined();
});

test('every reference is read back as itself', () => {
  fc.assert(
    fc.property(aReferralId, id => {
      expect(parseReference(referenceFor(id))).toBe(referenceFor(id));
    }),
  );
});

test('every single wrong symbol is noticed', () => {
  fc.assert(
    fc.property(aReferralId, id => {
      const right = body(referenceFor(id));
      for (const place of right.keys())
        for (const symbol of alphabet.filter(symbol => symbol !== right[place]))
          expect(parseReference(right.with(place, symbol).join(''))).toBeUndefined();
    }),
  );
});

test('every swap of two neighbours is noticed, whatever the two are', () => {
  const unnoticed = [0, 1, 2, 3, 4].flatMap(place =>
    alphabet.flatMap(one =>
      alphabet
        .map(other => `${'0'.repeat(place)}${one}${other}`.padEnd(6, '0'))
        .map(random => body(referenceFor(ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z7${random}`))))
        .flatMap(right => swapsOfNeighbours(right).filter(swapped => parseReference(swapped) !== undefined)),
    ),
  );

  expect(unnoticed).toEqual([]);
});

/** The check character, whose value follows from the others, takes every value beside every last symbol. */
function swapsOfNeighbours(right: string[]): string[] {
  return [0, 1, 2, 3, 4, 5]
    .map(place => [...right.slice(0, place), right[place + 1], right[place], ...right.slice(place + 2)].join(''))
    .filter(swapped => swapped !== right.join(''));
}

test('a swap of any two symbols is noticed, neighbours or not', () => {
  fc.assert(
    fc.property(aReferralId, fc.nat(6), fc.nat(6), (id, first, second) => {
      const right = body(referenceFor(id));
      const swapped = right
        .with(first, right[second] ?? '')
        .with(second, right[first] ?? '')
        .join('');

      fc.pre(swapped !== right.join(''));
      expect(parseReference(swapped)).toBeUndefined();
    }),
  );
});
