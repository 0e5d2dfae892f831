import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hasherContract } from '../contract/hasher.ts';
import { createKeyFileHasher } from './key-file-hasher.ts';

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'trait-key-'));
  return { path: join(folder, 'trait-key'), close: () => rm(folder, { recursive: true }) };
}

hasherContract('A key file', async key => {
  const { path, close } = await openFolder();
  await writeFile(path, key);
  return { hasher: createKeyFileHasher(path), close };
});

async function aFolder() {
  const { path, close } = await openFolder();
  onTestFinished(close);
  return path;
}

test('the key is made at first use, for its owner alone, and found again after a restart', async () => {
  const path = await aFolder();

  const [first, together] = await Promise.all(['9990000018', '9990000018'].map(createKeyFileHasher(path).hash));
  const afterRestart = await createKeyFileHasher(path).hash('9990000018');

  expect(together).toBe(first);
  expect(afterRestart).toBe(first);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
});

test('no two services have the same key', async () => {
  const ours = createKeyFileHasher(await aFolder());
  const theirs = createKeyFileHasher(await aFolder());

  expect(await theirs.hash('9990000018')).not.toBe(await ours.hash('9990000018'));
});

test('an empty key file is never used as a key', async () => {
  const path = await aFolder();
  await writeFile(path, '');

  await expect(createKeyFileHasher(path).hash('9990000018')).rejects.toThrow('restore it from a backup');
});
