import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Images } from '../../domain/ports.ts';

/** One file for each, named by its hash and readable by its owner alone. @param folder made when something is stored */
export function createImageFiles(folder: string): Images {
  return {
    async put(hash, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `${hash}.${randomUUID()}${draftEnding}`);
      await writeDurably(draft, bytes);
      await rename(draft, join(folder, hash));
    },
    async get(hash) {
      try {
        return await readFile(join(folder, hash));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}

/** Whether a file was made here: a whole one, or what a crash left of one. */
export const isImageFile = (name: string) => /^[0-9a-f]{64}$/.test(name) || name.endsWith(draftEnding);

const draftEnding = '.draft';

/** On the disk before it has its name, so that a half-written file never has one. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
