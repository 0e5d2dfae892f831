import { type Answer, awsError } from '../loopback.ts';
import type { Attributes } from './engine.ts';

/** DynamoDB's own errors, for the server to answer and for tests to inject. */

export const validationError = (message: string) => awsError(400, 'ValidationException', message);

export const accessDenied = (action: string, resource: string) =>
  awsError(400, 'AccessDeniedException', `not authorized to perform dynamodb:${action} on ${resource}`);

export const throttled = () => awsError(400, 'ThrottlingException', 'Throughput exceeds the current capacity');

/** @param writes how many the transaction has; the first of them is the one that met another transaction */
export const transactionConflict = (writes = 1) =>
  cancelled(Array.from({ length: writes }, (_, i) => ({ Code: i === 0 ? 'TransactionConflict' : 'None' })));

export interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: Attributes;
}

export function cancelled(reasons: readonly Reason[]): Answer {
  const codes = reasons.map(reason => reason.Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  const { json, ...rest } = awsError(400, 'TransactionCanceledException', message);
  return { ...rest, json: { ...json, CancellationReasons: reasons } };
}
