import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from './cannot-start.ts';

/** Where everything that must outlive the process is kept, by one process at a time. */
export interface DataFolder {
  readonly database: string;
  readonly identityKey: string;
  readonly signingKey: string;
  readonly log: string;
  /** Lets another process have the folder. */
  close(): void;
}

/**
 * @param path made if it is not there; left out: a new folder that is deleted when it is closed
 * @throws CannotStart when it cannot be written or another process has it
 */
export function openDataFolder(path: string | undefined, { reset }: { reset: boolean }): DataFolder {
  const folder = path === undefined ? mkdtempSync(join(tmpdir(), 'life-rooms-')) : makeFolder(resolve(path));
  const unlock = lock(folder);
  if (reset) empty(folder);
  return {
    database: join(folder, database),
    identityKey: join(folder, identityKey),
    signingKey: join(folder, signingKey),
    log: join(folder, log),
    close() {
      unlock();
      if (path === undefined) rmSync(folder, { recursive: true });
    },
  };
}

const database = 'life-rooms.db';
const identityKey = 'identity.key';
const signingKey = 'signing-key.json';
const log = 'service.log';

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
  const made = [database, `${database}-wal`, `${database}-shm`, identityKey, signingKey, log].map(name =>
    join(folder, name),
  );
  for (const file of made.filter(name => existsSync(name))) rmSync(file);
}
