import { DeleteTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDynamoItems } from '../../adapters/aws/dynamo-items.ts';
import { buildAssembly } from './build-assembly.ts';
import { type Assembly, startAssembly } from './start-assembly.ts';

// Each function of the service tries what is not its business. What is, the story does.

let assembly: Assembly;
beforeAll(async () => {
  assembly = await startAssembly({ assemblyDir: await buildAssembly() });
});
afterAll(() => assembly.stop());

const everyFunction = ['Intake', 'Match', 'Notify', 'Cases', 'Clock', 'About'];
const denied = { name: 'AccessDeniedException' };

test('about reaches no records at all', async () => {
  await expect(itemsAs('About').get('cases', key)).rejects.toMatchObject(denied);
  await expect(itemsAs('About').get('directory', key)).rejects.toMatchObject(denied);
});

test.each(everyFunction)('%s cannot write the directory, read a whole table, or remove one', async name => {
  const dynamo = dynamoAs(name);
  const put = { ...key, version: 1, doc: {} };

  const write = itemsAs(name).transact([{ table: 'directory', put, expect: 'anything' }]);
  await expect(write).rejects.toMatchObject(denied);
  await expect(dynamo.send(new ScanCommand({ TableName: 'CasesTable' }))).rejects.toMatchObject(denied);
  await expect(dynamo.send(new DeleteTableCommand({ TableName: 'CasesTable' }))).rejects.toMatchObject(denied);
});

test.each(everyFunction.filter(name => name !== 'Notify'))('%s cannot send e-mail', async name => {
  const client = new SESv2Client(assembly.as(`${name}Function`, 'SESV2'));
  const mail = new SendEmailCommand({
    FromEmailAddress: 'referrals@liferooms.example',
    Destination: { ToAddresses: ['somebody@example.com'] },
    Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Hello' } } } },
  });

  await expect(client.send(mail)).rejects.toMatchObject(denied);
});

test('notify cannot send e-mail in another name', async () => {
  const client = new SESv2Client(assembly.as('NotifyFunction', 'SESV2'));
  const mail = new SendEmailCommand({
    FromEmailAddress: 'somebody@else.example',
    Destination: { ToAddresses: ['somebody@example.com'] },
    Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Hello' } } } },
  });

  await expect(client.send(mail)).rejects.toMatchObject(denied);
});

test.each(everyFunction.filter(name => name !== 'Intake'))(
  '%s cannot read the key of the identity hashes',
  async name => {
    const client = new SecretsManagerClient(assembly.as(`${name}Function`, 'SECRETS_MANAGER'));
    const SecretId = assembly.variables('IntakeFunction')['IDENTITY_KEY_SECRET'];

    await expect(client.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject(denied);
  },
);

test.each(['Match', 'Notify', 'About'])('%s cannot wake matching', async name => {
  const client = new SQSClient(assembly.as(`${name}Function`, 'SQS'));
  const QueueUrl = assembly.variables('IntakeFunction')['MATCHING_QUEUE_URL'];

  await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }))).rejects.toMatchObject(denied);
});

const key = { pk: 'REFERRAL#ref_1', sk: 'HEAD' };

const dynamoAs = (name: string) => new DynamoDBClient(assembly.as(`${name}Function`, 'DYNAMODB'));

const itemsAs = (name: string) =>
  createDynamoItems({
    client: DynamoDBDocumentClient.from(dynamoAs(name)),
    tables: { cases: 'CasesTable', directory: 'DirectoryTable' },
    now: Date.now,
  });
