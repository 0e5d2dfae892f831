import { DatabaseSync } from 'node:sqlite';
import { expiryAttribute, indexKey, type TableName, tables } from '../../schemas/tables.ts';

/**
 * Both tables in one SQLite file, made if they are not there. What is committed survives a power cut: every COMMIT is
 * on the disk (`synchronous=FULL`) before it returns.
 * @param path of the file; `:memory:` keeps nothing
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyMilliseconds });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  for (const table of tableNames) database.exec(definitionOf(table));
  return database;
}

/** How long to wait for another process, such as a backup, that is writing: it blocks this whole process meanwhile. */
const busyMilliseconds = 2000;

const tableNames = Object.keys(tables) as TableName[];

/** pk, sk, the item, then two columns for each list. */
export const columnsOf = (table: TableName): string[] => [
  'pk',
  'sk',
  'version',
  'doc',
  expiryAttribute,
  ...tables[table].indexes.flatMap(index => Object.values(indexKey(index))),
];

function definitionOf(table: TableName): string {
  const listColumns = tables[table].indexes.flatMap(index => Object.values(indexKey(index)));
  const lists = tables[table].indexes.map(index => {
    const { pk, sk } = indexKey(index);
    return `CREATE INDEX IF NOT EXISTS ${table}_${index} ON ${table} (${pk}, ${sk}, pk, sk) WHERE ${pk} IS NOT NULL;`;
  });
  return `
    CREATE TABLE IF NOT EXISTS ${table} (
      pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL, ${expiryAttribute} INTEGER,
      ${listColumns.map(column => `${column} TEXT,`).join(' ')}
      PRIMARY KEY (pk, sk)
    ) STRICT;
    ${lists.join('\n')}`;
}
