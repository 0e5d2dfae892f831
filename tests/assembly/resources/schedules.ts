import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Account, arnIn } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import type { Functions } from './functions.ts';
import type { Invokers } from './invokers.ts';
import { notRun } from './properties.ts';

/** The schedules of a template. Time does not pass by itself: a test says when it is time. */
export interface Schedules {
  make(resource: Resource): Made;
  /** Runs whatever runs on a schedule, once. @throws Error when a function fails or the schedule may not start it */
  tick(): Promise<void>;
}

export interface ScheduleNeeds {
  readonly functions: Functions;
  readonly invokers: Invokers;
  readonly account: Account;
}

export function createSchedules({ functions, invokers, account }: ScheduleNeeds): Schedules {
  const rules: { readonly arn: string; readonly targets: readonly string[] }[] = [];
  return {
    make({ name, properties }) {
      const arn = arnIn(account, 'events', `rule/${name}`);
      rules.push({ arn, targets: Rule.parse(properties).Targets.map(target => target.Arn) });
      return { ref: name, attributes: { Arn: arn } };
    },
    async tick() {
      for (const { arn, targets } of rules) {
        for (const target of targets) {
          if (!invokers.mayInvoke(target, { service: 'events.amazonaws.com', arn })) {
            throw new Error(`${arn} may not start ${target}`);
          }
          await functions.at(target).invoke(eventOf(arn, account));
        }
      }
    },
  };
}

const eventOf = (rule: string, { id, region }: Account) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: id,
  time: new Date().toISOString(),
  region,
  resources: [rule],
  detail: {},
});

const Rule = z.strictObject({
  ScheduleExpression: z.string().regex(/^rate\(\d+ (minute|hour|day)s?\)$/),
  State: z.literal('ENABLED'),
  Targets: z.array(z.strictObject({ Id: z.string(), Arn: z.string(), RetryPolicy: notRun })).min(1),
  Tags: notRun,
});
