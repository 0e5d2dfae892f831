import { ConflictError, type Sessions } from '../../domain/ports.ts';
import { PageSession, SignInUnderWay } from '../../schemas/page-session.ts';
import type { Instant } from '../../schemas/time.ts';
import type { ItemStore } from './item-store.ts';
import { sessionKey, signInKey } from './keys.ts';

/** Sessions of the pages on any item store. */
export function createSessions(items: ItemStore): Sessions {
  return {
    async find(hash) {
      const item = await items.get('cases', sessionKey(hash));
      return item && PageSession.parse(item.doc);
    },
    async keep(hash, session, until) {
      const { version } = session;
      const put = { ...sessionKey(hash), version, doc: session, expiresAt: secondsAt(until) };
      await items.transact([{ table: 'cases', put, expect: version === 1 ? 'absent' : { version: version - 1 } }]);
    },
    async end(hash) {
      await items.transact([{ table: 'cases', remove: sessionKey(hash), expect: 'anything' }]);
    },
    async begin(hash, signIn, until) {
      const put = { ...signInKey(hash), version: 1, doc: signIn, expiresAt: secondsAt(until) };
      await items.transact([{ table: 'cases', put, expect: 'absent' }]);
    },
    async take(hash) {
      const item = await items.get('cases', signInKey(hash));
      if (!item) return undefined;
      const isOurs = await removeOnce(items, signInKey(hash), item.version);
      return isOurs ? SignInUnderWay.parse(item.doc) : undefined;
    },
  };
}

/** @returns false when somebody else was quicker */
async function removeOnce(items: ItemStore, remove: ReturnType<typeof signInKey>, version: number): Promise<boolean> {
  try {
    await items.transact([{ table: 'cases', remove, expect: { version } }]);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

const secondsAt = (at: Instant) => Math.floor(Date.parse(at) / 1000);
