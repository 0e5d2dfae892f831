import { createHmac } from 'node:crypto';
import type { Hasher } from '../domain/ports.ts';

/**
 * HMAC-SHA-256 in lower-case hex. The key is the text that `readKey` gives, as UTF-8: the same text gives the same
 * hashes wherever it is kept, so a database can move between machines with its key.
 * It is read once, at the first hash, and kept; a read that failed is not.
 */
export function keyedHasher(readKey: () => Promise<string>): Hasher {
  let reading: Promise<string> | undefined;

  async function key(): Promise<string> {
    reading ??= readKey();
    try {
      return await reading;
    } catch (error) {
      reading = undefined;
      throw error;
    }
  }

  return {
    hash: async value =>
      createHmac('sha256', await key())
        .update(value)
        .digest('hex'),
  };
}
