import { hash, randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { DeadLetter, Due, QueueDesk, WorkQueue } from '../../domain/ports.ts';
import { Instant } from '../../schemas/time.ts';
import { dueIn, wakeUpBody } from '../wake-up.ts';

export interface EmbeddedQueue extends WorkQueue {
  /** Messages that were woken before wait until now. */
  start(): void;
  /** Hands out nothing more, and ends when what is in flight has ended. */
  stop(): Promise<void>;
  depth(): { readonly waiting: number; readonly inFlight: number; readonly dead: number };
  /** Bodies of the messages that were given up. */
  dead(): readonly string[];
  /** Puts the dead back as new messages. @returns how many */
  redrive(): number;
  /** The same for a person, letter by letter. */
  readonly desk: QueueDesk;
}

export interface EmbeddedQueueSettings {
  readonly name: string;
  readonly consume: (event: SQSEvent) => Promise<SQSBatchResponse>;
  /** How long a batch may take before its messages are handed out again. */
  readonly visibilitySeconds: number;
  /** How often a message is handed out before it is given up. */
  readonly maximumReceives: number;
  readonly batchSize: number;
  /** Is told when `consume` throws instead of answering; the batch is tried again all the same. */
  readonly onCrash: (error: unknown) => void;
  readonly scheduler?: Scheduler;
}

export interface Scheduler {
  /** Unix milliseconds. */
  now(): number;
  /** @returns what cancels it */
  after(milliseconds: number, run: () => void): () => void;
}

/**
 * Amazon SQS towards a Lambda, in this process: batches, partial failures, redelivery and dead letters behave alike, so
 * that the handlers cannot tell. It forgets everything in a crash, by design: each message only wakes somebody for work
 * that is written in the store, where `clock` finds it again.
 */
export function createWorkQueue(settings: EmbeddedQueueSettings): EmbeddedQueue {
  return new InProcessQueue(settings);
}

/** The least that SQS lets a Lambda have: one batch goes on while another waits for a slow provider, and handlers do overlap. */
const maximumBatches = 2;

interface Waiting {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly receives: number;
  readonly firstReceivedAt?: number;
}

type Received = Required<Waiting>;

class InProcessQueue implements EmbeddedQueue {
  readonly #settings: EmbeddedQueueSettings;
  readonly #scheduler: Scheduler;
  readonly #batches = new Set<Promise<void>>();
  #ready: Waiting[] = [];
  #dead: Waiting[] = [];
  #backingOff = 0;
  #inFlight = 0;
  #isRunning = false;
  #isHandOutPlanned = false;

  constructor(settings: EmbeddedQueueSettings) {
    this.#settings = settings;
    this.#scheduler = settings.scheduler ?? realTime;
  }

  async wake(what: Due): Promise<void> {
    this.#add(wakeUpBody(what));
  }

  start(): void {
    this.#isRunning = true;
    this.#planHandOut();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    await Promise.all(this.#batches);
  }

  depth() {
    return { waiting: this.#ready.length + this.#backingOff, inFlight: this.#inFlight, dead: this.#dead.length };
  }

  dead(): readonly string[] {
    return this.#dead.map(({ body }) => body);
  }

  redrive(): number {
    const dead = this.#dead;
    this.#dead = [];
    for (const { body } of dead) this.#add(body);
    return dead.length;
  }

  readonly desk: QueueDesk = {
    depth: async () => ({ ...this.depth(), oldest: this.#ready[0] && instantOf(this.#ready[0].sentAt) }),
    deadLetters: async () => this.#dead.slice(0, 100).map(letterOf),
    redrive: id => this.#redriveEach(id),
    discard: async id => {
      const letter = this.#takeDead(id);
      return letter && letterOf(letter);
    },
  };

  async *#redriveEach(id: string | undefined) {
    const named = this.#dead.filter(letter => id === undefined || letter.id === id).slice(0, 100);
    for (const letter of named) {
      if (!this.#takeDead(letter.id)) continue;
      this.#add(letter.body);
      yield letterOf(letter);
    }
  }

  #takeDead(id: string): Waiting | undefined {
    const letter = this.#dead.find(one => one.id === id);
    this.#dead = this.#dead.filter(one => one !== letter);
    return letter;
  }

  #add(body: string): void {
    this.#ready.push({ id: randomUUID(), body, sentAt: this.#scheduler.now(), receives: 0 });
    this.#planHandOut();
  }

  /** At the next turn, so that what is woken together travels together. */
  #planHandOut(): void {
    if (this.#isHandOutPlanned) return;
    this.#isHandOutPlanned = true;
    this.#scheduler.after(0, () => {
      this.#isHandOutPlanned = false;
      this.#handOut();
    });
  }

  #handOut(): void {
    while (this.#isRunning && this.#ready.length > 0 && this.#batches.size < maximumBatches) {
      const receivedAt = this.#scheduler.now();
      const batch = this.#ready
        .splice(0, this.#settings.batchSize)
        .map(message => ({ firstReceivedAt: receivedAt, ...message, receives: message.receives + 1 }));
      const delivery = this.#deliver(batch).finally(() => {
        this.#batches.delete(delivery);
        this.#planHandOut();
      });
      this.#batches.add(delivery);
    }
  }

  async #deliver(batch: readonly Received[]): Promise<void> {
    this.#inFlight += batch.length;
    const failed = await this.#consumeInTime(batch);
    this.#inFlight -= batch.length;
    for (const message of batch) if (failed.has(message.id)) this.#putBack(message);
  }

  /** @returns the ids that failed: all of them when the consumer throws or is still busy when their visibility ends */
  async #consumeInTime(batch: readonly Received[]): Promise<ReadonlySet<string>> {
    const everyId = new Set(batch.map(message => message.id));
    let cancelTimeout = () => {};
    const timeout = new Promise<ReadonlySet<string>>(resolve => {
      cancelTimeout = this.#scheduler.after(this.#settings.visibilitySeconds * 1000, () => resolve(everyId));
    });
    const consumed = this.#consume(batch, everyId);
    return Promise.race([consumed, timeout]).finally(() => cancelTimeout());
  }

  async #consume(batch: readonly Received[], everyId: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    try {
      const { batchItemFailures } = await this.#settings.consume(eventOf(this.#settings.name, batch));
      const failed = batchItemFailures.map(failure => failure.itemIdentifier);
      // As Lambda does: an answer that names a message we never gave cannot be trusted about the others.
      return failed.every(id => everyId.has(id)) ? new Set(failed) : everyId;
    } catch (error) {
      this.#settings.onCrash(error);
      return everyId;
    }
  }

  /**
   * SQS shows a failed message again only when its visibility has run out, since it cannot know that the consumer has
   * finished with it. We do know, so a person need not wait three minutes: 1, 2, 4, 8 … seconds do.
   */
  #putBack(message: Received): void {
    if (message.receives >= this.#settings.maximumReceives) {
      this.#dead.push(message);
      return;
    }
    this.#backingOff += 1;
    const seconds = Math.min(2 ** (message.receives - 1), this.#settings.visibilitySeconds);
    this.#scheduler.after(seconds * 1000, () => {
      this.#backingOff -= 1;
      this.#ready.push(message);
      this.#planHandOut();
    });
  }
}

const letterOf = ({ id, body, sentAt, receives }: Waiting): DeadLetter => ({
  id,
  what: dueIn(body),
  sentAt: instantOf(sentAt),
  attempts: receives,
});

const instantOf = (milliseconds: number): Instant => Instant.parse(new Date(milliseconds).toISOString());

/** Nothing here keeps the process alive: the server does, for as long as it is wanted. */
const realTime: Scheduler = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};

function eventOf(queueName: string, batch: readonly Received[]): SQSEvent {
  return {
    Records: batch.map(
      ({ id, body, sentAt, receives, firstReceivedAt }): SQSRecord => ({
        messageId: id,
        receiptHandle: `${id}-${receives}`,
        body,
        attributes: {
          ApproximateReceiveCount: String(receives),
          SentTimestamp: String(sentAt),
          SenderId: 'local',
          ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
        },
        messageAttributes: {},
        md5OfBody: hash('md5', body),
        eventSource: 'aws:sqs',
        eventSourceARN: `arn:aws:sqs:local:000000000000:${queueName}`,
        awsRegion: 'local',
      }),
    ),
  };
}
