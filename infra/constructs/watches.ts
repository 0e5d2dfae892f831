import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type Metric as CountedOutcome, metricNamespace } from '../../functions/world.ts';
import type { TableName } from '../../schemas/tables.ts';
import type { Operations } from './operations.ts';
import type { AnyFunction } from './pipeline-function.ts';
import type { RecordTable } from './record-table.ts';

// What the functions count, and what happens to the tables, where somebody must act. What else is counted tells how the
// service is used: a webhook that is given up is told to whoever subscribed, a place that has gone to whoever wanted it.

export function watchPromises(operations: Operations, clock: AnyFunction, peopleForgotten: string): void {
  operations.pageWhen({
    name: 'Promises are overdue',
    impact: 'Something promised to a person or a referrer has not been done, and the service has not made it good.',
    metric: counted('PromisesOverdue', clock),
    when: { above: 0 },
    // A promise found late is kept within a few ticks; a quarter of an hour says that it is not being kept.
    periods: 15,
    silence: 'bad',
  });
  operations.pageWhen({
    name: 'The clock has stopped',
    impact: peopleForgotten,
    metric: clock.lambda.metricInvocations({ period: Duration.minutes(5) }),
    when: { below: 1 },
    silence: 'bad',
  });
}

export interface ImagesInUse {
  readonly publish: AnyFunction;
  /** Each finds for itself that an image is not what it should be. */
  readonly readers: readonly AnyFunction[];
}

export function watchImages(operations: Operations, { publish, readers }: ImagesInUse, staleOffers: string): void {
  operations.pageWhen({
    name: 'The published directory is behind',
    impact: staleOffers,
    metric: counted('ImagesBehind', publish),
    when: { above: 0 },
    // A change waits a minute for its build, a replacement of everything a few.
    periods: 10,
    silence: 'bad',
  });
  for (const reader of readers) {
    operations.pageWhen({
      name: `The ${reader.name} function refuses an image of the directory`,
      runbook: 'An image of the directory is refused',
      impact: 'People are matched with offers as they were before, or wait for an advisor until the image is mended.',
      metric: counted('ImageRefused', reader),
      when: { above: 0 },
      silence: 'good',
    });
  }
}

export function watchTable(operations: Operations, name: TableName, { table }: Pick<RecordTable<TableName>, 'table'>) {
  for (const [what, metricName] of Object.entries({ Reads: 'ReadThrottleEvents', Writes: 'WriteThrottleEvents' })) {
    operations.pageWhen({
      name: `${what} of the ${name} table are throttled`,
      runbook: 'A table is throttled',
      impact: 'Referrals and the work on them slow down; some senders are asked to try again.',
      metric: table.metric(metricName, { period: Duration.minutes(5), statistic: 'Sum' }),
      when: { above: 0 },
      silence: 'good',
    });
  }
}

/** The most that one run has counted in a minute. */
function counted(metricName: CountedOutcome, { name }: AnyFunction): Metric {
  const period = Duration.minutes(1);
  return new Metric({
    ...{ namespace: metricNamespace, metricName, period, statistic: 'Maximum' },
    dimensionsMap: { service: name },
  });
}
