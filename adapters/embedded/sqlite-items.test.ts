import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { BusyError } from '../../domain/ports.ts';
import { anItem, put } from '../contract/item-store-samples.ts';
import { openDatabase } from './database.ts';
import { createSqliteItems } from './sqlite-items.ts';
import { type Committing, createGroupCommit } from './sqlite-items-commit.ts';

test('what was committed is there after a restart', async () => {
  const path = await aPath();
  const before = aDatabase(path);
  await createSqliteItems(before, Date.now).transact([put(anItem())]);
  before.close();

  const items = createSqliteItems(aDatabase(path), Date.now);

  expect(await items.get('cases', anItem())).toEqual(anItem());
});

test('a process that is killed loses nothing that it was told is safe, and leaves nothing by halves', async () => {
  const path = await aPath();

  const acknowledged = await writeAndKill(path, 200);

  const database = aDatabase(path);
  const items = createSqliteItems(database, Date.now);
  for (const pk of acknowledged) expect((await items.query('cases', { pk, limit: 3 })).items).toHaveLength(2);
  const halves = database.prepare('SELECT pk FROM cases GROUP BY pk HAVING count(*) <> 2').all();
  expect(halves).toEqual([]);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
});

test('every commit waits for the disk', () => {
  const database = aDatabase(':memory:');

  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
});

test('transactions of one turn share one commit, and those of the next have their own', async () => {
  const { committing, statements } = aWatchedDatabase();
  const commit = createGroupCommit(committing);

  await Promise.all(Array.from({ length: 20 }, () => commit(() => undefined)));
  await commit(() => undefined);

  expect(statements.filter(sql => sql === 'COMMIT')).toHaveLength(2);
});

test('nobody hears that it is done before the commit', async () => {
  const { committing, statements } = aWatchedDatabase();
  const commit = createGroupCommit(committing);

  const heard = [commit(() => undefined), commit(() => undefined)].map(done => done.then(() => statements.at(-1)));

  expect(await Promise.all(heard)).toEqual(['COMMIT', 'COMMIT']);
});

test('when the commit itself fails everyone hears of it, and the next ones start anew', async () => {
  const { committing, database, failOnce } = aWatchedDatabase();
  const commit = createGroupCommit(committing);
  const insert = (pk: string) => () =>
    void database.exec(`INSERT INTO cases (pk, sk, version, doc) VALUES ('${pk}', 'x', 1, '{}')`);
  failOnce('COMMIT');

  const outcomes = await Promise.allSettled([commit(insert('a')), commit(insert('b'))]);
  await commit(insert('c'));

  expect(outcomes.map(outcome => outcome.status)).toEqual(['rejected', 'rejected']);
  expect(database.prepare('SELECT pk FROM cases').all()).toEqual([{ pk: 'c' }]);
});

test('on a full disk what is refused is not there, and what is acknowledged is', async () => {
  const database = aDatabase(await aPath());
  const items = createSqliteItems(database, Date.now);
  database.exec('PRAGMA max_page_count = 30');
  const sizes = [1, 1, 1_000_000, 1];

  const outcomes = await Promise.allSettled(
    sizes.map((size, i) => items.transact([put(anItem({ sk: `${i}`, doc: { padding: 'x'.repeat(size) } }))])),
  );

  expect(outcomes[2]?.status).toBe('rejected');
  for (const [i, { status }] of outcomes.entries())
    expect((await items.get('cases', { pk: 'A', sk: `${i}` })) !== undefined).toBe(status === 'fulfilled');
  await items.transact([put(anItem({ sk: 'after' }))]);
  expect(await items.get('cases', { pk: 'A', sk: 'after' })).toBeDefined();
});

test('while another process keeps the database locked the store is busy', async () => {
  const path = await aPath();
  const database = aDatabase(path);
  const items = createSqliteItems(database, Date.now);
  database.exec('PRAGMA busy_timeout = 0');
  const other = aDatabase(path);
  other.exec('BEGIN IMMEDIATE');

  await expect(items.transact([put(anItem())])).rejects.toBeInstanceOf(BusyError);
  other.exec('ROLLBACK');

  await items.transact([put(anItem())]);
});

test('a closed database refuses instead of leaving callers waiting', async () => {
  const database = aDatabase(':memory:');
  const outcome = createSqliteItems(database, Date.now).transact([put(anItem())]);

  database.close();

  await expect(outcome).rejects.toThrow('not open');
});

async function aPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sqlite-items-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'records.db');
}

function aDatabase(path: string) {
  const database = openDatabase(path);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

function aWatchedDatabase() {
  const database = aDatabase(':memory:');
  const statements: string[] = [];
  const failing = new Set<string>();
  const committing: Committing = {
    exec(sql) {
      statements.push(sql);
      if (failing.delete(sql)) throw new Error('disk I/O error');
      database.exec(sql);
    },
    get isOpen() {
      return database.isOpen;
    },
    get isTransaction() {
      return database.isTransaction;
    },
  };
  return { committing, database, statements, failOnce: (sql: string) => failing.add(sql) };
}

/** Kills the writer once it has been told of so many transactions. @returns all that it was told of until it died */
async function writeAndKill(path: string, enough: number): Promise<string[]> {
  const program = fileURLToPath(new URL('./sqlite-items-writer.ts', import.meta.url));
  const writer = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  for await (const pk of createInterface({ input: writer.stdout })) {
    acknowledged.push(pk);
    if (acknowledged.length === enough) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
  return acknowledged;
}
