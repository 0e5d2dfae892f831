import { describe, expect, onTestFinished, test } from 'vitest';
import type { Hasher } from '../../domain/ports.ts';

export interface OpenHasher {
  readonly hasher: Hasher;
  readonly close: () => Promise<void>;
}

/** What every hasher promises. @param open one whose key is the given text */
export function hasherContract(name: string, open: (key: string) => Promise<OpenHasher>): void {
  async function openHasher(key: string): Promise<Hasher> {
    const { hasher, close } = await open(key);
    onTestFinished(close);
    return hasher;
  }

  describe(`${name} as a hasher`, () => {
    test('it is HMAC-SHA-256, by the second example of RFC 4231', async () => {
      const hasher = await openHasher('Jefe');

      expect(await hasher.hash('what do ya want for nothing?')).toBe(
        '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      );
    });

    test('one NHS number always has one hash, and another has another', async () => {
      const hasher = await openHasher('a key of the test');

      const [first, again, other] = await Promise.all(['9990000018', '9990000018', '9990000026'].map(hasher.hash));

      expect(again).toBe(first);
      expect(other).not.toBe(first);
    });

    test('who has another key finds nobody', async () => {
      const ours = await openHasher('a key of the test');
      const theirs = await openHasher('a key of someone else');

      expect(await theirs.hash('9990000018')).not.toBe(await ours.hash('9990000018'));
    });

    test('names in any script can be hashed', async () => {
      const hasher = await openHasher('a key of the test');

      expect(await hasher.hash('Þórsdóttir')).not.toBe(await hasher.hash('?órsdóttir'));
    });
  });
}
