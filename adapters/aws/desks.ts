import { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueDesk } from '../../domain/ports.ts';
import { createSqsDesk, type SqsDeskSettings } from './sqs-desk.ts';

export type DeskSettings = Omit<SqsDeskSettings, 'client'>;

/** One desk for each queue, over one client. */
export function awsDesks<Name extends string>(queues: Readonly<Record<Name, DeskSettings>>): Record<Name, QueueDesk> {
  const client = new SQSClient({ maxAttempts: 3 });
  const desks = Object.entries<DeskSettings>(queues).map(([name, queue]) => [
    name,
    createSqsDesk({ client, ...queue }),
  ]);
  return Object.fromEntries(desks) as Record<Name, QueueDesk>;
}
