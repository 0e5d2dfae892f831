import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { WorkQueue } from '../../domain/ports.ts';
import { wakeUpBody } from '../wake-up.ts';

/** Wakes a stage through its SQS queue. What goes wrong is thrown: a caller may let it pass, because `clock` finds what is due. */
export function createSqsWake({ client, queueUrl }: { client: SQSClient; queueUrl: string }): WorkQueue {
  return {
    async wake(what) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: wakeUpBody(what) }));
    },
  };
}
