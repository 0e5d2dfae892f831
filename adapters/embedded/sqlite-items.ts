import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import { expiryAttribute, indexKey, type TableName } from '../../schemas/tables.ts';
import { indexColumns, indexesOf } from '../tables/flat-item.ts';
import type { Item, ItemStore, Key, Query, Write } from '../tables/item-store.ts';
import { pageOf } from '../tables/paging.ts';
import { assertTransaction, conflictAt, isAsExpected, keyOf } from '../tables/transaction.ts';
import { columnsOf } from './database.ts';
import { createGroupCommit } from './sqlite-items-commit.ts';

/** @param database from openDatabase @param now milliseconds since 1970 */
export function createSqliteItems(database: DatabaseSync, now: () => number): ItemStore {
  const prepare = createStatements(database);
  const commit = createGroupCommit(database);
  const seconds = () => Math.floor(now() / 1000);
  return {
    async get(table, { pk, sk }) {
      const row = prepare(`SELECT * FROM ${table} WHERE pk = :pk AND sk = :sk AND ${alive}`).get({
        pk,
        sk,
        now: seconds(),
      });
      return row && readItem(row);
    },
    async query(table, question) {
      const { where, order, values } = selection(question);
      const rows = prepare(`SELECT * FROM ${table} WHERE ${where} AND ${alive} ORDER BY ${order} LIMIT :limit`).all({
        ...values,
        now: seconds(),
        limit: question.limit + 1,
      });
      return pageOf(rows.map(readItem), question);
    },
    async count(table, question) {
      const { where, values } = selection(question);
      const sql = `SELECT count(*) AS count FROM ${table} WHERE ${where} AND ${alive}`;
      return Counted.parse(prepare(sql).get({ ...values, now: seconds() })).count;
    },
    async transact(writes) {
      assertTransaction(writes);
      await commit(() => {
        for (const write of writes) apply(prepare, write);
      });
    },
  };
}

type Prepare = (sql: string) => StatementSync;

/** There are few different statements, and preparing one costs more than running it. */
function createStatements(database: DatabaseSync): Prepare {
  const statements = new Map<string, StatementSync>();
  return sql => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}

const alive = `(${expiryAttribute} IS NULL OR ${expiryAttribute} > :now)`;

/** Keys sort by their UTF-8 bytes, as they do in DynamoDB. Items of equal index keys follow one another by their own. */
function selection({ pk, index, from, to, prefix, after }: Omit<Query, 'limit'>) {
  const key = index ? indexKey(index) : { pk: 'pk', sk: 'sk' };
  const order = index ? `${key.sk}, pk, sk` : 'sk';
  const low = prefix ?? from;
  const high = prefix === undefined ? to : `${prefix}${lastCharacter}`;
  const conditions = [`${key.pk} = :partition`];
  const values: Record<string, SQLInputValue> = { partition: pk };
  if (low !== undefined) {
    conditions.push(`${key.sk} >= :low`);
    values['low'] = low;
  }
  if (high !== undefined) {
    conditions.push(`${key.sk} <= :high`);
    values['high'] = high;
  }
  if (after) {
    conditions.push(index ? `(${order}) > (:afterListed, :afterPk, :afterSk)` : 'sk > :afterSk');
    Object.assign(values, {
      afterSk: after.sk,
      ...(index && { afterPk: after.pk, afterListed: after.indexKey?.sk ?? '' }),
    });
  }
  return { where: conditions.join(' AND '), order, values };
}

const lastCharacter = '\u{10FFFF}';

function apply(prepare: Prepare, write: Write): void {
  const found = storedVersion(prepare, write.table, keyOf(write));
  if (!isAsExpected(write, found)) throw conflictAt(write, found);
  if ('put' in write) put(prepare, write.table, write.put);
  if ('remove' in write) prepare(`DELETE FROM ${write.table} WHERE pk = :pk AND sk = :sk`).run({ ...keyOf(write) });
}

function storedVersion(prepare: Prepare, table: TableName, { pk, sk }: Key): number | undefined {
  const row = prepare(`SELECT version FROM ${table} WHERE pk = :pk AND sk = :sk`).get({ pk, sk });
  return row && Stored.parse(row).version;
}

function put(prepare: Prepare, table: TableName, item: Item): void {
  const columns = columnsOf(table);
  const { pk, sk, version, doc, expiresAt = null } = item;
  const row: Record<string, SQLInputValue> = Object.fromEntries(columns.map(column => [column, null]));
  Object.assign(row, {
    pk,
    sk,
    version,
    doc: JSON.stringify(doc),
    [expiryAttribute]: expiresAt,
    ...indexColumns(item),
  });
  const places = columns.map(column => `:${column}`).join(', ');
  prepare(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(row);
}

const Stored = z.object({ version: z.int() });
const Counted = z.object({ count: z.int() });
const Row = z.object({
  pk: z.string(),
  sk: z.string(),
  version: z.int(),
  doc: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.unknown())),
  [expiryAttribute]: z.int().nullable(),
});

function readItem(row: Readonly<Record<string, unknown>>): Item {
  const { pk, sk, version, doc, expiresAt } = Row.parse(row);
  return { pk, sk, version, doc, ...indexesOf(row), ...(expiresAt !== null && { expiresAt }) };
}
