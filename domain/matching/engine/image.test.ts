import { expect, test } from 'vitest';
import { anOffer } from '../../../tests/samples.ts';
import { currentRuleset } from '../ruleset.ts';
import { directoryOf } from './directory-for-tests.ts';
import { type ImageRefusal, isImage, openImage } from './image.ts';
import { bytesOf, hash, imageOf } from './image-for-tests.ts';
import { header } from './layout.ts';

const offers = directoryOf({ seed: 1, offers: 200, unknown: 0.2, spread: 'districts', areAllEqual: false });
const changed = (bytes: Uint8Array, at: number) => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
const refusalOf = (bytes: Uint8Array): ImageRefusal['refused'] | undefined => {
  const opened = openImage(bytes, { hash });
  return isImage(opened) ? undefined : opened.refused;
};

test('an image says what it was made from, and gives back every offer as it was', () => {
  const image = imageOf(offers);
  const given = Array.from({ length: image.offers }, (_, record) => image.offerAt(record));

  expect(image.directory).toBe(7);
  expect(image.ruleset).toEqual(currentRuleset);
  expect(given.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...offers].sort((a, b) => (a.id < b.id ? -1 : 1)));
});

test('the same offers in the same order give the same bytes', () => {
  expect(bytesOf(offers)).toEqual(bytesOf(offers));
});

test('names in any script come back as they were', () => {
  expect(imageOf([anOffer({ name: 'Café Ỳ – קפה ☕' })]).offerAt(0).name).toBe('Café Ỳ – קפה ☕');
});

test('an image is read wherever it lies in memory', () => {
  const bytes = bytesOf(offers);
  const amidOthers = new Uint8Array(bytes.length + 10);
  amidOthers.set(bytes, 3);

  expect(refusalOf(amidOthers.subarray(3, 3 + bytes.length))).toBeUndefined();
});

test('an empty directory has an image too', () => {
  expect(imageOf([]).offers).toBe(0);
});

test('what is no image, of another format, cut off or changed anywhere is refused', () => {
  const bytes = bytesOf(offers);
  const endOfIndex = bytes.length - imageOf(offers).sizeOf('details');

  expect(refusalOf(bytes)).toBeUndefined();
  expect(refusalOf(bytes.subarray(0, 20))).toBe('too-short');
  expect(refusalOf(changed(bytes, header.magic))).toBe('not-an-image');
  expect(refusalOf(changed(bytes, header.format))).toBe('another-format');
  expect(refusalOf(bytes.subarray(0, bytes.length - 1))).toBe('incomplete');
  for (const at of [header.hash, header.hashed, header.table, Math.floor(endOfIndex / 2), endOfIndex - 1])
    expect(refusalOf(changed(bytes, at))).toBe('corrupt');
});

test('details that are not what was written are not shown', () => {
  const opened = openImage(changed(bytesOf([anOffer()]), bytesOf([anOffer()]).length - 30), { hash });

  expect(() => isImage(opened) && opened.offerAt(0)).toThrow('detail 0 is not what was written');
});
