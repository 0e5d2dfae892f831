import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { openDataFolder } from './data-folder.ts';

test('a folder serves one service at a time', () => {
  const path = aFolder();
  const first = openDataFolder(path, { reset: false });

  expect(() => openDataFolder(path, { reset: true })).toThrow(CannotStart);
  first.close();
  openDataFolder(path, { reset: false }).close();
});

test('to begin anew deletes what the service made and nothing else', () => {
  const path = aFolder();
  const before = openDataFolder(path, { reset: false });
  for (const file of [before.database, before.identityKey, before.signingKey, before.log]) writeFileSync(file, 'old');
  mkdirSync(before.images);
  writeFileSync(join(before.images, 'a'.repeat(64)), 'old');
  writeFileSync(join(path, 'thesis.txt'), 'years of work');
  before.close();

  openDataFolder(path, { reset: true }).close();

  expect(readdirSync(path).sort()).toEqual(['service.lock', 'thesis.txt']);
  expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('years of work');
});

test('pictures that somebody keeps in a folder called images stay there', () => {
  const path = aFolder();
  const { images, close } = openDataFolder(path, { reset: false });
  mkdirSync(images);
  for (const name of ['b'.repeat(64), 'holiday.jpg']) writeFileSync(join(images, name), 'old');
  close();

  openDataFolder(path, { reset: true }).close();

  expect(readdirSync(images)).toEqual(['holiday.jpg']);
});

test('a folder that nobody named is gone when it is closed', () => {
  const folder = openDataFolder(undefined, { reset: false });
  const path = dirname(folder.database);
  expect(readdirSync(path)).toEqual(['service.lock']);

  folder.close();

  expect(() => readdirSync(path)).toThrow('ENOENT');
});

test('a folder that cannot be made is refused in a sentence', () => {
  const file = join(aFolder(), 'file');
  writeFileSync(file, '');

  expect(() => openDataFolder(join(file, 'below'), { reset: false })).toThrow(CannotStart);
});

function aFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'data-folder-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}
