import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Roles } from '../permissions/roles.ts';
import type { Account } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import type { Functions, Lambda } from './functions.ts';
import { notRun } from './properties.ts';
import type { Queue, Queues } from './queues.ts';

/** What starts functions from queues, as Lambda's own pollers do. */
export interface EventSources {
  make(resource: Resource): Made;
  /** @throws Error when a function's role does not allow it, or messages could come back while it works on them */
  start(): void;
  /** The queues that are worked on. */
  queues(): readonly Queue[];
  stop(): Promise<void>;
}

export interface EventSourceNeeds {
  readonly functions: Functions;
  readonly queues: Queues;
  readonly roles: Roles;
  readonly account: Account;
  /** Told when a poller itself goes wrong. */
  surprised(error: unknown): void;
}

export function createEventSources(needs: EventSourceNeeds): EventSources {
  const sources: (() => Source)[] = [];
  const stopping = new AbortController();
  const polling: Promise<void>[] = [];
  return {
    make({ name, properties }) {
      const { EventSourceArn, FunctionName, ...mapping } = Mapping.parse(properties);
      const queue = EventSourceArn.slice(EventSourceArn.lastIndexOf(':') + 1);
      sources.push(() => ({
        ...mapping,
        queue: needs.queues.named(queue),
        lambda: needs.functions.named(FunctionName),
      }));
      return { ref: name };
    },
    start() {
      for (const source of sources.map(find => find())) {
        assertUsable(source, needs.roles);
        const pollers = Math.min(source.ScalingConfig.MaximumConcurrency, mostPollers);
        for (let i = 0; i < pollers; i++) polling.push(poll(source, needs, stopping.signal));
      }
    },
    queues: () => sources.map(find => find().queue),
    async stop() {
      stopping.abort();
      await Promise.all(polling);
    },
  };
}

/** Enough for batches to overtake each other. */
const mostPollers = 2;

type Source = Omit<z.infer<typeof Mapping>, 'EventSourceArn' | 'FunctionName'> & {
  readonly queue: Queue;
  readonly lambda: Lambda;
};

/** AWS refuses a mapping that its function's role does not allow; six time-outs are what its guide asks for. */
function assertUsable({ queue, lambda }: Source, roles: Roles): void {
  for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
    if (!roles.permits(lambda.role, { action, resource: queue.arn })) {
      throw new Error(`the role of ${lambda.name} does not allow ${action} on ${queue.name}`);
    }
  }
  if (queue.visibilitySeconds < 6 * lambda.timeoutSeconds) {
    throw new Error(`messages of ${queue.name} come back while ${lambda.name} may still be working on them`);
  }
}

async function poll(source: Source, { account, surprised }: EventSourceNeeds, stopping: AbortSignal): Promise<void> {
  const { queue, BatchSize } = source;
  while (!stopping.aborted) {
    try {
      const messages = await queue.receive(BatchSize, stopping);
      if (messages.length === 0) continue;
      const failed = await work(source, messages, account);
      await queue.remove(messages.filter(message => !failed.includes(message)));
      await queue.release(failed);
    } catch (error) {
      if (!stopping.aborted) surprised(error);
      return;
    }
  }
}

/** @returns the messages that are to be delivered again */
async function work(source: Source, messages: readonly Message[], { region }: Account): Promise<readonly Message[]> {
  const Records = messages.map(message => recordOf(message, source.queue, region));
  try {
    const answer = await source.lambda.invoke({ Records });
    return source.FunctionResponseTypes.includes('ReportBatchItemFailures') ? failuresIn(answer, messages) : [];
  } catch {
    return messages;
  }
}

/** A name that is not in the batch says that the function is confused: then the whole batch has failed. */
function failuresIn(answer: unknown, messages: readonly Message[]): readonly Message[] {
  const report = Report.safeParse(answer ?? {}).data;
  if (!report) return messages;
  const named = report.batchItemFailures.map(({ itemIdentifier }) =>
    messages.find(message => message.MessageId === itemIdentifier),
  );
  return named.every(message => message !== undefined) ? named : messages;
}

const Report = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]) });

const recordOf = (message: Message, { arn }: Queue, awsRegion: string) => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes,
  messageAttributes: {},
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: arn,
  awsRegion,
});

const Mapping = z.strictObject({
  EventSourceArn: z.string().regex(/^arn:aws:sqs:/, 'must be a queue'),
  FunctionName: z.string(),
  BatchSize: z.int().min(1).max(10).default(10),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2) }).default({ MaximumConcurrency: 1000 }),
  Tags: notRun,
});
