import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ContentHash } from '../../schemas/manifest.ts';
import { imagesContract } from '../contract/images.ts';
import { createImageFiles, isImageFile } from './image-files.ts';

async function openFolder() {
  const parent = await mkdtemp(join(tmpdir(), 'images-'));
  return { folder: join(parent, 'images'), close: () => rm(parent, { recursive: true }) };
}

imagesContract('A folder', async () => {
  const { folder, close } = await openFolder();
  return { images: createImageFiles(folder), spoil: hash => truncate(join(folder, hash), 7), close };
});

test('only its owner can read what is stored, and nothing half-written is left behind', async () => {
  const { folder, close } = await openFolder();
  onTestFinished(close);
  const hash = ContentHash.parse('a'.repeat(64));

  await createImageFiles(folder).put(hash, Buffer.from('anything'));

  expect(await readdir(folder)).toEqual([hash]);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, hash))).mode & 0o777).toBe(0o600);
});

test('while a large image is being stored its name is never that of a part of it', async () => {
  const { folder, close } = await openFolder();
  onTestFinished(close);
  const hash = ContentHash.parse('a'.repeat(64));
  const bytes = Buffer.alloc(24 * 1024 * 1024, 1);
  const sizes = new Set<number | 'not there'>();
  let isStored = false;

  const storing = createImageFiles(folder)
    .put(hash, bytes)
    .finally(() => {
      isStored = true;
    });
  while (!isStored) {
    const found = await stat(join(folder, hash)).catch(() => undefined);
    sizes.add(found?.size ?? 'not there');
  }
  await storing;

  expect([...sizes].filter(size => size !== 'not there' && size !== bytes.length)).toEqual([]);
  expect(sizes).toContain('not there');
});

test('a store that cannot write says so and shows nothing', async () => {
  const { folder, close } = await openFolder();
  onTestFinished(close);
  const images = createImageFiles(join(folder, 'x'.repeat(300)));

  await expect(images.put(ContentHash.parse('a'.repeat(64)), Buffer.from('anything'))).rejects.toThrow('ENAMETOOLONG');
});

test('its own files are known from those of others', () => {
  const hash = 'b'.repeat(64);

  expect([hash, `${hash}.1.draft`, 'thesis.txt', `${hash}.txt`].map(isImageFile)).toEqual([true, true, false, false]);
});
