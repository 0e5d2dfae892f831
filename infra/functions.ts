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

/** What the templates call a function or a queue: `Intake`. */
export const idOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** What each takes from its environment, as it declares it itself. */
export interface Configs {
  readonly about: import('../functions/about/config.ts').Config;
  readonly cases: import('../functions/cases/config.ts').Config;
  readonly clock: import('../functions/clock/config.ts').Config;
  readonly intake: import('../functions/intake/config.ts').Config;
  readonly ledger: import('../functions/ledger/config.ts').Config;
  readonly links: import('../functions/links/config.ts').Config;
  readonly match: import('../functions/match/config.ts').Config;
  readonly notify: import('../functions/notify/config.ts').Config;
  readonly pages: import('../functions/pages/config.ts').Config;
  readonly partners: import('../functions/partners/config.ts').Config;
  readonly publish: import('../functions/publish/config.ts').Config;
  readonly reports: import('../functions/reports/config.ts').Config;
  readonly webhooks: import('../functions/webhooks/config.ts').Config;
}
