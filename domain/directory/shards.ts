import type { Offer } from '../../schemas/directory.ts';
import type { Shard } from '../../schemas/manifest.ts';

/**
 * The offers of each shard, by id. An offer for certain districts is in the shard of each of their areas; one for anywhere,
 * or of which nobody has said where it takes people from, is in the national one. That one is always there.
 */
export function inShards(offers: readonly Offer[]): Map<Shard, readonly Offer[]> {
  const shards = new Map<Shard, Offer[]>([[national, []]]);
  for (const offer of [...offers].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const shard of shardsOf(offer)) {
      const others = shards.get(shard);
      if (others) others.push(offer);
      else shards.set(shard, [offer]);
    }
  }
  return shards;
}

/**
 * The shards that hold every offer somebody could be given: all others fail the rule about areas. Where nobody has said
 * where they live that rule fails nothing, so all shards it is.
 */
export function shardsFor(outcode: string | undefined, shards: readonly Shard[]): Shard[] {
  if (outcode === undefined) return [...shards];
  const theirs = areaOf(outcode);
  return shards.filter(shard => shard === national || shard === theirs);
}

const national: Shard = 'national';

function shardsOf({ area }: Offer): Iterable<Shard> {
  return area === undefined || area === 'anywhere' ? [national] : new Set(area.outcodes.map(areaOf));
}

/** The letters that a postcode district begins with: `CH` of `CH41`. */
const areaOf = (outcode: string): Shard => outcode.replace(/\d.*$/, '');
