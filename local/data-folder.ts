import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isImageFile } from '../adapters/embedded/image-files.ts';
import { CannotStart } from './cannot-start.ts';

/** Where everything that must outlive the process is kept, by one process at a time. */
export interface DataFolder extends DataFiles {
  /** Lets another process have the folder. */
  close(): void;
}

export interface DataFiles {
  readonly database: string;
  /** A folder of its own: one file for each image of the directory. */
  readonly images: string;
  readonly identityKey: string;
  readonly signingKey: string;
  readonly log: string;
}

/** What there is, or will be, in a data folder. */
export const filesIn = (folder: string): DataFiles => ({
  database: join(folder, 'life-rooms.db'),
  images: join(folder, 'images'),
  identityKey: join(folder, 'identity.key'),
  signingKey: join(folder, 'signing-key.json'),
  log: join(folder, 'service.log'),
});

/**
 * @param path made if it is not there; left out: a new folder that is deleted when it is closed
 * @throws CannotStart when it cannot be written or another process has it
 */
export function openDataFolder(path: string | undefined, { reset }: { reset: boolean }): DataFolder {
  const folder = path === undefined ? mkdtempSync(join(tmpdir(), 'life-rooms-')) : makeFolder(resolve(path));
  const unlock = lock(folder);
  if (reset) empty(folder);
  return {
    ...filesIn(folder),
    close() {
      unlock();
      if (path === undefined) rmSync(folder, { recursive: true });
    },
  };
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch {
    throw new CannotStart(`The data folder ${folder} cannot be made: choose another with --data.`);
  }
}

/** An SQLite lock, because the operating system lets go of it however the process ends. */
function lock(folder: string): () => void {
  try {
    const holder = new DatabaseSync(join(folder, 'service.lock'));
    holder.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return () => holder.close();
  } catch {
    throw new CannotStart(`The data folder ${folder} is in use by another process, or cannot be written.`);
  }
}

/** Only what the service made: the folder may be one that somebody named by mistake. */
function empty(folder: string): void {
  const { database, images, identityKey, signingKey, log } = filesIn(folder);
  const stored = existsSync(images) ? readdirSync(images) : [];
  const made = stored.filter(isImageFile).map(name => join(images, name));
  const files = [database, `${database}-wal`, `${database}-shm`, identityKey, signingKey, log, ...made];
  for (const file of files.filter(name => existsSync(name))) rmSync(file);
  if (existsSync(images) && made.length === stored.length) rmdirSync(images);
}
