import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { throttled, transactionConflict } from './dynalite/faults.ts';
import type { Call, Fault } from './gate.ts';

// What goes wrong on AWS now and then and never here by itself.

/** Again and again DynamoDB has no time for so many requests in a row. */
export const throttling = ({ inARow, outOf }: { inARow: number; outOf: number }): Fault => {
  let met = 0;
  return call => (call.service === 'dynamodb' && met++ % outOf < inARow ? throttled() : undefined);
};

/** Every second transaction meets another one. */
export const conflicts = (): Fault => {
  let met = 0;
  return ({ action, body }) => {
    if (action !== 'TransactWriteItems' || met++ % 2 === 1) return undefined;
    return transactionConflict(Transaction.parse(JSON.parse(body)).TransactItems.length);
  };
};

/** Indexes have not yet heard of anything, for so many questions. */
export const laggingIndexes = ({ questions }: { questions: number }): Fault => {
  let left = questions;
  return call =>
    isIndexQuery(call) && left-- > 0 ? { status: 200, json: { Items: [], Count: 0, ScannedCount: 0 } } : undefined;
};

/** Every object that is asked for has been cut short. */
export const spoiltImages: Fault = async ({ service, action, forward }) => {
  if (service !== 's3' || action !== 'GetObject') return undefined;
  const { status } = await forward();
  return { status, bytes: Buffer.from('an image that was cut short') };
};

/** Whatever is sent to a queue never arrives. */
export const lostMessages: Fault = ({ service, action, body }) => {
  if (service !== 'sqs' || action !== 'SendMessage') return undefined;
  const { MessageBody } = Sent.parse(JSON.parse(body));
  const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
  return { status: 200, json: { MessageId: randomUUID(), MD5OfMessageBody } };
};

/** Whatever is sent to a queue arrives so many times. */
export const repeatedMessages =
  ({ times }: { times: number }): Fault =>
  async ({ service, action, forward }) => {
    if (service !== 'sqs' || action !== 'SendMessage') return undefined;
    for (let more = 1; more < times; more++) await forward();
    return undefined;
  };

/** Something happens once, right after such a call has been carried out and before its caller has heard of it. */
export function onceAfter(isIt: (call: Call) => boolean, harm: () => void): Fault {
  let isDone = false;
  return async call => {
    if (isDone || !isIt(call)) return undefined;
    isDone = true;
    const answer = await call.forward();
    harm();
    return answer;
  };
}

const isIndexQuery = ({ action, body }: Call) => action === 'Query' && 'IndexName' in JSON.parse(body);

const Transaction = z.object({ TransactItems: z.array(z.unknown()) });
const Sent = z.object({ MessageBody: z.string() });
