import { ConflictError } from '../../domain/ports.ts';
import type { Key, Write } from './item-store.ts';

// What both stores say about a transaction in the same words.

const mostWrites = 100; // DynamoDB's own bound

/** @throws RangeError */
export function assertTransaction(writes: readonly Write[]): void {
  if (writes.length < 1 || writes.length > mostWrites)
    throw new RangeError(`a transaction has 1 to ${mostWrites} writes, not ${writes.length}`);
  const named = new Set(writes.map(write => JSON.stringify([write.table, keyOf(write).pk, keyOf(write).sk])));
  if (named.size < writes.length) throw new RangeError('a transaction may name an item only once');
}

export function keyOf(write: Write): Key {
  const { pk, sk } = 'put' in write ? write.put : 'remove' in write ? write.remove : write.check;
  return { pk, sk };
}

/** @param found the version that is stored, if the item is there */
export function isAsExpected({ expect }: Write, found: number | undefined): boolean {
  if (expect === 'anything') return true;
  return expect === 'absent' ? found === undefined : found === expect.version;
}

/** Keys hold ids and hashes only, so the message may be logged. */
export function conflictAt(write: Write, found: number | undefined): ConflictError {
  const { pk, sk } = keyOf(write);
  const expected = typeof write.expect === 'string' ? write.expect : `version ${write.expect.version}`;
  return new ConflictError(
    `${pk} ${sk}: expected ${expected}, found ${found === undefined ? 'nothing' : `version ${found}`}`,
  );
}
