import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  type GlobalSecondaryIndex,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { indexKey, type TableName, tables } from '../../schemas/tables.ts';
import { type OnRequest, startDynamo } from '../../tests/assembly/dynalite/server.ts';
import { createDocumentClient, createDynamoItems } from '../aws/dynamo-items.ts';
import { type BackOff, fullJitter } from '../aws/dynamo-items-retry.ts';
import { openDatabase } from '../embedded/database.ts';
import { createSqliteItems } from '../embedded/sqlite-items.ts';
import type { ItemStore } from '../tables/item-store.ts';

export interface OpenItems {
  readonly items: ItemStore;
  close(): Promise<void>;
}

/** Every store there is: what holds for one must hold for all. */
export const itemStores: readonly { readonly name: string; readonly open: () => Promise<OpenItems> }[] = [
  { name: 'SQLite in memory', open: () => openSqlite(':memory:') },
  { name: 'SQLite in a file', open: openSqliteFile },
  { name: 'DynamoDB', open: () => openDynamo() },
  ...(process.env['DYNAMODB_ENDPOINT'] ? [{ name: 'The DynamoDB of DYNAMODB_ENDPOINT', open: openGivenDynamo }] : []),
];

async function openSqlite(path: string): Promise<OpenItems> {
  const database = openDatabase(path);
  return { items: createSqliteItems(database, Date.now), close: async () => database.close() };
}

async function openSqliteFile(): Promise<OpenItems> {
  const folder = await mkdtemp(join(tmpdir(), 'item-store-'));
  const { items, close } = await openSqlite(join(folder, 'records.db'));
  return {
    items,
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

/** @param onRequest may inject faults; table making is not shown to it */
export async function openDynamo(onRequest?: OnRequest, backOff: BackOff = fullJitter): Promise<OpenItems> {
  const server = await startDynamo({
    onRequest: request => (request.operation.endsWith('Table') ? undefined : onRequest?.(request)),
  });
  const { items, close } = await openDynamoAt(server.url, { backOff });
  return {
    items,
    async close() {
      await close();
      await server.stop();
    },
  };
}

function openGivenDynamo(): Promise<OpenItems> {
  return openDynamoAt(process.env['DYNAMODB_ENDPOINT'] ?? '', { maxAttempts: 3 });
}

/** New tables at this address. @param maxAttempts of the SDK itself */
export async function openDynamoAt(
  endpoint: string,
  { maxAttempts = 1, backOff = fullJitter }: { maxAttempts?: number; backOff?: BackOff } = {},
): Promise<OpenItems> {
  const credentials = { accessKeyId: 'contract', secretAccessKey: 'none' };
  const config = { endpoint, region: 'eu-west-2', credentials, maxAttempts };
  const admin = new DynamoDBClient(config);
  const suffix = randomUUID();
  const names = { cases: `cases-${suffix}`, directory: `directory-${suffix}` };
  await createTable(admin, 'cases', names.cases);
  await createTable(admin, 'directory', names.directory);
  const client = createDocumentClient(config);
  return {
    items: createDynamoItems({ client, tables: names, now: Date.now, backOff }),
    async close() {
      for (const TableName of Object.values(names)) await admin.send(new DeleteTableCommand({ TableName }));
      client.destroy();
      admin.destroy();
    },
  };
}

async function createTable(client: DynamoDBClient, table: TableName, TableName: string): Promise<void> {
  const lists = tables[table].indexes.map(index => ({ IndexName: index, ...indexKey(index) }));
  const keys = ['pk', 'sk', ...lists.flatMap(({ pk, sk }) => [pk, sk])];
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keySchema('pk', 'sk'),
      GlobalSecondaryIndexes: lists.map(
        ({ IndexName, pk, sk }): GlobalSecondaryIndex => ({
          IndexName,
          KeySchema: keySchema(pk, sk),
          Projection: { ProjectionType: 'ALL' },
        }),
      ),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName });
}

const keySchema = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];
