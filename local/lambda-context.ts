import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

/** What Lambda gives a function beside the event. As there, a call that takes longer than its time is given up. */
export function lambdaContext(functionName: string): Context {
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => timeoutMilliseconds,
    done() {},
    fail() {},
    succeed() {},
  };
}

const timeoutMilliseconds = 30_000;
