import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Images } from '../../domain/ports.ts';
import { ContentHash } from '../../schemas/manifest.ts';

export interface OpenImages {
  readonly images: Images;
  /** Makes what is stored something else, behind the adapter's back. */
  readonly spoil: (hash: ContentHash) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What every store of images promises. */
export function imagesContract(name: string, open: () => Promise<OpenImages>): void {
  describe(`${name} as a store of images`, () => {
    let world: OpenImages;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    test('what was stored is there, byte for byte, however often it is asked for', async () => {
      const { hash, bytes } = anImage(300_000);

      await world.images.put(hash, bytes);

      for (let time = 0; time < 2; time++) expect(same(await world.images.get(hash), bytes)).toBe(true);
    });

    test('what was never stored is not there', async () => {
      expect(await world.images.get(anImage(10).hash)).toBeUndefined();
    });

    test('one byte is stored as well as many, and each under its own name', async () => {
      const [one, other] = [anImage(1), anImage(4096)];

      await Promise.all([one, other].map(({ hash, bytes }) => world.images.put(hash, bytes)));

      expect(same(await world.images.get(one.hash), one.bytes)).toBe(true);
      expect(same(await world.images.get(other.hash), other.bytes)).toBe(true);
    });

    test('two who store the same at once do not disturb each other, nor whoever reads meanwhile', async () => {
      const { hash, bytes } = anImage(200_000);
      const seen: (Uint8Array | undefined)[] = [];

      const stored = Promise.all(Array.from({ length: 4 }, () => world.images.put(hash, bytes)));
      for (let look = 0; look < 20; look++) seen.push(await world.images.get(hash));
      await stored;

      expect(seen.filter(found => found !== undefined && !same(found, bytes))).toEqual([]);
      expect(same(await world.images.get(hash), bytes)).toBe(true);
    });

    test('what has been spoilt is given as it is, and mended by storing it again', async () => {
      const { hash, bytes } = anImage(1000);
      await world.images.put(hash, bytes);
      await world.spoil(hash);
      expect(same(await world.images.get(hash), bytes)).toBe(false);

      await world.images.put(hash, bytes);

      expect(same(await world.images.get(hash), bytes)).toBe(true);
    });
  });
}

function anImage(length: number): { hash: ContentHash; bytes: Uint8Array } {
  const bytes = randomBytes(length);
  return { hash: ContentHash.parse(createHash('sha256').update(bytes).digest('hex')), bytes };
}

const same = (found: Uint8Array | undefined, bytes: Uint8Array) =>
  found !== undefined && Buffer.compare(found, bytes) === 0;
