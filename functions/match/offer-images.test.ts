import { expect, onTestFinished, test } from 'vitest';
import type { Images, OffersAtHand } from '../../domain/ports.ts';
import { PartnerId } from '../../schemas/ids.ts';
import type { ContentHash } from '../../schemas/manifest.ts';
import { anOffer, aPartner } from '../../tests/samples.ts';
import { imagesInMemory, openWorld, type TestWorld } from '../../tests/world.ts';
import { createOfferImages } from './offer-images.ts';

test('somebody’s images are their area’s and the national one; all, where nobody has said where they live', async () => {
  const { reader } = await aReader();

  expect(shardsOf(await reader.imagesFor('L9'))).toEqual(['national', 'L']);
  expect(shardsOf(await reader.imagesFor('ZZ99'))).toEqual(['national']);
  expect(shardsOf(await reader.imagesFor(undefined))).toEqual(['national', 'L', 'PR']);
});

test('the partners are those of the same directory, whatever has become of them since', async () => {
  const { world, reader } = await aReader();
  const content = await world.directory.snapshot();
  const partners = [aPartner({ id: PartnerId.parse('partner-neighbours'), name: 'Renamed' })];
  await world.upkeep.replace({ ...content, partners, callers: [] });

  expect((await reader.imagesFor('L9')).imaged.partners).toEqual([aPartner()]);
});

test('what has been read is read again from memory, by many at once', async () => {
  const { reads, reader } = await aReader();

  await Promise.all(Array.from({ length: 10 }, () => reader.imagesFor('L9')));
  await reader.imagesFor('L4');

  expect(reads).toHaveLength(3);
});

test('a new manifest is seen within half a minute, and not looked for before', async () => {
  const { world, reader } = await aReader();
  const first = await reader.imagesFor('L9');
  await change(world);

  world.passSeconds(29);
  expect((await reader.imagesFor('L9')).manifest).toBe(first.manifest);
  world.passSeconds(1);

  expect((await reader.imagesFor('L9')).manifest.directory).toBe(await world.directory.version());
});

test('within the budget, those used least go first', async () => {
  const { world, reads } = await aReader();
  const { manifest } = (await world.manifests.latest()) ?? {};
  const size = Math.max(...(manifest?.images.map(({ bytes }) => bytes) ?? []));
  const small = createOfferImages(world, size * 2.5);
  const readsFor = async (outcode: string) => {
    reads.length = 0;
    await small.imagesFor(outcode);
    return reads.length;
  };

  expect(await readsFor('L9')).toBe(3);
  expect(await readsFor('PR8')).toBe(1);
  expect(await readsFor('PR8')).toBe(0);
  expect(await readsFor('L9')).toBe(1);
});

test('a spoilt image is refused, said and counted once, and the one before goes on being used', async () => {
  const { world, stored, counted, reader } = await aReader();
  const good = await reader.imagesFor('L9');
  await change(world);
  const bad = await hashOf(world, 'L');
  stored.set(bad, (stored.get(bad) ?? new Uint8Array()).subarray(0, 100));
  world.passSeconds(30);

  const answers = [await reader.imagesFor('L9'), await reader.imagesFor('L4')];

  for (const { manifest, images } of answers)
    expect({ manifest, images }).toEqual({ manifest: good.manifest, images: good.images });
  expect(counted).toEqual(['ImageRefused']);
  expect(world.logged).toEqual([{ level: 'error', message: 'image refused', hash: bad, because: 'spoilt' }]);
});

test('whoever has no need of the spoilt image is not held back by it', async () => {
  const { world, stored, reader } = await aReader();
  await reader.imagesFor('PR8');
  await change(world);
  stored.delete(await hashOf(world, 'L'));
  world.passSeconds(30);

  const { manifest } = await reader.imagesFor('PR8');

  expect(manifest.directory).toBe(await world.directory.version());
});

test('an image that is mended is used again', async () => {
  const { world, stored, reader } = await aReader();
  const hash = await hashOf(world, 'L');
  const whole = stored.get(hash) ?? new Uint8Array();
  stored.set(
    hash,
    whole.map((byte, i) => (i === whole.length - 3 ? byte ^ 1 : byte)),
  );
  await expect(reader.imagesFor('L9')).rejects.toThrow('there is no whole image of the directory');

  stored.set(hash, whole);
  await expect(reader.imagesFor('L9')).rejects.toThrow('there is no whole image of the directory');
  world.passSeconds(30);

  expect(shardsOf(await reader.imagesFor('L9'))).toEqual(['national', 'L']);
});

test('partners that are spoilt are refused as well', async () => {
  const { world, stored, reader } = await aReader();
  const { manifest } = (await world.manifests.latest()) ?? {};
  stored.set(String(manifest?.partners.hash), new TextEncoder().encode('[]'));

  await expect(reader.imagesFor('L9')).rejects.toThrow('there is no whole image of the directory');
});

test('a store that does not answer is not a spoilt image: it is asked again', async () => {
  const { world, counted } = await aReader();
  let isDown = true;
  const images: Images = {
    ...world.images,
    get: hash => (isDown ? Promise.reject(new Error('no answer')) : world.images.get(hash)),
  };
  const reader = createOfferImages({ ...world, images });
  await expect(reader.imagesFor('L9')).rejects.toThrow('no answer');

  isDown = false;

  expect(shardsOf(await reader.imagesFor('L9'))).toEqual(['national', 'L']);
  expect(counted).toEqual([]);
});

/** Four offers of one partner, published: one for anybody, one for each bank and coast. */
async function aReader() {
  const stored = new Map<string, Uint8Array>();
  const counted: string[] = [];
  const reads: ContentHash[] = [];
  const kept = imagesInMemory(stored);
  const images: Images = {
    ...kept,
    async get(hash) {
      reads.push(hash);
      return kept.get(hash);
    },
  };
  const world = await openWorld({ images, count: metric => void (metric === 'ImageRefused' && counted.push(metric)) });
  onTestFinished(world.close);
  const area = (outcode: string) => ({ area: { outcodes: [outcode] } });
  const offers = [
    anOffer({ id: 'offer-anywhere' }),
    anOffer({ id: 'offer-liverpool', ...area('L9') }),
    anOffer({ id: 'offer-southport', ...area('PR8') }),
  ];
  await world.upkeep.replace({ ...(await world.directory.snapshot()), offers, partners: [aPartner()], callers: [] });
  world.passMinutes(1);
  await world.publish();
  reads.length = 0;
  return { world, stored, counted, reads, reader: createOfferImages(world) };
}

/** The offer of Liverpool gets another name, and that is published. */
async function change(world: TestWorld): Promise<void> {
  const { offers } = await world.directory.snapshot();
  const offer = offers.find(({ id }) => id === 'offer-liverpool');
  if (!offer) throw new Error('Liverpool has an offer');
  const record = await world.directory.offer(offer.id);
  await world.directory.amendOffer(offer.id, { name: `${offer.name} again` }, record?.version ?? 0);
  world.passMinutes(1);
  await world.publish();
  world.passMinutes(-1);
}

async function hashOf(world: TestWorld, shard: string): Promise<ContentHash> {
  const published = await world.manifests.latest();
  const image = published?.manifest.images.find(one => one.shard === shard);
  if (!image) throw new Error(`${shard} is not published`);
  return image.hash;
}

const shardsOf = ({ images }: OffersAtHand) => images.map(({ shard }) => shard);
