import { ConflictError, type Manifests } from '../../domain/ports.ts';
import { Manifest } from '../../schemas/manifest.ts';
import type { ItemStore } from './item-store.ts';
import { manifestKey } from './keys.ts';

/** The manifest is one row of the directory table. */
export function createManifests(items: ItemStore): Manifests {
  return {
    async latest() {
      const item = await items.get('directory', manifestKey);
      return item && { version: item.version, manifest: Manifest.parse(item.doc) };
    },
    async publish(manifest, before) {
      if (before && before.manifest.directory > manifest.directory)
        throw new ConflictError(`version ${manifest.directory} of the directory is older than what is published`);
      const put = { ...manifestKey, version: (before?.version ?? 0) + 1, doc: manifest };
      await items.transact([{ table: 'directory', put, expect: before ? { version: before.version } : 'absent' }]);
    },
  };
}
