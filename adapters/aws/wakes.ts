import { SQSClient } from '@aws-sdk/client-sqs';
import type { WorkQueue } from '../../domain/ports.ts';
import { createSqsWake } from './sqs-wake.ts';

/** One queue for each address, over one client. */
export function awsWakes<Name extends string>(addresses: Readonly<Record<Name, string>>): Record<Name, WorkQueue> {
  const client = new SQSClient({ maxAttempts: 3 });
  const queues = Object.entries<string>(addresses).map(([name, queueUrl]) => [
    name,
    createSqsWake({ client, queueUrl }),
  ]);
  return Object.fromEntries(queues) as Record<Name, WorkQueue>;
}
