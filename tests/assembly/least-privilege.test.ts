import { DeleteTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBucketImages } from '../../adapters/aws/bucket-images.ts';
import { createDynamoItems } from '../../adapters/aws/dynamo-items.ts';
import type { Write } from '../../adapters/tables/item-store.ts';
import { ContentHash } from '../../schemas/manifest.ts';
import { buildAssembly } from './build-assembly.ts';
import { type Assembly, startAssembly } from './start-assembly.ts';

// Each function of the service tries what is not its business. What is, the story does.

let assembly: Assembly;
beforeAll(async () => {
  assembly = await startAssembly({ assemblyDir: await buildAssembly() });
});
afterAll(() => assembly.stop());

const everyFunction = ['Intake', 'Match', 'Notify', 'Cases', 'Clock', 'Publish', 'About'];
const denied = { name: 'AccessDeniedException' };

test('about reaches no records at all, and publish none about people', async () => {
  await expect(itemsAs('About').get('cases', key)).rejects.toMatchObject(denied);
  await expect(itemsAs('About').get('directory', key)).rejects.toMatchObject(denied);
  await expect(itemsAs('Publish').get('cases', key)).rejects.toMatchObject(denied);
});

test('publish may write the manifest, and no other row of the directory', async () => {
  const put = (pk: string) => itemsAs('Publish').transact([anyPut(pk)]);

  await expect(put('MANIFEST')).resolves.toBeUndefined();
  for (const pk of ['META', 'OFFER#offer-tea', 'CALLER#somebody']) await expect(put(pk)).rejects.toMatchObject(denied);
  const both = itemsAs('Publish').transact([anyPut('MANIFEST'), anyPut('META')]);
  await expect(both).rejects.toMatchObject(denied);
});

test.each(everyFunction.filter(name => name !== 'Publish'))('%s cannot store an image', async name => {
  await expect(imagesAs(name).put(image, Buffer.from('an image'))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test.each(everyFunction.filter(name => name !== 'Publish' && name !== 'Match'))(
  '%s cannot read an image',
  async name => {
    await expect(imagesAs(name).get(image)).rejects.toMatchObject({ name: 'AccessDenied' });
  },
);

test('match is told that an image is missing, and not that it is forbidden', async () => {
  expect(await imagesAs('Match').get(image)).toBeUndefined();
});

test('publish stores nothing under another kind of name', async () => {
  const client = s3As('Publish');
  const Bucket = bucket();

  await expect(client.send(new PutObjectCommand({ Bucket, Key: 'a-name', Body: 'x' }))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
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
const anyPut = (pk: string): Write => ({
  table: 'directory',
  put: { pk, sk: 'ANY', version: 1, doc: {} },
  expect: 'anything',
});

const image = ContentHash.parse('0'.repeat(64));
const bucket = () => assembly.variables('MatchFunction')['IMAGES_BUCKET'] ?? '';
const s3As = (name: string) => new S3Client({ ...assembly.as(`${name}Function`, 'S3'), maxAttempts: 1 });
const imagesAs = (name: string) => createBucketImages({ client: s3As(name), bucket: bucket() });

const dynamoAs = (name: string) => new DynamoDBClient(assembly.as(`${name}Function`, 'DYNAMODB'));

const itemsAs = (name: string) =>
  createDynamoItems({
    client: DynamoDBDocumentClient.from(dynamoAs(name)),
    tables: { cases: 'CasesTable', directory: 'DirectoryTable' },
    now: Date.now,
  });
