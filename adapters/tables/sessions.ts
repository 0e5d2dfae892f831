import type { Sessions } from '../../domain/ports.ts';
import { PageSession, SignInUnderWay } from '../../schemas/page-session.ts';
import type { Instant } from '../../schemas/time.ts';
import type { ItemStore } from './item-store.ts';
import { sessionKey, signInKey } from './keys.ts';
import { writeUnlessOvertaken } from './write-unless-overtaken.ts';

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
      const remove = signInKey(hash);
      const expect = { version: item.version };
      const isOurs = await writeUnlessOvertaken(items, { table: 'cases', remove, expect });
      return isOurs ? SignInUnderWay.parse(item.doc) : undefined;
    },
  };
}

const secondsAt = (at: Instant) => Math.floor(Date.parse(at) / 1000);
