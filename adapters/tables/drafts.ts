import type { Drafts } from '../../domain/ports.ts';
import { Draft } from '../../schemas/draft.ts';
import type { ItemStore } from './item-store.ts';
import { draftKey, draftsBy } from './keys.ts';
import { everyItem } from './paging.ts';

/** Drafts of referrals on any item store. */
export function createDrafts(items: ItemStore): Drafts {
  return {
    async find(writer, id) {
      const item = await items.get('cases', draftKey(writer, id));
      return item && Draft.parse(item.doc);
    },
    async of(writer) {
      const drafts: Draft[] = [];
      for await (const { doc } of everyItem(items, 'cases', draftsBy(writer))) drafts.push(Draft.parse(doc));
      return drafts.sort((a, b) => b.changedAt.localeCompare(a.changedAt));
    },
    async keep(writer, draft, until) {
      const { id, version } = draft;
      const expiresAt = Math.floor(Date.parse(until) / 1000);
      const put = { ...draftKey(writer, id), version, doc: draft, expiresAt };
      await items.transact([{ table: 'cases', put, expect: version === 1 ? 'absent' : { version: version - 1 } }]);
    },
    async remove(writer, id) {
      await items.transact([{ table: 'cases', remove: draftKey(writer, id), expect: 'anything' }]);
    },
  };
}
