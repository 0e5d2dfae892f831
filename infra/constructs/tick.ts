import { Duration, type Stack, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { AnyFunction } from './pipeline-function.ts';

/** Starts a function every so many minutes; what failed is not repeated. */
export function startEveryMinutes(stack: Stack, id: string, minutes: number, { lambda }: AnyFunction): void {
  const maxEventAge = Duration.minutes(minutes);
  const rule = new Rule(stack, id, { schedule: Schedule.rate(maxEventAge) });
  rule.addTarget(new LambdaFunction(lambda, { retryAttempts: 0, maxEventAge }));
  const late = new EventInvokeConfig(stack, `Late${id}`, { function: lambda, retryAttempts: 0, maxEventAge });
  const reason = 'A tick that failed is worth nothing a minute later: the next one finds all that is to be done';
  Validations.of(rule).acknowledge({ id: 'Serverless-EventBusDLQ', reason });
  Validations.of(late).acknowledge({ id: 'Serverless-LambdaAsyncFailureDestination', reason });
}
