import type { ContentHash, Manifest } from '../../schemas/manifest.ts';
import { contentHash } from '../shell/fingerprint.ts';
import type { World } from '../world.ts';

/** What a manifest names and is not stored as it was. */
export async function spoiltIn(
  { images: shards, partners }: Manifest,
  { images, log }: Pick<World, 'images' | 'log'>,
): Promise<ReadonlySet<ContentHash>> {
  const spoilt = new Set<ContentHash>();
  for (const { hash } of [...shards, partners]) {
    const bytes = await images.get(hash);
    if (bytes && contentHash(bytes) === hash) continue;
    log.warn('stored image is not whole', { hash });
    spoilt.add(hash);
  }
  return spoilt;
}
