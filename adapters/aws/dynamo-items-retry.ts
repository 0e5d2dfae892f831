import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { BusyError } from '../../domain/ports.ts';

/** Waits before another attempt. @param failures so far, 1 or more */
export type BackOff = (failures: number) => Promise<void>;

/**
 * Runs it again while DynamoDB only says "not now". What it sends must be the same each time.
 * @throws BusyError when it said so to the end
 */
export async function persist<T>(send: () => Promise<T>, backOff: BackOff): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await send();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (failures === attempts) throw new BusyError('the table is busy');
    }
    await backOff(failures);
  }
}

/** With the waits below: two seconds at most, well within a function's time-out with the SDK's own attempts added. */
const attempts = 7;

/** Full jitter: any moment up to the bound, so that those who met do not meet again. */
export const fullJitter: BackOff = failures => pause(Math.random() * Math.min(800, 25 * 2 ** (failures - 1)));

/** Why a transaction did not happen, one reason for each of its writes. Errors are known by their names alone: messages change. */
export const Cancellation = z.object({
  name: z.literal('TransactionCanceledException'),
  CancellationReasons: z.array(
    z.object({
      Code: z.string().optional(),
      Item: z.object({ version: z.object({ N: z.coerce.number() }) }).optional(),
    }),
  ),
});

function isPassing(error: unknown): boolean {
  const cancellation = Cancellation.safeParse(error).data;
  if (!cancellation) return error instanceof Error && passingErrors.has(error.name);
  const codes = cancellation.CancellationReasons.map(reason => reason.Code ?? 'None').filter(code => code !== 'None');
  return codes.length > 0 && codes.every(code => passingReasons.has(code));
}

const passingErrors = new Set([
  'ThrottlingException',
  'ThrottlingError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

const passingReasons = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionInProgress',
]);
