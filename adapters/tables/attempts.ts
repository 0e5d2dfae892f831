import { type Attempts, ConflictError } from '../../domain/ports.ts';
import type { Item, ItemStore } from './item-store.ts';
import { attemptsKey } from './keys.ts';

/** A row for each window, whose version is the count. Once it is full it is only read, however many try. */
export function createAttempts(items: ItemStore): Attempts {
  return {
    async admits(tried, { most, seconds }, now) {
      const window = Math.floor(Date.parse(now) / 1000 / seconds);
      const key = attemptsKey(tried, window);
      for (;;) {
        const count = (await items.get('cases', key))?.version ?? 0;
        if (count >= most) return false;
        const put: Item = { ...key, version: count + 1, doc: {}, expiresAt: (window + 2) * seconds };
        if (await putExpecting(items, put, count)) return true;
        // Somebody else was counted instead, which can happen as often as there is room for.
      }
    },
  };
}

/** @returns false when somebody else was quicker */
async function putExpecting(items: ItemStore, put: Item, version: number): Promise<boolean> {
  try {
    await items.transact([{ table: 'cases', put, expect: version === 0 ? 'absent' : { version } }]);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}
