import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type Account, arnIn } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import { notRun } from './properties.ts';

/** A queue as AWS itself and its operators see it: no gate is in between. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  /** How long a received message stays hidden. */
  readonly visibilitySeconds: number;
  /** Where messages rest that were received too often. */
  readonly deadLetters: string | undefined;
  /** All at once: whoever waits for messages gets them together. */
  send(...bodies: string[]): Promise<void>;
  /** @param most 1 to 10 @param until ends the second that it waits for a message */
  receive(most: number, until?: AbortSignal): Promise<Message[]>;
  remove(messages: readonly Message[]): Promise<void>;
  /** Shows received messages again at once, as would happen when their visibility timeout has passed. */
  release(messages: readonly Message[]): Promise<void>;
  /** How many messages it holds, those that somebody has received included. */
  count(): Promise<number>;
}

export interface Queues {
  make(resource: Resource): Promise<Made>;
  makePolicy(resource: Resource): Made;
  /** @throws Error when no template has made it */
  named(name: string): Queue;
  /** Sends every dead letter of this queue back to it. */
  redrive(name: string): Promise<void>;
}

export interface QueueServer {
  readonly client: SQSClient;
  readonly url: string;
  /** The address that functions are given. */
  readonly gate: string;
}

/** Queues of a template, in an SQS that runs here. */
export function createQueues({ client, url, gate }: QueueServer, account: Account): Queues {
  const queues = new Map<string, Queue>();
  const at = (server: string, name: string) => `${server}/${account.id}/${name}`;
  const named = (name: string) => {
    const queue = queues.get(name);
    if (!queue) throw new Error(`there is no queue ${name}`);
    return queue;
  };
  return {
    async make({ name, properties }) {
      const wanted = QueueProperties.parse(properties);
      await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributesOf(wanted) }));
      const arn = arnIn(account, 'sqs', name);
      queues.set(name, { name, arn, ...factsOf(wanted), ...operations(client, at(url, name)) });
      return { ref: at(gate, name), attributes: { Arn: arn, QueueName: name } };
    },
    makePolicy({ name, properties }) {
      QueuePolicy.parse(properties);
      return { ref: name };
    },
    named,
    async redrive(name) {
      const queue = named(name);
      if (queue.deadLetters === undefined) throw new Error(`${name} has no queue for dead letters`);
      const resting = named(queue.deadLetters);
      for (let found = await resting.receive(10); found.length > 0; found = await resting.receive(10)) {
        await queue.send(...found.map(({ Body = '' }) => Body));
        await resting.remove(found);
      }
    },
  };
}

function operations(
  client: SQSClient,
  QueueUrl: string,
): Omit<Queue, 'name' | 'arn' | keyof ReturnType<typeof factsOf>> {
  return {
    async send(...bodies) {
      const Entries = bodies.map((MessageBody, i) => ({ Id: `${i}`, MessageBody }));
      await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    },
    async receive(MaxNumberOfMessages, until) {
      const command = new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages,
        WaitTimeSeconds: until ? 1 : 0,
        MessageSystemAttributeNames: ['All'],
      });
      const { Messages = [] } = await client.send(command, until && { abortSignal: until });
      return Messages;
    },
    async remove(messages) {
      const Entries = messages.map(({ ReceiptHandle }, i) => ({ Id: `${i}`, ReceiptHandle }));
      if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    },
    async release(messages) {
      for (const { ReceiptHandle } of messages) {
        await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
      }
    },
    async count() {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: received } = Attributes;
      return Number(waiting) + Number(received);
    },
  };
}

const QueueProperties = z.strictObject({
  VisibilityTimeout: z.int().default(30),
  MessageRetentionPeriod: z.int().default(345_600),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.int() }).optional(),
  SqsManagedSseEnabled: notRun,
  Tags: notRun,
});

function attributesOf({ RedrivePolicy, ...wanted }: z.infer<typeof QueueProperties>): Record<string, string> {
  return {
    VisibilityTimeout: String(wanted.VisibilityTimeout),
    MessageRetentionPeriod: String(wanted.MessageRetentionPeriod),
    ...(RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
  };
}

function factsOf({ VisibilityTimeout, RedrivePolicy }: z.infer<typeof QueueProperties>) {
  return { visibilitySeconds: VisibilityTimeout, deadLetters: RedrivePolicy?.deadLetterTargetArn.replace(/^.*:/, '') };
}

/** Only the one that turns away whoever does not use TLS, which nobody does on loopback; another could let somebody in. */
const QueuePolicy = z.strictObject({
  Queues: z.array(z.string()),
  PolicyDocument: z.strictObject({
    Version: z.literal('2012-10-17'),
    Statement: z.array(
      z.strictObject({
        Effect: z.literal('Deny'),
        Action: z.literal('sqs:*'),
        Principal: z.unknown(),
        Resource: z.unknown(),
        Condition: z.strictObject({ Bool: z.strictObject({ 'aws:SecureTransport': z.literal('false') }) }),
      }),
    ),
  }),
});
