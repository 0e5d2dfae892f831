import {
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFunction, aTable, get, join } from './fixtures/resources.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';
import { type Assembly, startAssembly } from './start-assembly.ts';

let assembly: Assembly;
let remove: () => Promise<void>;
let reader: DynamoDBClient;

beforeAll(async () => {
  const written = await writeAssembly({ stacks: { Service: { Resources: service() } }, code: { idle } });
  remove = written.remove;
  assembly = await startAssembly({ assemblyDir: written.dir });
  reader = new DynamoDBClient(assembly.as('Reader', 'DYNAMODB'));
});
afterAll(async () => {
  reader.destroy();
  await assembly.stop();
  await remove();
});

const Key = { pk: { S: 'a' } };
const denied = { name: 'AccessDeniedException' };

test('a function may do to a table what its role allows, and nothing else', async () => {
  await expect(reader.send(new GetItemCommand({ TableName: 'Open', Key }))).resolves.toBeDefined();
  await expect(reader.send(new PutItemCommand({ TableName: 'Open', Item: Key }))).rejects.toMatchObject(denied);
  await expect(reader.send(new GetItemCommand({ TableName: 'Closed', Key }))).rejects.toMatchObject(denied);
});

test('an index is allowed by its own name', async () => {
  const query = (index: object) =>
    new QueryCommand({
      ...{ TableName: 'Open', KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'a' } } },
      ...index,
    });

  await expect(reader.send(query({ IndexName: 'seen' }))).resolves.toMatchObject({ Count: 0 });
  await expect(reader.send(query({ IndexName: 'hidden' }))).rejects.toMatchObject(denied);
  await expect(reader.send(query({}))).rejects.toMatchObject(denied);
});

test('a transaction is allowed when each of its parts is', async () => {
  const ConditionCheck = { TableName: 'Open', Key, ConditionExpression: 'attribute_not_exists(pk)' };
  const Put = { TableName: 'Open', Item: { pk: { S: 'b' } } };
  const transaction = (...TransactItems: object[]) => new TransactWriteItemsCommand({ TransactItems });

  await expect(reader.send(transaction({ ConditionCheck }))).resolves.toBeDefined();
  await expect(reader.send(transaction({ ConditionCheck }, { Put }))).rejects.toMatchObject(denied);
});

test('a table that is sealed takes the use of its key as well', async () => {
  const read = new GetItemCommand({ TableName: 'Sealed', Key });

  const writer = new DynamoDBClient(assembly.as('KeyHolder', 'DYNAMODB'));

  await expect(reader.send(read)).rejects.toMatchObject(denied);
  await expect(writer.send(read)).resolves.toBeDefined();
  writer.destroy();
});

test('a fault comes between what is allowed and its outcome, until it is ended', async () => {
  const end = assembly.disturb(() => ({ status: 400, json: { __type: 'x#ResourceNotFoundException' } }));
  const read = () => reader.send(new GetItemCommand({ TableName: 'Open', Key }));

  await expect(read()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  end();
  await expect(read()).resolves.toBeDefined();
});

test('what the twin does not understand fails the test that asked it, even if the function goes on', async () => {
  const written = await writeAssembly({ stacks: { Service: { Resources: service() } }, code: { idle } });
  const another = await startAssembly({ assemblyDir: written.dir });
  const asker = new DynamoDBClient({ ...another.as('Reader', 'DYNAMODB'), maxAttempts: 1 });
  const stranger = { accessKeyId: 'nobody', secretAccessKey: 'unchecked' };
  const unknown = new DynamoDBClient({ ...another.as('Reader', 'DYNAMODB'), maxAttempts: 1, credentials: stranger });

  await expect(asker.send(new GetItemCommand({ TableName: 'Nowhere', Key }))).rejects.toThrow();
  await expect(asker.send(new ListTablesCommand({}))).rejects.toThrow();
  await expect(unknown.send(new GetItemCommand({ TableName: 'Open', Key }))).rejects.toThrow();
  await expect(another.drain()).rejects.toThrow(/no table Nowhere.*what ListTables takes.*no function nobody/);
  await expect(another.stop()).rejects.toThrow('not understood');

  asker.destroy();
  unknown.destroy();
  await written.remove();
});

const idle = 'export const handler = async () => {};';

const index = (name: string) => ({
  ...{ IndexName: name, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
});

const service = () => ({
  Open: aTable({ GlobalSecondaryIndexes: [index('seen'), index('hidden')] }),
  Closed: aTable(),
  Key: { Type: 'AWS::KMS::Key' },
  Sealed: aTable({ SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: get('Key', 'Arn') } }),
  ...aFunction('Reader', {
    code: 'idle',
    allow: [
      { actions: ['dynamodb:GetItem', 'dynamodb:ConditionCheckItem'], resources: get('Open', 'Arn') },
      { actions: 'dynamodb:Query', resources: join(get('Open', 'Arn'), '/index/seen') },
      { actions: 'dynamodb:*', resources: get('Sealed', 'Arn') },
    ],
  }),
  ...aFunction('KeyHolder', {
    code: 'idle',
    allow: [
      { actions: 'dynamodb:GetItem', resources: get('Sealed', 'Arn') },
      { actions: 'kms:Decrypt', resources: get('Key', 'Arn') },
    ],
  }),
});
