import { Caller } from '../../schemas/directory.ts';
import { AdvisorId } from '../../schemas/ids.ts';
import { anAdvisor, anOffer, aPartner, aSite } from '../../tests/samples.ts';
import type { DirectoryContent } from '../tables/directory-replace.ts';
import type { ItemStore } from '../tables/item-store.ts';

/** Names are the ends of ids. */
export function aContent({ offers = [], callers = [] }: { offers?: string[]; callers?: string[] }): DirectoryContent {
  return {
    offers: offers.map(name => anOffer({ id: `offer-${name}` })),
    partners: [aPartner()],
    sites: [aSite()],
    advisors: [anAdvisor({ id: AdvisorId.parse('advisor-ada') })],
    grants: [],
    callers: callers.map(subject =>
      Caller.parse({
        subject,
        role: 'referrer',
        organisation: 'org-walton-village-practice',
        scopes: ['referrals/write'],
      }),
    ),
  };
}

/** Its lists can be held back as they are, as an index may be for a moment. */
export function aLaggingStore(items: ItemStore) {
  const kinds = ['OFFER', 'PARTNER', 'SITE', 'ADVISOR', 'GRANT', 'CALLER'];
  let frozen: Map<string, Awaited<ReturnType<ItemStore['query']>>> | undefined;
  return {
    items: {
      ...items,
      query: async (table, question) => frozen?.get(question.pk) ?? (await items.query(table, question)),
    } satisfies ItemStore,
    async freeze() {
      const lists = new Map<string, Awaited<ReturnType<ItemStore['query']>>>();
      for (const pk of kinds) lists.set(pk, await items.query('directory', { index: 'kind', pk, limit: 100 }));
      frozen = lists;
    },
    thaw() {
      frozen = undefined;
    },
  };
}

/** Something happens just before this one of the transactions. */
export function atTransaction(number: number, items: ItemStore, happening: () => Promise<void>): ItemStore {
  let transactions = 0;
  return {
    ...items,
    async transact(writes) {
      if (++transactions === number) await happening();
      await items.transact(writes);
    },
  };
}
