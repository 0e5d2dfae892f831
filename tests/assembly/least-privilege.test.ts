import { DeleteTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBucketImages } from '../../adapters/aws/bucket-images.ts';
import { createDynamoItems } from '../../adapters/aws/dynamo-items.ts';
import type { Write } from '../../adapters/tables/item-store.ts';
import { functionNames } from '../../infra/functions.ts';
import { ContentHash } from '../../schemas/manifest.ts';
import { buildAssembly } from './build-assembly.ts';
import { type Assembly, startAssembly } from './start-assembly.ts';

// Each function of the service tries what is not its business. What is, the story does.

let assembly: Assembly;
beforeAll(async () => {
  assembly = await startAssembly({ assemblyDir: await buildAssembly() });
});
afterAll(() => assembly.stop());

const everyFunction = functionNames.map(name => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
const but = (...names: string[]) => everyFunction.filter(name => !names.includes(name));
const denied = { name: 'AccessDeniedException' };

test('about reaches no records at all, publish none about people, and reports writes none', async () => {
  await expect(itemsAs('About').get('cases', key)).rejects.toMatchObject(denied);
  await expect(itemsAs('About').get('directory', key)).rejects.toMatchObject(denied);
  await expect(itemsAs('Publish').get('cases', key)).rejects.toMatchObject(denied);
  const put = { ...key, version: 1, doc: {} };
  const write = itemsAs('Reports').transact([{ table: 'cases', put, expect: 'anything' }]);
  await expect(write).rejects.toMatchObject(denied);
});

const rows = ['MANIFEST', 'META', 'OFFER#offer-tea', 'PLACES#offer-tea', 'PARTNER#partner-tea', 'CALLER#somebody'];

test.each([
  ['Publish', ['MANIFEST', 'META', 'OFFER#offer-tea']],
  ['Cases', ['PLACES#offer-tea']],
  ['Links', ['META', 'OFFER#offer-tea', 'PLACES#offer-tea']],
  ['Clock', ['PLACES#offer-tea']],
  ['Partners', ['META', 'OFFER#offer-tea', 'PLACES#offer-tea']],
  ['Pages', ['META', 'OFFER#offer-tea', 'PLACES#offer-tea']],
  ...but('Publish', 'Cases', 'Links', 'Clock', 'Partners', 'Pages').map((name): [string, string[]] => [name, []]),
])('%s writes these rows of the directory and no others: %j', async (name, allowed) => {
  const put = (...pks: string[]) => itemsAs(name).transact(pks.map(anyPut));

  for (const pk of allowed) await expect(put(pk), pk).resolves.toBeUndefined();
  for (const pk of rows.filter(row => !allowed.includes(row))) {
    await expect(put(pk), pk).rejects.toMatchObject(denied);
    await expect(put(...allowed, pk), pk).rejects.toMatchObject(denied);
  }
});

test.each(['Cases', 'Links', 'Partners', 'Pages'])(
  '%s takes a place only of an offer that is as it was read',
  async name => {
    const as = (pk: string) =>
      itemsAs(name).transact([{ table: 'directory', check: { pk, sk: 'OFFER' }, expect: 'absent' }]);

    await expect(as('OFFER#offer-coffee')).resolves.toBeUndefined();
    await expect(as('CALLER#somebody')).rejects.toMatchObject(denied);
  },
);

test.each(everyFunction)('%s removes no record', async name => {
  const remove = (pk: string) =>
    itemsAs(name).transact([{ table: 'cases', remove: { pk, sk: 'ANY' }, expect: 'anything' }]);

  await expect(remove('REFERRAL#ref_1')).rejects.toMatchObject(denied);
  for (const vanishing of ['SESSION#hash', 'SIGNIN#hash', 'DRAFTS#hash']) {
    if (name === 'Pages') await expect(remove(vanishing)).resolves.toBeUndefined();
    else await expect(remove(vanishing)).rejects.toMatchObject(denied);
  }
});

test.each(but('Publish'))('%s cannot store an image', async name => {
  await expect(imagesAs(name).put(image, Buffer.from('an image'))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test.each(but('Publish', 'Match', 'Cases', 'Pages'))('%s cannot read an image', async name => {
  await expect(imagesAs(name).get(image)).rejects.toMatchObject({ name: 'AccessDenied' });
});

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

test.each(everyFunction)('%s cannot read a whole table, or remove one', async name => {
  const dynamo = dynamoAs(name);

  await expect(dynamo.send(new ScanCommand({ TableName: 'CasesTable' }))).rejects.toMatchObject(denied);
  await expect(dynamo.send(new DeleteTableCommand({ TableName: 'CasesTable' }))).rejects.toMatchObject(denied);
});

test.each(but('Notify'))('%s cannot send e-mail', async name => {
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

test.each(but('Intake', 'Notify', 'Links', 'Ledger', 'Pages'))(
  '%s cannot read the key of the identity hashes',
  async name => {
    const client = new SecretsManagerClient(assembly.as(`${name}Function`, 'SECRETS_MANAGER'));
    const SecretId = assembly.variables('IntakeFunction')['IDENTITY_KEY_SECRET'];

    await expect(client.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject(denied);
  },
);

test.each(but('Intake', 'Cases', 'Clock', 'Pages'))('%s cannot wake matching', async name => {
  const client = new SQSClient(assembly.as(`${name}Function`, 'SQS'));
  const QueueUrl = assembly.variables('IntakeFunction')['MATCHING_QUEUE_URL'];

  await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }))).rejects.toMatchObject(denied);
});

test.each(everyFunction)(
  '%s sees to what was given up only if it is the pages, and takes no work from a queue',
  async name => {
    const client = new SQSClient(assembly.as(`${name}Function`, 'SQS'));
    const { MATCHING_QUEUE_URL, MATCHING_DEAD_LETTERS_URL } = assembly.variables('PagesFunction');
    const look = (QueueUrl: string | undefined) => client.send(new ReceiveMessageCommand({ QueueUrl }));

    if (name === 'Pages') await expect(look(MATCHING_DEAD_LETTERS_URL)).resolves.toBeDefined();
    else await expect(look(MATCHING_DEAD_LETTERS_URL)).rejects.toMatchObject(denied);
    if (name !== 'Match') await expect(look(MATCHING_QUEUE_URL)).rejects.toMatchObject(denied);
  },
);

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
