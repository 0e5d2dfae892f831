import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Hasher } from '../../domain/ports.ts';
import { keyedHasher } from '../keyed-hasher.ts';

/**
 * Keyed by a file that is made at first use, readable by its owner alone. Whoever loses it can never again recognise a
 * person by NHS number, birth date or phone: back it up with the database, and keep the two backups apart.
 */
export function createKeyFileHasher(path: string): Hasher {
  return keyedHasher(async () => {
    if (!existsSync(path)) await makeKey(path);
    const key = await readFile(path, 'utf8');
    if (key === '') throw new Error(`the key file ${path} is empty: restore it from a backup`);
    return key;
  });
}

/** On the disk before it has its name, so that a crash leaves a whole key or none. */
async function makeKey(path: string): Promise<void> {
  const draft = `${path}.draft`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
  await rename(draft, path);
}
