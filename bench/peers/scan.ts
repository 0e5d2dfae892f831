import type { Image } from '../../domain/matching/engine/image.ts';
import { exactFit, recordOf } from '../../domain/matching/engine/layout.ts';
import { NeedCode } from '../../schemas/codes.ts';
import { mostForDistance, offersOf, type Peer, Sieve } from './peer.ts';

/** A typed array of the offers of each need, weighed one by one: the simplest index there is. */
export function scan(image: Image): Peer {
  const columns = new Map(
    NeedCode.options.map(need => {
      const { near, home } = offersOf(image, need);
      return [need, Uint32Array.from(new Set([...near, ...home])).sort()] as const;
    }),
  );
  return {
    name: 'column scan',
    bytes: [...columns.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
    top: (profile, need, length) => {
      const sieve = new Sieve(image, profile, length);
      for (const posting of columns.get(need) ?? []) sieve.add(posting);
      return sieve.best.inOrder;
    },
  };
}

/** The same, most promising first, stopped when no distance could bring the rest in: pruning without places. */
export function orderedScan(image: Image): Peer {
  const { need: fits, times, site } = image.tariff;
  const ceilingOf = (posting: number) =>
    (posting >= exactFit ? fits.exact : fits.related) + image.hopeOf(recordOf(posting));
  const beyond = times.suits + site.asked + mostForDistance(image);
  const columns = new Map(
    NeedCode.options.map(need => {
      const { near, home } = offersOf(image, need);
      const inOrder = [...new Set([...near, ...home])].sort((a, b) => ceilingOf(b) - ceilingOf(a));
      return [
        need,
        { postings: Uint32Array.from(inOrder), bounds: Uint16Array.from(inOrder, one => ceilingOf(one) + beyond) },
      ];
    }),
  );
  return {
    name: 'ordered scan',
    bytes: [...columns.values()].reduce((sum, { postings }) => sum + postings.length * 6, 0),
    top: (profile, need, length) => {
      const sieve = new Sieve(image, profile, length);
      const column = columns.get(need);
      column?.postings.every((posting, i) => {
        if ((column.bounds[i] as number) < sieve.floor) return false;
        sieve.add(posting);
        return true;
      });
      return sieve.best.inOrder;
    },
  };
}
