import { shardsFor } from '../../domain/directory/shards.ts';
import type { Image } from '../../domain/matching/engine/image.ts';
import type { OfferImages, OffersAtHand, PublishedManifest } from '../../domain/ports.ts';
import type { Partner } from '../../schemas/directory.ts';
import type { ContentHash, Manifest } from '../../schemas/manifest.ts';
import type { Instant } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { isRefused, openStoredImage, openStoredPartners, type StoredRefusal } from './stored-image.ts';

type Needs = Pick<World, 'manifests' | 'images' | 'clock' | 'log' | 'count'>;

/**
 * Images of offers, kept in memory. What is lost or spoilt is refused, said and counted, and the manifest before goes on
 * being used: an older proposal does no harm.
 * @param budget bytes of images to keep: a quarter of what the function has, unless told
 */
export function createOfferImages(world: Needs, budget = 128 * 1024 * 1024): OfferImages {
  const manifests = createManifestReader(world);
  const take = createTaking(world, budget);

  async function open({ manifest }: PublishedManifest, outcode: string | undefined): Promise<OffersAtHand | undefined> {
    const shards = shardsFor(
      outcode,
      manifest.images.map(({ shard }) => shard),
    );
    const wanted = manifest.images.filter(({ shard }) => shards.includes(shard));
    const [partners, ...opened] = await Promise.all([take.partners(manifest.partners), ...wanted.map(take.image)]);
    const images = opened.filter(image => image !== undefined);
    if (!partners || images.length < wanted.length) return undefined;
    return {
      manifest,
      images: wanted.map(({ shard, hash }) => ({ shard, hash })),
      imaged: { images, partners },
    };
  }

  return {
    async imagesFor(outcode) {
      for (const published of await manifests.usable(take)) {
        const found = await open(published, outcode);
        if (found) return found;
      }
      throw new Error('there is no whole image of the directory');
    },
  };
}

/** So old may be what is known of the manifest. */
const lookAgainAfterSeconds = 30;

/** The manifest that was found last, and the one before it unless something of that was refused. */
function createManifestReader({ manifests, clock }: Needs) {
  let latest: PublishedManifest | undefined;
  let previous: PublishedManifest | undefined;
  let lookedAt: Instant | undefined;

  async function look(take: Taking): Promise<void> {
    const found = await manifests.latest();
    lookedAt = clock.now();
    if (found && !(latest && isSame(found, latest))) {
      if (latest && !take.hasRefused()) previous = latest;
      latest = found;
    }
    take.tryAgain();
  }

  return {
    async usable(take: Taking): Promise<PublishedManifest[]> {
      if (!lookedAt || secondsBetween(lookedAt, clock.now()) >= lookAgainAfterSeconds) await look(take);
      return [latest, previous].filter(published => published !== undefined);
    },
  };
}

/** The count of manifests begins anew when an operator has removed the row. */
const isSame = (one: PublishedManifest, other: PublishedManifest) =>
  one.version === other.version && one.manifest.builtAt === other.manifest.builtAt;

/** Either way: a clock that was put back is no reason to believe an old manifest for long. */
const secondsBetween = (a: Instant, b: Instant) => Math.abs(Date.parse(a) - Date.parse(b)) / 1000;

type Named = Pick<Manifest['partners'], 'hash' | 'bytes'>;

interface Taking {
  image(named: Named): Promise<Image | undefined>;
  partners(named: Named): Promise<readonly Partner[] | undefined>;
  hasRefused(): boolean;
  /** What was refused may have been mended. */
  tryAgain(): void;
}

/** Takes from memory or from the store. What is refused is said once, and not loaded again until it is time to. */
function createTaking({ images, log, count }: Needs, budget: number): Taking {
  const refused = new Set<ContentHash>();
  const imageShelf = createShelf<Image | StoredRefusal>(budget);
  const partnerShelf = createShelf<readonly Partner[] | StoredRefusal>(budget / 16);

  async function take<Thing extends object>(
    shelf: Shelf<Thing | StoredRefusal>,
    { hash, bytes }: Named,
    load: () => Promise<Thing | StoredRefusal>,
  ): Promise<Thing | undefined> {
    if (refused.has(hash)) return undefined;
    const taken = await shelf.take(hash, bytes, load);
    if (!isRefused(taken)) return taken;
    shelf.remove(hash);
    if (!refused.has(hash)) {
      refused.add(hash);
      log.error('image refused', { hash, because: taken.refused });
      count('ImageRefused');
    }
    return undefined;
  }

  return {
    image: named => take(imageShelf, named, () => openStoredImage(images, named.hash)),
    partners: named => take(partnerShelf, named, () => openStoredPartners(images, named.hash)),
    hasRefused: () => refused.size > 0,
    tryAgain: () => refused.clear(),
  };
}
