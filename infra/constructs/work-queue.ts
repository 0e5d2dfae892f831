import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { QueueName } from '../../functions/triggers.ts';
import { allow, type Grant } from './grant.ts';
import type { Operations } from './operations.ts';
import { type AnyFunction, PipelineFunction } from './pipeline-function.ts';

export interface WorkQueueProps {
  readonly name: QueueName;
  readonly operations: Operations;
  /** When nobody works on it, who is hurt and how? This is the text of its alarms. */
  readonly impact: string;
  readonly visibilitySeconds: number;
  readonly maximumReceives: number;
  readonly batchSize: number;
}

/** Wake-ups for one stage. What cannot be handled rests among the dead letters until a person has looked. */
export class WorkQueue extends Construct {
  private readonly queue: Queue;
  private readonly deadLetters: Queue;
  private readonly batchSize: number;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const visibilityTimeout = Duration.seconds(props.visibilitySeconds);
    if (visibilityTimeout.toSeconds() < 6 * PipelineFunction.timeout.toSeconds()) {
      throw new Error(
        `${id}: a message must stay hidden for six runs of its function, or retries overlap (AWS Lambda guide)`,
      );
    }
    this.deadLetters = new Queue(this, 'DeadLetters', { ...sealed, retentionPeriod: Duration.days(14) });
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It is itself where messages rest; its alarm calls a person',
    });
    const deadLetterQueue = { queue: this.deadLetters, maxReceiveCount: props.maximumReceives };
    this.queue = new Queue(this, 'Queue', { ...sealed, visibilityTimeout, deadLetterQueue });
    this.batchSize = props.batchSize;
    this.pageWhenWorkRests(props);
  }

  /** Waking the stage: where the queue is, and the permission to send there. */
  send(): Grant {
    return { value: this.queue.queueUrl, allows: [allow(['sqs:SendMessage'], [this.queue.queueArn])] };
  }

  /** As waking it, and seeing how much waits. */
  sendAndCount(): Grant {
    const { value, allows } = this.send();
    return { value, allows: [...allows, allow(['sqs:GetQueueAttributes'], [this.queue.queueArn])] };
  }

  /** Seeing what was given up, and taking it away. Whoever may also wake the stage can put it back. */
  seeToDeadLetters(): Grant {
    const { queueUrl, queueArn } = this.deadLetters;
    const looking = ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'];
    return { value: queueUrl, allows: [allow([...looking, 'sqs:DeleteMessage'], [queueArn])] };
  }

  starts({ lambda }: AnyFunction): void {
    lambda.addToRolePolicy(
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]),
    );
    const start = new EventSourceMapping(this, 'Start', {
      target: lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: this.batchSize,
      reportBatchItemFailures: true,
      // A burst of work must leave the account's concurrency to those who send referrals.
      maxConcurrency: 10,
    });
    Validations.of(start).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'SQS sources have no such destination: the redrive policy of the queue does it',
    });
  }

  private pageWhenWorkRests(props: WorkQueueProps): void {
    const { name, operations, impact, visibilitySeconds, maximumReceives } = props;
    operations.pageWhen({
      name: `The ${name} queue has dead letters`,
      impact,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      when: { above: 0 },
      silence: 'good',
    });
    operations.pageWhen({
      name: `The ${name} queue is not worked on`,
      impact,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      // Longer than a message that always fails takes to become a dead letter: nobody is taking messages at all.
      when: { above: visibilitySeconds * maximumReceives },
      silence: 'good',
    });
  }
}

const sealed = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
