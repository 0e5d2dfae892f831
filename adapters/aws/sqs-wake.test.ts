import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { ReferralId } from '../../schemas/ids.ts';
import { startFauxqs } from '../../tests/assembly/fauxqs.ts';
import { workQueueContract } from '../contract/work-queue.ts';
import { createSqsWake } from './sqs-wake.ts';

async function openSqs() {
  const sqs = await startFauxqs();
  const client = new SQSClient({
    endpoint: sqs.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'INTAKE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  await client.send(new CreateQueueCommand({ QueueName: 'matching' }));
  const queueUrl = `${sqs.url}/000000000000/matching`;
  const close = async () => {
    client.destroy();
    await sqs.stop();
  };
  return { client, queueUrl, queue: createSqsWake({ client, queueUrl }), close };
}

workQueueContract('SQS', async () => {
  const { client, queueUrl, queue, close } = await openSqs();
  return { queue, receive: count => drain(client, queueUrl, count), close };
});

/** Gives up when a second passes without a message. */
async function drain(client: SQSClient, queueUrl: string, count: number): Promise<readonly string[]> {
  const bodies: string[] = [];
  while (bodies.length < count) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (Messages.length === 0) break;
    bodies.push(...Messages.map(({ Body = '' }) => Body));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: Messages.map(receiptOf) }));
  }
  return bodies;
}

const receiptOf = ({ MessageId, ReceiptHandle }: Message) => ({ Id: MessageId, ReceiptHandle });

test('a wake-up that could not be put on the queue is not passed over in silence', async () => {
  const { queue, close } = await openSqs();
  await close();

  await expect(queue.wake({ referral: ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0') })).rejects.toThrow();
});
