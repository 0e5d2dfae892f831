import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { ReferralId } from '../../schemas/ids.ts';
import { workQueueContract } from '../contract/work-queue.ts';
import { createWorkQueue, type EmbeddedQueueSettings, type Scheduler } from './work-queue.ts';

workQueueContract('The embedded queue', async () => {
  const bodies: string[] = [];
  const queue = createWorkQueue({
    ...likeMatching,
    async consume({ Records }) {
      bodies.push(...Records.map(record => record.body));
      return allWell;
    },
  });
  queue.start();
  const receive = async (count: number) => {
    await vi.waitFor(() => expect(bodies.length).toBeGreaterThanOrEqual(count), 5000);
    return bodies.splice(0);
  };
  return { queue, receive, close: queue.stop.bind(queue) };
});

test('what is woken together travels together, ten at most, two batches at a time', async () => {
  const { queue, time, handler } = aQueue();

  for (const referral of referrals(25)) await queue.wake({ referral });
  await time.pass(0);
  expect(handler.batches.map(batch => batch.length)).toEqual([10, 10]);
  expect(queue.depth()).toEqual({ waiting: 5, inFlight: 20, dead: 0 });

  handler.answer(0, allWell);
  await time.pass(0);
  expect(handler.batches.map(batch => batch.length)).toEqual([10, 10, 5]);
  handler.answer(1, allWell);
  handler.answer(2, allWell);
  await time.pass(0);
  expect(queue.depth()).toEqual({ waiting: 0, inFlight: 0, dead: 0 });
  expect(time.planned()).toBe(0);
});

test('a record looks to the handler as one of SQS does', async () => {
  const { queue, time, handler } = aQueue();

  await queue.wake({ referral: first });
  await time.pass(0);

  expect(handler.batches[0]?.[0]).toMatchObject({
    body: JSON.stringify({ referral: first }),
    md5OfBody: 'acb8c21cc163c9238c7423ffe9792ebd',
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', ApproximateFirstReceiveTimestamp: '0' },
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:local:000000000000:matching',
  });
});

test('only the failed message of a batch comes back, after a second', async () => {
  const { queue, time, handler } = aQueue();
  await queue.wake({ referral: first });
  await queue.wake({ referral: second });
  await time.pass(0);

  handler.answer(0, failing(handler.idOf(0, 1)));
  await time.pass(999);
  expect(handler.batches).toHaveLength(1);
  expect(queue.depth()).toEqual({ waiting: 1, inFlight: 0, dead: 0 });
  await time.pass(1);

  expect(handler.batches[1]).toMatchObject([
    {
      messageId: handler.idOf(0, 1),
      body: JSON.stringify({ referral: second }),
      attributes: { ApproximateReceiveCount: '2', ApproximateFirstReceiveTimestamp: '0' },
    },
  ]);
});

test.each([
  ['a handler that throws', (id: string) => Promise.reject(new Error(`crashed at ${id}`))],
  ['an answer about a message that was never given', (id: string) => Promise.resolve(failing(id, 'another'))],
])('%s brings the whole batch back', async (_, consume) => {
  const batches: number[] = [];
  const time = fakeTime();
  const queue = createWorkQueue({
    ...likeMatching,
    scheduler: time,
    consume({ Records }) {
      batches.push(Records.length);
      return consume(Records[0]?.messageId ?? '');
    },
  });
  queue.start();

  await queue.wake({ referral: first });
  await queue.wake({ referral: second });
  await time.pass(0);
  await time.pass(1000);

  expect(batches).toEqual([2, 2]);
});

test('a crash of the handler is told', async () => {
  const told: unknown[] = [];
  const { queue, time, handler } = aQueue({ onCrash: error => told.push(error) });
  await queue.wake({ referral: first });
  await time.pass(0);

  handler.crash(0, new Error('the database is gone'));
  await time.pass(0);

  expect(told).toEqual([new Error('the database is gone')]);
});

test('a message that fails five times is given up, and can be put back', async () => {
  const { queue, time, handler } = aQueue();
  await queue.wake({ referral: first });

  for (const [attempt, secondsBefore] of [0, 1, 2, 4, 8].entries()) {
    await time.pass(secondsBefore * 1000);
    expect(handler.batches).toHaveLength(attempt + 1);
    handler.answer(attempt, failing(handler.idOf(attempt, 0)));
    await time.pass(0);
  }
  await time.pass(3_600_000);
  expect(handler.batches).toHaveLength(5);
  expect(queue.depth()).toEqual({ waiting: 0, inFlight: 0, dead: 1 });
  expect(queue.dead()).toEqual([JSON.stringify({ referral: first })]);

  expect(queue.redrive()).toBe(1);
  await time.pass(0);
  expect(queue.dead()).toEqual([]);
  expect(handler.batches[5]).toMatchObject([
    { body: JSON.stringify({ referral: first }), attributes: { ApproximateReceiveCount: '1' } },
  ]);
});

test('a handler that hangs loses its batch when the visibility ends, and is not heard afterwards', async () => {
  const { queue, time, handler } = aQueue();
  await queue.wake({ referral: first });
  await time.pass(0);

  await time.pass(180_000);
  expect(queue.depth()).toEqual({ waiting: 1, inFlight: 0, dead: 0 });
  await time.pass(1000);
  expect(handler.batches).toHaveLength(2);
  handler.answer(0, allWell);
  await time.pass(0);

  expect(queue.depth()).toEqual({ waiting: 0, inFlight: 1, dead: 0 });
});

test('stopping waits for what is in flight and hands out nothing more; starting goes on', async () => {
  const { queue, time, handler } = aQueue({ batchSize: 1 });
  for (const referral of referrals(3)) await queue.wake({ referral });
  await time.pass(0);
  let hasStopped = false;

  const stopped = queue.stop().then(() => {
    hasStopped = true;
  });
  handler.answer(0, allWell);
  await time.pass(0);
  expect(hasStopped).toBe(false);
  handler.answer(1, allWell);
  await stopped;
  await time.pass(3_600_000);
  expect(handler.batches).toHaveLength(2);

  queue.start();
  await time.pass(0);
  expect(handler.batches).toHaveLength(3);
});

test('what is woken before the start waits for it', async () => {
  const { queue, time, handler } = aQueue({}, { isStarted: false });

  await queue.wake({ referral: first });
  await time.pass(1000);
  expect(handler.batches).toHaveLength(0);
  queue.start();
  await time.pass(0);

  expect(handler.batches).toHaveLength(1);
});

const likeMatching = {
  name: 'matching',
  visibilitySeconds: 180,
  maximumReceives: 5,
  batchSize: 10,
  onCrash: () => {},
} as const;

const allWell: SQSBatchResponse = { batchItemFailures: [] };
const failing = (...ids: string[]): SQSBatchResponse => ({
  batchItemFailures: ids.map(itemIdentifier => ({ itemIdentifier })),
});

const referrals = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z7A8B9${String(number).padStart(2, '0')}`),
  );
const [first, second] = [
  ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z7A8B900'),
  ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z7A8B901'),
];

function aQueue(overrides: Partial<EmbeddedQueueSettings> = {}, { isStarted = true } = {}) {
  const time = fakeTime();
  const handler = aHandler();
  const queue = createWorkQueue({ ...likeMatching, consume: handler.consume, scheduler: time, ...overrides });
  if (isStarted) queue.start();
  return { queue, time, handler };
}

/** Takes batches and answers each when the test says so. */
function aHandler() {
  const batches: SQSEvent['Records'][] = [];
  const answers: PromiseWithResolvers<SQSBatchResponse>[] = [];
  return {
    batches,
    consume({ Records }: SQSEvent) {
      batches.push(Records);
      const answer = Promise.withResolvers<SQSBatchResponse>();
      answers.push(answer);
      return answer.promise;
    },
    answer: (batch: number, response: SQSBatchResponse) => answers[batch]?.resolve(response),
    crash: (batch: number, error: Error) => answers[batch]?.reject(error),
    idOf: (batch: number, place: number) => batches[batch]?.[place]?.messageId ?? 'none',
  };
}

/** Time that passes only when it is told to, beginning at zero. */
function fakeTime(): Scheduler & { pass(milliseconds: number): Promise<void>; planned(): number } {
  let now = 0;
  let planned: { at: number; run: () => void }[] = [];

  async function runUntil(end: number): Promise<void> {
    await settled();
    const next = planned.toSorted((one, other) => one.at - other.at)[0];
    if (!next || next.at > end) return;
    planned = planned.filter(plan => plan !== next);
    now = next.at;
    next.run();
    await runUntil(end);
  }

  return {
    now: () => now,
    planned: () => planned.length,
    after(milliseconds, run) {
      const plan = { at: now + milliseconds, run };
      planned.push(plan);
      return () => {
        planned = planned.filter(other => other !== plan);
      };
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await runUntil(end);
      now = end;
    },
  };
}

/** Until every promise that can move has moved. */
const settled = () => new Promise<void>(resolve => setImmediate(resolve));
