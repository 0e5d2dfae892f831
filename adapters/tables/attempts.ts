import type { Attempts } from '../../domain/ports.ts';
import type { Item, ItemStore } from './item-store.ts';
import { attemptsKey } from './keys.ts';
import { writeUnlessOvertaken } from './write-unless-overtaken.ts';

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
        const expect = count === 0 ? 'absent' : { version: count };
        if (await writeUnlessOvertaken(items, { table: 'cases', put, expect })) return true;
        // Somebody else was counted instead, which can happen as often as there is room for.
      }
    },
  };
}
