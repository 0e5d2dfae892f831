import { inShards } from '../../domain/directory/shards.ts';
import { buildImage } from '../../domain/matching/engine/build.ts';
import { currentRuleset } from '../../domain/matching/ruleset.ts';
import type { DirectorySnapshot, Images } from '../../domain/ports.ts';
import { ContentHash, type Manifest, type ShardImage } from '../../schemas/manifest.ts';
import { contentHash, fingerprint, sha256 } from '../shell/fingerprint.ts';

/**
 * Stores what the manifest of this directory will name. One image after the other, so that only one is in memory.
 * An image whose offers are the same still is not made again; if it has been spoilt it is, byte for byte, so that shortlists
 * that name it can be replayed.
 */
export async function storeDirectory(
  images: Images,
  directory: DirectorySnapshot,
  before: { readonly images: readonly ShardImage[]; readonly spoilt: ReadonlySet<ContentHash> },
): Promise<Pick<Manifest, 'images' | 'partners'>> {
  const stored: ShardImage[] = [];
  for (const [shard, offers] of inShards(directory.offers)) {
    const content = ContentHash.parse(fingerprint(offers));
    const same = before.images.find(image => image.shard === shard && image.content === content);
    if (same && !before.spoilt.has(same.hash)) {
      stored.push(same);
      continue;
    }
    const version = same?.directory ?? directory.version;
    const image = buildImage(offers, { ruleset: currentRuleset, directory: version, hash: sha256 });
    stored.push({ shard, ...(await store(images, image)), offers: offers.length, directory: version, content });
  }
  const partners = new TextEncoder().encode(JSON.stringify(directory.partners));
  return { images: stored, partners: await store(images, partners) };
}

async function store(images: Images, bytes: Uint8Array): Promise<{ hash: ContentHash; bytes: number }> {
  const hash = contentHash(bytes);
  await images.put(hash, bytes);
  return { hash, bytes: bytes.byteLength };
}
