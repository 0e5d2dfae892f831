import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, QueueDesk } from '../../domain/ports.ts';
import { Instant } from '../../schemas/time.ts';
import { dueIn } from '../wake-up.ts';

export interface SqsDeskSettings {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly deadLettersUrl: string;
  /** How often the queue hands a message out before it gives it up. */
  readonly maximumReceives: number;
}

/**
 * An SQS queue and its dead letters. SQS shows a message only by hiding it for a while: what is looked at is shown again at
 * once, and whoever looks meanwhile sees the rest. All numbers are SQS's approximations.
 */
export function createSqsDesk(settings: SqsDeskSettings): QueueDesk {
  const { client, queueUrl, deadLettersUrl } = settings;
  return {
    async depth() {
      const [queue, dead] = await Promise.all([count(client, queueUrl), count(client, deadLettersUrl)]);
      return { waiting: queue.shown, inFlight: queue.hidden, dead: dead.shown + dead.hidden };
    },
    async deadLetters() {
      const letters: DeadLetter[] = [];
      for await (const { letter } of lookAt(settings, mostAtOnce)) letters.push(letter);
      return letters.sort((one, other) => Date.parse(one.sentAt) - Date.parse(other.sentAt));
    },
    async *redrive(id) {
      for await (const found of lookAt(settings, id === undefined ? mostAtOnce : mostToFindOne)) {
        if (id !== undefined && found.letter.id !== id) continue;
        // In this order: what comes between leaves a wake-up too many, which does no harm, and never one too few.
        await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: found.body }));
        await found.remove();
        yield found.letter;
        if (id !== undefined) return;
      }
    },
    async discard(id) {
      for await (const { letter, remove } of lookAt(settings, mostToFindOne)) {
        if (letter.id !== id) continue;
        await remove();
        return letter;
      }
      return undefined;
    },
  };
}

const mostAtOnce = 100;

/** SQS finds nothing by its name. A look at so many takes some seconds. */
const mostToFindOne = 1000;

/** As long as a function may run: when it breaks off, nobody waits longer for what it had hidden. */
const hiddenSeconds = 30;

async function count(client: SQSClient, QueueUrl: string) {
  const shown = 'ApproximateNumberOfMessages';
  const hidden = 'ApproximateNumberOfMessagesNotVisible';
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [shown, hidden] });
  const { Attributes = {} } = await client.send(asked);
  return { shown: Number(Attributes[shown]), hidden: Number(Attributes[hidden]) };
}

interface Found {
  readonly letter: DeadLetter;
  readonly body: string;
  remove(): Promise<void>;
}

/** Dead letters, each hidden until whoever looks has done with all of them; those that were not removed are shown again. */
async function* lookAt(settings: SqsDeskSettings, most: number): AsyncGenerator<Found> {
  const { client, deadLettersUrl: QueueUrl } = settings;
  const hidden = new Map<string, Message>();
  try {
    for (let found = 0; found < most; ) {
      const messages = await receive(settings);
      if (messages.length === 0) return;
      found += messages.length;
      for (const message of messages) hidden.set(message.MessageId ?? '', message);
      for (const message of messages) {
        const letter = letterOf(message, settings);
        const remove = async () => {
          await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
          hidden.delete(letter.id);
        };
        yield { letter, body: message.Body ?? '', remove };
      }
    }
  } finally {
    await show(settings, [...hidden.values()]);
  }
}

async function receive({ client, deadLettersUrl }: SqsDeskSettings): Promise<readonly Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: deadLettersUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: hiddenSeconds,
      // Whoever does not wait at all asks only some of the servers, and is told that there is nothing when there is.
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
    }),
  );
  return Messages;
}

async function show({ client, deadLettersUrl: QueueUrl }: SqsDeskSettings, messages: Message[]): Promise<void> {
  while (messages.length > 0) {
    const Entries = messages
      .splice(0, 10)
      .map(({ ReceiptHandle }, i) => ({ Id: `${i}`, ReceiptHandle, VisibilityTimeout: 0 }));
    // One that cannot be shown at once shows itself when its time is up.
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}

function letterOf({ MessageId = '', Body = '', Attributes = {} }: Message, { maximumReceives }: SqsDeskSettings) {
  return {
    id: MessageId,
    what: dueIn(Body),
    sentAt: Instant.parse(new Date(Number(Attributes.SentTimestamp)).toISOString()),
    // SQS goes on counting when somebody looks.
    attempts: Math.min(Number(Attributes.ApproximateReceiveCount), maximumReceives),
  };
}
