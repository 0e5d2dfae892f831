import MiniSearch from 'minisearch';
import type { Image } from '../../domain/matching/engine/image.ts';
import { NeedCode } from '../../schemas/codes.ts';
import { offersOf, type Peer, Sieve } from './peer.ts';

/** MiniSearch over the needs as words: a text index used as a filter. */
export function textSearch(image: Image): Peer {
  const postings = new Map<NeedCode, Map<number, number>>();
  const needsOf = new Map<number, string[]>();
  for (const need of NeedCode.options) {
    const { near, home } = offersOf(image, need);
    postings.set(need, new Map([...near, ...home].map(posting => [posting & 0x7fffffff, posting])));
    for (const record of postings.get(need)?.keys() ?? []) needsOf.set(record, [...(needsOf.get(record) ?? []), need]);
  }
  const index = new MiniSearch({ fields: ['needs'], tokenize: text => text.split(' ') });
  index.addAll([...needsOf].map(([id, needs]) => ({ id, needs: needs.join(' ') })));
  return {
    name: 'MiniSearch',
    bytes: 0,
    top: (profile, need, length) => {
      const sieve = new Sieve(image, profile, length);
      for (const { id } of index.search(need)) sieve.add(postings.get(need)?.get(id) ?? id);
      return sieve.best.inOrder;
    },
  };
}
