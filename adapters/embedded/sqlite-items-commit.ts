import type { DatabaseSync } from 'node:sqlite';
import { BusyError } from '../../domain/ports.ts';

/** What of a database it takes to group its commits. */
export type Committing = Pick<DatabaseSync, 'exec' | 'isOpen' | 'isTransaction'>;

/** One transaction's writes. It throws to be undone. */
export type Work = () => void;

interface Waiting {
  readonly work: Work;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Transactions asked for in the same turn of the event loop share one COMMIT, and so the one wait for the disk. Each
 * keeps its own fate in a savepoint, and hears of it only when the COMMIT is durable.
 * @throws BusyError when another process keeps the database locked
 */
export function createGroupCommit(database: Committing): (work: Work) => Promise<void> {
  let group: Waiting[] = [];
  const commitGroup = () => {
    const all = group;
    group = [];
    try {
      for (const settle of commit(database, all)) settle();
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      for (const { reject } of all) reject(isLocked(error) ? new BusyError('the database is locked') : error);
    }
  };
  return work =>
    new Promise((resolve, reject) => {
      group.push({ work, resolve, reject });
      if (group.length === 1) setImmediate(commitGroup);
    });
}

/** Returns how to tell each of them, now that it is certain. */
function commit(database: Committing, group: readonly Waiting[]): (() => void)[] {
  database.exec('BEGIN IMMEDIATE');
  const fates = group.map(waiting => attempt(database, waiting));
  database.exec('COMMIT');
  return fates;
}

function attempt(database: Committing, { work, resolve, reject }: Waiting): () => void {
  database.exec('SAVEPOINT one');
  try {
    work();
  } catch (error) {
    // A full or failing disk has rolled back everything, this savepoint too: then this throws, and all are rejected.
    database.exec('ROLLBACK TO one; RELEASE one');
    return () => reject(error);
  }
  database.exec('RELEASE one');
  return resolve;
}

const sqliteBusy = 5; // SQLITE_BUSY; its extended codes have it in their low byte

const isLocked = (error: unknown) =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  (error.errcode & 0xff) === sqliteBusy;
