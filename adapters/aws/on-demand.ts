import type { Hasher, Images, QueueDesk, WorkQueue } from '../../domain/ports.ts';
import type { DeskSettings } from './desks.ts';

// For a function that seldom needs them: the SDK's client for a service is loaded and made when it is first used. One that
// needs it for most of what it does is better off without: a start has a whole processor, what is asked later a share of one.

/** As `awsImages`. */
export function imagesOnDemand(settings: { IMAGES_BUCKET: string }): Images {
  const images = once(async () => (await import('./images.ts')).awsImages(settings));
  return {
    put: async (hash, bytes) => (await images()).put(hash, bytes),
    get: async hash => (await images()).get(hash),
  };
}

/** As `awsHasher`. */
export function hasherOnDemand(secretId: string): Hasher {
  const hasher = once(async () => (await import('./secret-hasher.ts')).awsHasher(secretId));
  return { hash: async value => (await hasher()).hash(value) };
}

/** As `awsWakes`. */
export function wakesOnDemand<Name extends string>(addresses: Readonly<Record<Name, string>>): Record<Name, WorkQueue> {
  const queues = once(async () => (await import('./wakes.ts')).awsWakes(addresses));
  return eachOf(addresses, name => ({ wake: async what => (await queues())[name].wake(what) }));
}

/** As `awsDesks`. */
export function desksOnDemand<Name extends string>(
  settings: Readonly<Record<Name, DeskSettings>>,
): Record<Name, QueueDesk> {
  const desks = once(async () => (await import('./desks.ts')).awsDesks(settings));
  return eachOf(settings, name => ({
    depth: async () => (await desks())[name].depth(),
    deadLetters: async () => (await desks())[name].deadLetters(),
    async *redrive(id) {
      yield* (await desks())[name].redrive(id);
    },
    discard: async id => (await desks())[name].discard(id),
  }));
}

function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function eachOf<Name extends string, Port>(named: Readonly<Record<Name, unknown>>, portOf: (name: Name) => Port) {
  const names = Object.keys(named) as Name[];
  return Object.fromEntries(names.map(name => [name, portOf(name)])) as Record<Name, Port>;
}
