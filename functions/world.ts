import type { Logger } from '@aws-lambda-powertools/logger';
import type { CaseStore, Clock, Courier, Directory, Hasher, Ids, WorkQueue } from '../domain/ports.ts';
import type { QueueName } from './triggers.ts';

/** Everything the functions need of the world; each takes its own Pick. Two places build one: index.ts files and local/. */
export interface World {
  readonly cases: CaseStore;
  readonly directory: Directory;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly courier: Courier;
  readonly hasher: Hasher;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
}
