import { type HttpFunction, routes } from '../functions/routes.ts';
import { type QueueName, queues, type ScheduledFunction, scheduledFunctions } from '../functions/triggers.ts';

/** A folder of functions/ that is deployed: the pages, whatever a route, a queue or a schedule starts, and nothing else. */
export type FunctionName = HttpFunction | 'pages' | (typeof queues)[QueueName]['starts'] | ScheduledFunction;

export const functionNames: readonly FunctionName[] = [
  ...new Set<FunctionName>([
    ...routes.map(route => route.function),
    'pages',
    ...Object.values(queues).map(queue => queue.starts),
    ...scheduledFunctions,
  ]),
];
