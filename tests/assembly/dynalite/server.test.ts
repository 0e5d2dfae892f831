import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../loopback.ts';
import { accessDenied, throttled, transactionConflict } from './faults.ts';
import { type DynamoRequest, type OnRequest, startDynamo } from './server.ts';

const TableName = 'shelf';
let server: LoopbackServer;
let dynamo: DynamoDBDocumentClient;
let onRequest: OnRequest = () => undefined;

beforeAll(async () => {
  server = await startDynamo({ onRequest: request => onRequest(request) });
  const credentials = { accessKeyId: 'AKTEST', secretAccessKey: 'none' };
  const client = new DynamoDBClient({ endpoint: server.url, region: 'eu-west-2', credentials, maxAttempts: 1 });
  dynamo = DynamoDBDocumentClient.from(client);
  await createShelf(client);
});
afterAll(async () => {
  dynamo.destroy();
  await server.stop();
});
beforeEach(() => {
  onRequest = () => undefined;
});

describe('a transaction', () => {
  test('writes, changes, removes and checks in one step, indexes included', async () => {
    await dynamo.send(new PutCommand({ TableName, Item: { id: 'gone', group: 'a' } }));
    await dynamo.send(new PutCommand({ TableName, Item: { id: 'changed', group: 'a', count: 1 } }));

    await transact([
      { Put: { TableName, Item: { id: 'new', group: 'b' }, ConditionExpression: 'attribute_not_exists(id)' } },
      {
        Update: {
          TableName,
          Key: { id: 'changed' },
          UpdateExpression: 'ADD #count :one SET #group = :b',
          ExpressionAttributeNames: { '#count': 'count', '#group': 'group' },
          ExpressionAttributeValues: { ':one': 1, ':b': 'b' },
        },
      },
      { Delete: { TableName, Key: { id: 'gone' } } },
      { ConditionCheck: { TableName, Key: { id: 'never' }, ConditionExpression: 'attribute_not_exists(id)' } },
    ]);

    expect(await read('changed')).toEqual({ id: 'changed', group: 'b', count: 2 });
    expect(await read('gone')).toBeUndefined();
    expect(await inGroup('a')).toEqual([]);
    expect((await inGroup('b')).toSorted()).toEqual(['changed', 'new']);
  });

  test('writes nothing when one condition fails, and shows what was in the way', async () => {
    await dynamo.send(new PutCommand({ TableName, Item: { id: 'taken', owner: 'first' } }));

    const failure = transact([
      { Put: { TableName, Item: { id: 'innocent' } } },
      {
        Put: {
          TableName,
          Item: { id: 'taken', owner: 'second' },
          ConditionExpression: 'attribute_not_exists(id)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]);

    await expect(failure).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { id: { S: 'taken' }, owner: { S: 'first' } } },
      ],
    });
    expect(await read('innocent')).toBeUndefined();
    expect(await read('taken')).toMatchObject({ owner: 'first' });
  });

  test('a failed check alone stops it, and never removes what it checked', async () => {
    await dynamo.send(new PutCommand({ TableName, Item: { id: 'checked' } }));

    await transact([
      { ConditionCheck: { TableName, Key: { id: 'checked' }, ConditionExpression: 'attribute_exists(id)' } },
    ]);
    const failure = transact([
      { Put: { TableName, Item: { id: 'dependent' } } },
      { ConditionCheck: { TableName, Key: { id: 'checked' }, ConditionExpression: 'attribute_not_exists(id)' } },
    ]);

    await expect(failure).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(await read('checked')).toBeDefined();
    expect(await read('dependent')).toBeUndefined();
  });

  test('sent again under its token happens once; under another content it is refused', async () => {
    const add = (amount: number) => ({
      ClientRequestToken: 'the-same-token',
      TransactItems: [{ Update: { ...increment('twice'), ExpressionAttributeValues: { ':n': amount } } }],
    });

    await dynamo.send(new TransactWriteCommand(add(1)));
    await dynamo.send(new TransactWriteCommand(add(1)));

    expect(await read('twice')).toEqual({ id: 'twice', n: 1 });
    await expect(dynamo.send(new TransactWriteCommand(add(2)))).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  test('a token whose transaction was cancelled is not used up', async () => {
    const input = {
      ClientRequestToken: 'cancelled-first',
      TransactItems: [
        { Put: { TableName, Item: { id: 'later' } } },
        { ConditionCheck: { TableName, Key: { id: 'awaited' }, ConditionExpression: 'attribute_exists(id)' } },
      ],
    };

    await expect(dynamo.send(new TransactWriteCommand(input))).rejects.toThrow();
    await dynamo.send(new PutCommand({ TableName, Item: { id: 'awaited' } }));
    await dynamo.send(new TransactWriteCommand(input));

    expect(await read('later')).toBeDefined();
  });

  test.each([
    ['two writes of one item', ['same', 'same']],
    ['no writes', []],
    ['101 writes', Array.from({ length: 101 }, (_, i) => `many-${i}`)],
  ])('refuses %s', async (_, ids) => {
    const failure = transact(ids.map(id => ({ Put: { TableName, Item: { id } } })));

    await expect(failure).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

test('a single write whose condition fails shows the item, if asked to', async () => {
  await dynamo.send(new PutCommand({ TableName, Item: { id: 'single', n: 1 } }));
  const put = { TableName, Item: { id: 'single' }, ConditionExpression: 'attribute_not_exists(id)' };

  const failure = { name: 'ConditionalCheckFailedException' };
  await expect(
    dynamo.send(new PutCommand({ ...put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })),
  ).rejects.toMatchObject({ ...failure, Item: { n: { N: '1' } } });
  await expect(dynamo.send(new PutCommand(put))).rejects.toMatchObject({ ...failure, Item: undefined });
});

test('plain writes, batches and transactions on one item never lose each other', async () => {
  const addings = Array.from({ length: 30 }, (_, i) => {
    const input = { ...increment('busy'), ExpressionAttributeValues: { ':n': 1 } };
    return i % 2 ? dynamo.send(new UpdateCommand(input)) : transact([{ Update: input }]);
  });
  const batch = { RequestItems: { [TableName]: [{ PutRequest: { Item: { id: 'batched' } } }] } };

  await Promise.all([...addings, dynamo.send(new BatchWriteCommand(batch))]);

  expect(await read('busy')).toEqual({ id: 'busy', n: 30 });
  expect(await read('batched')).toBeDefined();
});

test('an observer learns who asks for what, in the words of IAM', async () => {
  const seen: DynamoRequest[] = [];
  onRequest = request => {
    seen.push(request);
    return undefined;
  };

  await inGroup('a');
  await transact([
    { Put: { TableName, Item: { id: 'seen' } } },
    { ConditionCheck: { TableName, Key: { id: 'x' }, ConditionExpression: 'attribute_not_exists(id)' } },
  ]);

  expect(seen).toEqual([
    {
      operation: 'Query',
      accessKeyId: 'AKTEST',
      tables: [TableName],
      permissions: [{ action: 'Query', table: TableName, index: 'byGroup' }],
    },
    {
      operation: 'TransactWriteItems',
      accessKeyId: 'AKTEST',
      tables: [TableName],
      permissions: [
        { action: 'PutItem', table: TableName },
        { action: 'ConditionCheckItem', table: TableName },
      ],
    },
  ]);
});

test('an observer may refuse a request or inject a fault, and then nothing is written', async () => {
  onRequest = ({ operation, tables }) => {
    if (operation === 'PutItem') return accessDenied(operation, tables.join());
    return operation === 'UpdateItem' ? throttled() : transactionConflict(1);
  };

  const put = dynamo.send(new PutCommand({ TableName, Item: { id: 'refused' } }));
  const update = dynamo.send(new UpdateCommand({ ...increment('refused'), ExpressionAttributeValues: { ':n': 1 } }));
  const transaction = transact([{ Put: { TableName, Item: { id: 'refused' } } }]);

  await expect(put).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await expect(update).rejects.toMatchObject({ name: 'ThrottlingException' });
  await expect(transaction).rejects.toMatchObject({ CancellationReasons: [{ Code: 'TransactionConflict' }] });
  onRequest = () => undefined;
  expect(await read('refused')).toBeUndefined();
});

test('a table remembers its time to live', async () => {
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };

  await dynamo.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));

  const { TimeToLiveDescription } = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
});

test('what is not there is said as AWS says it', async () => {
  const failure = dynamo.send(new GetCommand({ TableName: 'no-such-table', Key: { id: 'x' } }));

  await expect(failure).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

async function createShelf(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: ['id', 'group'].map(AttributeName => ({ AttributeName, AttributeType: 'S' as const })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byGroup',
          KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName });
}

const transact = (TransactItems: NonNullable<TransactWriteCommandInput['TransactItems']>) =>
  dynamo.send(new TransactWriteCommand({ TransactItems }));

const increment = (id: string) => ({ TableName, Key: { id }, UpdateExpression: 'ADD n :n' });

const read = async (id: string) => (await dynamo.send(new GetCommand({ TableName, Key: { id } }))).Item;

async function inGroup(group: string) {
  const { Items = [] } = await dynamo.send(
    new QueryCommand({
      TableName,
      IndexName: 'byGroup',
      KeyConditionExpression: '#group = :group',
      ExpressionAttributeNames: { '#group': 'group' },
      ExpressionAttributeValues: { ':group': group },
    }),
  );
  return Items.map(item => String(item['id']));
}
