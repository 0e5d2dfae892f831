import { randomUUID } from 'node:crypto';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { expiryAttribute, indexKey, type TableName } from '../../schemas/tables.ts';
import { indexColumns, indexesOf } from '../tables/flat-item.ts';
import type { Cursor, Expect, Item, ItemStore, Query, Write } from '../tables/item-store.ts';
import { pageOf } from '../tables/paging.ts';
import { assertTransaction, conflictAt, keyOf } from '../tables/transaction.ts';
import { type BackOff, Cancellation, fullJitter, persist } from './dynamo-items-retry.ts';

export interface DynamoTables {
  readonly client: DynamoDBDocumentClient;
  /** Their names in the account. */
  readonly tables: Readonly<Record<TableName, string>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly backOff?: BackOff;
}

export function createDynamoItems({ client, tables, now, backOff = fullJitter }: DynamoTables): ItemStore {
  const ask = (input: QueryCommandInput) => persist(() => client.send(new QueryCommand(input)), backOff);
  return {
    async get(table, { pk, sk }) {
      const command = new GetCommand({ TableName: tables[table], Key: { pk, sk }, ConsistentRead: true });
      const { Item: row } = await persist(() => client.send(command), backOff);
      const item = row && readItem(row);
      return item && isAlive(item, now()) ? item : undefined;
    },
    async query(table, question) {
      const range = { TableName: tables[table], ...rangeOf(question, now()) };
      const found: Item[] = [];
      let from = question.after && startKey(question.after, question);
      do {
        const Limit = question.limit + 1 - found.length;
        const page = await ask({ ...range, Limit, ...(from && { ExclusiveStartKey: from }) });
        found.push(...(page.Items ?? []).map(readItem));
        from = page.LastEvaluatedKey;
      } while (from && found.length <= question.limit);
      return pageOf(found, question);
    },
    async count(table, question) {
      const range = { TableName: tables[table], ...rangeOf(question, now()), Select: 'COUNT' as const };
      let total = 0;
      let from: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await ask({ ...range, ...(from && { ExclusiveStartKey: from }) });
        total += page.Count ?? 0;
        from = page.LastEvaluatedKey;
      } while (from);
      return total;
    },
    async transact(writes) {
      assertTransaction(writes);
      // One token for every attempt, the SDK's own too: when an answer is lost, the next attempt hears that it is done.
      const input: TransactWriteCommandInput = {
        ClientRequestToken: randomUUID(),
        TransactItems: writes.map(write => transactItem(tables[write.table], write)),
      };
      try {
        await persist(() => client.send(new TransactWriteCommand(input)), backOff);
      } catch (error) {
        throw conflictIn(error, writes) ?? error;
      }
    },
  };
}

/** A client whose budget for one call, three attempts in all, is well under a function's time-out. */
export function createDocumentClient(config: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

const isAlive = ({ expiresAt }: Item, now: number) => expiresAt === undefined || expiresAt > Math.floor(now / 1000);

/** DynamoDB refuses a name or a value that no expression uses. */
function rangeOf({ pk, index, from, to, prefix }: Omit<Query, 'limit'>, now: number) {
  const key = index ? indexKey(index) : { pk: 'pk', sk: 'sk' };
  const condition = sortCondition({ from, to, prefix });
  return {
    ...(index ? { IndexName: index } : { ConsistentRead: true }),
    KeyConditionExpression: `#pk = :pk${condition && ` AND ${condition}`}`,
    FilterExpression: 'attribute_not_exists(#expiry) OR #expiry > :now',
    ExpressionAttributeNames: { '#pk': key.pk, '#expiry': expiryAttribute, ...(condition && { '#sk': key.sk }) },
    ExpressionAttributeValues: {
      ':pk': pk,
      ':now': Math.floor(now / 1000),
      ...(from !== undefined && { ':from': from }),
      ...(to !== undefined && { ':to': to }),
      ...(prefix !== undefined && { ':prefix': prefix }),
    },
  };
}

function sortCondition(bounds: Record<'from' | 'to' | 'prefix', string | undefined>): string {
  if (bounds.prefix !== undefined) return 'begins_with(#sk, :prefix)';
  if (bounds.from !== undefined && bounds.to !== undefined) return '#sk BETWEEN :from AND :to';
  if (bounds.from !== undefined) return '#sk >= :from';
  return bounds.to === undefined ? '' : '#sk <= :to';
}

function startKey({ pk, sk, indexKey: listed }: Cursor, { index }: Query): Record<string, string> {
  return index && listed ? { pk, sk, [indexKey(index).pk]: listed.pk, [indexKey(index).sk]: listed.sk } : { pk, sk };
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function transactItem(TableName: string, write: Write): TransactItem {
  const condition = write.expect === 'anything' ? {} : conditionOf(write.expect);
  if ('put' in write) return { Put: { TableName, Item: writeItem(write.put), ...condition } };
  if ('remove' in write) return { Delete: { TableName, Key: keyOf(write), ...condition } };
  return { ConditionCheck: { TableName, Key: keyOf(write), ...conditionOf(write.expect) } };
}

/** ALL_OLD tells gone from moved on without a second read. */
function conditionOf(expect: Exclude<Expect, 'anything'>) {
  const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
  if (expect === 'absent') return { ...onFailure, ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ...onFailure,
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': expect.version },
  };
}

/** The record itself, which the error carries, goes no further: errors are logged. */
function conflictIn(error: unknown, writes: readonly Write[]) {
  const reasons = Cancellation.safeParse(error).data?.CancellationReasons ?? [];
  const at = reasons.findIndex(reason => reason.Code === 'ConditionalCheckFailed');
  const write = writes[at];
  return write && conflictAt(write, reasons[at]?.Item?.version.N);
}

function writeItem(item: Item): Record<string, unknown> {
  const { pk, sk, version, doc, expiresAt } = item;
  return {
    pk,
    sk,
    version,
    doc,
    ...indexColumns(item),
    ...(expiresAt !== undefined && { [expiryAttribute]: expiresAt }),
  };
}

const Row = z.object({
  pk: z.string(),
  sk: z.string(),
  version: z.int(),
  doc: z.record(z.string(), z.unknown()),
  [expiryAttribute]: z.int().optional(),
});

function readItem(row: Readonly<Record<string, unknown>>): Item {
  const { pk, sk, version, doc, expiresAt } = Row.parse(row);
  return { pk, sk, version, doc, ...indexesOf(row), ...(expiresAt !== undefined && { expiresAt }) };
}
