import { expect, onTestFinished, test } from 'vitest';
import { currentRuleset } from '../../domain/matching/ruleset.ts';
import type { Directory, Images } from '../../domain/ports.ts';
import { BusyError } from '../../domain/ports.ts';
import type { OfferId } from '../../schemas/ids.ts';
import type { ContentHash, Manifest } from '../../schemas/manifest.ts';
import { at } from '../../tests/samples.ts';
import { imagesInMemory, openWorld } from '../../tests/world.ts';
import { createPublisher } from './publish-images.ts';

test('the directory is published once, in parts that hold every offer, and then left alone until it changes', async () => {
  const { world, writes, publish } = await aPublisher();
  const { offers, version } = await world.directory.snapshot();

  const [first, second] = [await publish(), await publish()];

  expect([first, second]).toEqual(['nothing has changed', 'nothing has changed']);
  expect(writes).toEqual([]);
  const { images, ...manifest } = await published(world);
  expect(manifest).toMatchObject({ directory: version, ruleset: currentRuleset.version, builtAt: world.clock.now() });
  expect(images.map(({ shard }) => shard)).toEqual(expect.arrayContaining(['national', 'L', 'PR']));
  expect(images.reduce((sum, image) => sum + image.offers, 0)).toBeGreaterThanOrEqual(offers.length);
});

test('when one offer changes only the images it is in are made anew', async () => {
  const { world, writes, publish } = await aPublisher();
  const before = await published(world);
  const changed = await pauseOne(world);
  world.passMinutes(1);

  expect(await publish()).toBe('published');

  const after = await published(world);
  const inside =
    changed === 'anywhere' || !changed ? ['national'] : changed.outcodes.map(code => code.replace(/\d.*/, ''));
  const moved = after.images.filter(({ hash }, i) => hash !== before.images[i]?.hash);
  expect(moved.map(({ shard }) => shard)).toEqual([...new Set(inside)]);
  expect(writes.filter(hash => hash !== after.partners.hash)).toEqual(moved.map(({ hash }) => hash));
  expect(after.partners).toEqual(before.partners);
  expect(after.directory).toBe(await world.directory.version());
});

test('many changes in one minute make one build', async () => {
  const { world, publish } = await aPublisher();
  world.passMinutes(1);
  await pauseOne(world);
  expect(await publish()).toBe('published');

  await pauseOne(world);
  expect(await publish()).toBe('too soon');
  world.passMinutes(1);

  expect(await publish()).toBe('published');
});

test('a clock that was put back does not keep a change from being published', async () => {
  const { world, publish } = await aPublisher();
  await pauseOne(world);
  world.setTime(at('2020-01-01T00:00:00Z'));

  expect(await publish()).toBe('published');
});

test('images made by another ruleset or in another format are made anew', async () => {
  for (const other of [{ ruleset: 'v1' }, { format: 99 }]) {
    const { world, writes, publish } = await aPublisher();
    const { images, ...manifest } = await published(world);
    await world.manifests.publish({ images, ...manifest, ...other }, await world.manifests.latest());
    world.passMinutes(1);

    expect(await publish()).toBe('published');

    expect(new Set(writes)).toEqual(new Set([...images.map(({ hash }) => hash), manifest.partners.hash]));
  }
});

test('a manifest never names what is not stored', async () => {
  const { world, stored } = await aPublisher();
  const before = await published(world);
  await pauseOne(world);
  world.passMinutes(1);
  const failing: Images = { ...world.images, put: () => Promise.reject(new Error('the disk is full')) };

  await expect(createPublisher({ ...world, images: failing })()).rejects.toThrow('the disk is full');
  expect(await published(world)).toEqual(before);

  expect(await createPublisher(world)()).toBe('published');
  const { images, partners } = await published(world);
  for (const { hash } of [...images, partners]) expect(stored.has(hash)).toBe(true);
});

test('what was lost or spoilt is made anew, byte for byte, when a process starts, and not looked for afterwards', async () => {
  const { world, stored, publish, logged } = await aPublisher();
  await pauseOne(world);
  world.passMinutes(1);
  await publish();
  const { images, partners } = await published(world);
  const [lost, spoilt] = images;
  if (!lost || !spoilt) throw new Error('there are several shards');
  stored.delete(lost.hash);
  stored.set(spoilt.hash, new Uint8Array(7));
  stored.delete(partners.hash);

  expect(await publish()).toBe('nothing has changed');
  expect(await createPublisher(world)()).toBe('published');

  const after = await published(world);
  expect(after.images.map(({ hash }) => hash)).toEqual(images.map(({ hash }) => hash));
  for (const { hash, bytes } of [...after.images, after.partners]) expect(stored.get(hash)?.byteLength).toBe(bytes);
  expect(logged('stored image is not whole')).toHaveLength(3);
});

test('while the directory is being replaced the last manifest stays', async () => {
  const { world } = await aPublisher();
  const before = await published(world);
  await pauseOne(world);
  world.passMinutes(1);
  const older = { ...(await world.directory.snapshot()), version: before.directory };

  for (const snapshot of [async () => older, () => Promise.reject(new BusyError('being replaced'))]) {
    const directory: Directory = { ...world.directory, snapshot };
    expect(await createPublisher({ ...world, directory })()).toBe('the directory is being replaced');
  }

  expect(await published(world)).toEqual(before);
});

test('a slow builder gives way to one that was quicker', async () => {
  const { world, publish } = await aPublisher();
  await pauseOne(world);
  world.passMinutes(1);
  const slow: Directory = {
    ...world.directory,
    async snapshot() {
      const older = await world.directory.snapshot();
      await pauseOne(world);
      await publish();
      return older;
    },
  };

  expect(await createPublisher({ ...world, directory: slow })()).toBe('overtaken');

  expect(await published(world)).toMatchObject({ directory: await world.directory.version() });
});

test('every look counts whether what is published is behind', async () => {
  const { world, counted, publish } = await aPublisher();
  await publish();
  world.passMinutes(1);
  await pauseOne(world);
  await publish();
  await pauseOne(world);
  await publish();

  expect(counted).toEqual([
    ['ImagesBehind', 0],
    ['ImagesPublished', 1],
    ['ImagesBehind', 0],
    ['ImagesBehind', 1],
  ]);
});

test('an empty directory is nothing to publish', async () => {
  const { world } = await aPublisher();
  const directory: Directory = { ...world.directory, version: async () => 0 };
  const manifests = { ...world.manifests, latest: async () => undefined };

  expect(await createPublisher({ ...world, directory, manifests })()).toBe('the directory is empty');
});

/** The demonstration, published. `publish` goes on as the process that published it. */
async function aPublisher() {
  const stored = new Map<string, Uint8Array>();
  const counted: (readonly [string, number])[] = [];
  const writes: ContentHash[] = [];
  const kept = imagesInMemory(stored);
  const images: Images = {
    ...kept,
    async put(hash, bytes) {
      writes.push(hash);
      await kept.put(hash, bytes);
    },
  };
  const world = await openWorld({ images, count: (metric, howMany = 1) => void counted.push([metric, howMany]) });
  onTestFinished(world.close);
  writes.length = 0;
  counted.length = 0;
  const logged = (message: string) => world.logged.filter(line => JSON.stringify(line).includes(message));
  return { world, stored, counted, writes, publish: world.publish, logged };
}

type TestWorld = Awaited<ReturnType<typeof openWorld>>;

async function published({ manifests }: TestWorld): Promise<Manifest> {
  const latest = await manifests.latest();
  if (!latest) throw new Error('nothing has been published');
  return latest.manifest;
}

/** @returns the area of the offer that was open and now is not */
async function pauseOne({ directory }: TestWorld) {
  const { offers } = await directory.snapshot();
  const open = offers.find(({ status }) => status === 'open');
  const id = open?.id as OfferId;
  const record = await directory.offer(id);
  await directory.amendOffer(id, { status: 'paused' }, record?.version ?? 0);
  return open?.area;
}
