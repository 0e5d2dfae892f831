import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type Due, PermanentError } from '../../domain/ports.ts';
import { MessageId, ReferralId } from '../../schemas/ids.ts';
import type { World } from '../world.ts';
import { errorName } from './error-name.ts';

/** A wake-up: ids and nothing else. */
const WakeUp = z.strictObject({ referral: ReferralId, message: MessageId.optional() });

/**
 * Turns a use case into a Lambda handler for a queue. Each record succeeds or fails alone; a failed one is delivered again
 * and rests in the dead-letter queue in the end. What is due stays due whatever becomes of its wake-up.
 */
export function queueHandler(world: Pick<World, 'log'>, stage: string, work: (due: Due) => Promise<string>) {
  return middy<SQSEvent, SQSBatchResponse>(async (event: SQSEvent) => {
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(event, (record: SQSRecord) => workOn(world, stage, record, work), processor, {
      throwOnFullBatchFailure: false,
    });
  });
}

async function workOn(
  world: Pick<World, 'log'>,
  stage: string,
  record: SQSRecord,
  work: (due: Due) => Promise<string>,
) {
  const due = wakeUpOf(record);
  // Powertools keeps `message` for the text of the line.
  const ids = { stage, record: record.messageId, referral: due?.referral, letter: due?.message };
  if (!due) {
    world.log.error('wake-up cannot be read', ids);
    throw new PermanentError('wake-up cannot be read');
  }
  try {
    const outcome = await work(due);
    world.log.info('record worked', { ...ids, outcome });
  } catch (error) {
    world.log.error('record failed', { ...ids, error: errorName(error) });
    throw error;
  }
}

function wakeUpOf(record: SQSRecord): Due | undefined {
  try {
    const { referral, message } = WakeUp.parse(JSON.parse(record.body));
    return message ? { referral, message } : { referral };
  } catch {
    return undefined; // reported by the caller, then delivered again until it rests in the dead-letter queue
  }
}
