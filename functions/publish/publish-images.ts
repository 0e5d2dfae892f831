import { format } from '../../domain/matching/engine/layout.ts';
import { currentRuleset } from '../../domain/matching/ruleset.ts';
import { BusyError, ConflictError, type DirectorySnapshot, type PublishedManifest } from '../../domain/ports.ts';
import type { ContentHash, Manifest } from '../../schemas/manifest.ts';
import type { Instant } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { storeDirectory } from './store-directory.ts';
import { spoiltIn } from './stored-whole.ts';

type Needs = Pick<World, 'directory' | 'manifests' | 'images' | 'clock' | 'count' | 'log'>;
export type Published =
  | 'published'
  | 'nothing has changed'
  | 'the directory is empty'
  | 'too soon'
  | 'the directory is being replaced'
  | 'overtaken';

/**
 * Publishes the directory as images whenever it or the ruleset has changed. Usually it only looks at two rows. The first time
 * in a process it looks at the stored images themselves as well, and makes those anew that are not whole.
 */
export function createPublisher(world: Needs): () => Promise<Published> {
  let isFirst = true;
  return async () => {
    const outcome = await publishImages(world, { isThorough: isFirst });
    isFirst = false;
    if (outcome === 'published') world.count('ImagesPublished');
    world.count('ImagesBehind', isBehind[outcome] ? 1 : 0); // zero included: silence would mean that nobody looks
    return outcome;
  };
}

const isBehind: Record<Published, boolean> = {
  published: false,
  'nothing has changed': false,
  'the directory is empty': false,
  'too soon': true,
  'the directory is being replaced': true,
  overtaken: true,
};

async function publishImages(world: Needs, { isThorough }: { isThorough: boolean }): Promise<Published> {
  // Versions only grow: read in this order, the directory is never older than what has been published of it.
  const before = await world.manifests.latest();
  const version = await world.directory.version();
  if (version === 0) return 'the directory is empty';
  const now = world.clock.now();
  const spoilt = before && isThorough ? await spoiltIn(before.manifest, world) : new Set<ContentHash>();
  if (before && spoilt.size === 0) {
    if (isOf(before.manifest, version)) return 'nothing has changed';
    if (isTooSoon(before.manifest, now)) return 'too soon';
  }
  const directory = await readWhole(world, version);
  if (!directory) return 'the directory is being replaced';
  const stored = await storeDirectory(world.images, directory, { images: reusable(before), spoilt });
  return announce(world, { directory: directory.version, ...madeBy, builtAt: now, ...stored }, before);
}

/** What images are made by, apart from the directory. */
const madeBy = { ruleset: currentRuleset.version, format: format.version };

const isMadeAlike = (manifest: Manifest) => manifest.ruleset === madeBy.ruleset && manifest.format === madeBy.format;
const isOf = (manifest: Manifest, version: number) => manifest.directory === version && isMadeAlike(manifest);

/** Changes that come together make one build. The clock may have been put back since the last: that is no reason to wait. */
const isTooSoon = ({ builtAt }: Manifest, now: Instant) =>
  Math.abs(Date.parse(now) - Date.parse(builtAt)) < secondsBetweenBuilds * 1000;

/** A little less than the minute between two looks, which is not kept to the second. */
const secondsBetweenBuilds = 50;

/** Nothing while the directory of this version, or a later one, cannot be read whole: the next look will see. */
async function readWhole({ directory }: Needs, version: number): Promise<DirectorySnapshot | undefined> {
  try {
    const snapshot = await directory.snapshot();
    return snapshot.version < version ? undefined : snapshot;
  } catch (error) {
    if (error instanceof BusyError) return undefined;
    throw error;
  }
}

/** What of the last manifest can stand in the next. */
const reusable = (before: PublishedManifest | undefined) =>
  before && isMadeAlike(before.manifest) ? before.manifest.images : [];

/** Only now, when all that it names is stored. */
async function announce(
  { manifests }: Needs,
  manifest: Manifest,
  before: PublishedManifest | undefined,
): Promise<Published> {
  try {
    await manifests.publish(manifest, before);
    return 'published';
  } catch (error) {
    if (error instanceof ConflictError) return 'overtaken';
    throw error;
  }
}
