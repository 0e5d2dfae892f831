import { describe, expect, onTestFinished, test } from 'vitest';
import { ConflictError } from '../../domain/ports.ts';
import { Manifest } from '../../schemas/manifest.ts';
import { createManifests } from '../tables/manifests.ts';
import type { OpenItems } from './item-stores.ts';

/** What every manifest promises. */
export function manifestsContract(name: string, open: () => Promise<OpenItems>): void {
  const openManifests = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return createManifests(items);
  };

  describe(`${name} as the place of the manifest`, () => {
    test('nothing is published until something is, and then it is the last', async () => {
      const manifests = await openManifests();
      expect(await manifests.latest()).toBeUndefined();

      await manifests.publish(aManifest(3), undefined);
      await manifests.publish(aManifest(4), await manifests.latest());

      expect(await manifests.latest()).toEqual({ version: 2, manifest: aManifest(4) });
    });

    test('of two who publish at once, one does', async () => {
      const manifests = await openManifests();
      await manifests.publish(aManifest(3), undefined);
      const before = await manifests.latest();

      const outcomes = await Promise.allSettled([4, 5].map(version => manifests.publish(aManifest(version), before)));

      const failures = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(failures).toEqual([expect.any(ConflictError)]);
    });

    test('a slow builder never puts an older directory in the place of a newer one', async () => {
      const manifests = await openManifests();
      const noneYet = await manifests.latest();
      await manifests.publish(aManifest(5), undefined);

      await expect(manifests.publish(aManifest(4), noneYet)).rejects.toBeInstanceOf(ConflictError);
      const lookedAgain = manifests.publish(aManifest(4), await manifests.latest());
      await expect(lookedAgain).rejects.toBeInstanceOf(ConflictError);

      expect(await manifests.latest()).toMatchObject({ manifest: { directory: 5 } });
    });
  });
}

const aManifest = (directory: number): Manifest =>
  Manifest.parse({
    directory,
    ruleset: 'v2',
    format: 1,
    builtAt: '2026-11-23T10:00:00Z',
    images: [{ shard: 'national', hash: '0'.repeat(64), bytes: 1, offers: 0, directory: 1, content: '1'.repeat(64) }],
    partners: { hash: '2'.repeat(64), bytes: 2 },
  });
