import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startDynamo } from './dynalite/server.ts';
import { startFauxqs } from './fauxqs.ts';
import { openGate, type Watch } from './gate.ts';
import type { LoopbackServer } from './loopback.ts';
import { describeDynamo, describeS3, describeSecrets, describeSes, describeSqs } from './permissions/wishes.ts';
import { type Buckets, createBuckets } from './resources/buckets.ts';
import { createQueues, type Queues } from './resources/queues.ts';
import { createSecrets, type Secrets } from './resources/secrets.ts';
import { createTables, type Tables } from './resources/tables.ts';
import { startSecretsSink } from './secrets-sink.ts';
import { type SesSink, startSesSink } from './ses-sink.ts';
import type { Account } from './template/account.ts';

/** As much of AWS as the service uses, empty. */
export interface Aws {
  readonly tables: Tables;
  readonly queues: Queues;
  readonly buckets: Buckets;
  readonly secrets: Secrets;
  readonly sentMail: SesSink['sent'];
  /** An operator's access to the tables, past the gate. */
  readonly dynamo: DynamoDBClient;
  /** Where functions reach each service, by the SDK's name for it. */
  readonly endpoints: Readonly<Record<'DYNAMODB' | 'SQS' | 'S3' | 'SESV2' | 'SECRETS_MANAGER', string>>;
}

/** @param stopLater is given each server as soon as it runs, so that none outlives a failure */
export async function startAws(
  account: Account,
  watch: Watch,
  stopLater: (server: LoopbackServer) => void,
): Promise<Aws> {
  const opened = async <Server extends LoopbackServer>(starting: Promise<Server>): Promise<Server> => {
    const server = await starting;
    stopLater(server);
    return server;
  };
  const operator = { accessKeyId: 'operator', secretAccessKey: 'unchecked' };
  const access = ({ url }: LoopbackServer) => ({ endpoint: url, region: account.region, credentials: operator });

  const dynamoServer = await opened(startDynamo());
  const dynamo = new DynamoDBClient(access(dynamoServer));
  const tables = createTables(dynamo, account);
  const dynamoGate = await opened(openGate('dynamodb', dynamoServer, describeDynamo(tables.named, account), watch));

  const fauxqs = await opened(startFauxqs({ region: account.region }));
  const sqsGate = await opened(openGate('sqs', fauxqs, describeSqs(account), watch));
  const client = new SQSClient(access(fauxqs));
  const queues = createQueues({ client, url: fauxqs.url, gate: sqsGate.url }, account);

  const buckets = createBuckets(new S3Client(access(fauxqs)));
  const s3Gate = await opened(openGate('s3', fauxqs, describeS3(buckets.named, account), watch));

  const secretsServer = await opened(startSecretsSink());
  const secrets = createSecrets(secretsServer.secrets, account);
  const secretsGate = await opened(
    openGate('secretsmanager', secretsServer, describeSecrets(secrets.named, account), watch),
  );

  const mail = await opened(startSesSink());
  const mailGate = await opened(openGate('ses', mail, describeSes(account), watch));
  const endpoints = {
    DYNAMODB: dynamoGate.url,
    SQS: sqsGate.url,
    S3: s3Gate.url,
    SESV2: mailGate.url,
    SECRETS_MANAGER: secretsGate.url,
  };
  return { tables, queues, buckets, secrets, sentMail: mail.sent, dynamo, endpoints };
}
