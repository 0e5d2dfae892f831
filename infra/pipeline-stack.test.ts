import { readdirSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import { queues } from '../functions/triggers.ts';
import type { Environment } from './constructs/pipeline-function.ts';
import { exampleDeployment } from './example-deployment.ts';
import { type Configs, functionNames, idOf } from './functions.ts';

const Lambda = z.object({
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Handler: z.string(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  LoggingConfig: z.object({ LogFormat: z.string(), LogGroup: z.string() }),
  ReservedConcurrentExecutions: z.number().optional(),
});
const deployment = exampleDeployment();
const functions = deployment.all('AWS::Lambda::Function', Lambda);

test('every function folder is deployed, and nothing else', () => {
  const folders = readdirSync('functions', { withFileTypes: true }).filter(entry => entry.isDirectory());
  const stages = folders.map(folder => folder.name).filter(name => name !== 'shell');

  expect([...functionNames].sort()).toEqual(stages.sort());
  expect(functions.map(({ id }) => id).sort()).toEqual(stages.map(name => `${idOf(name)}Function`).sort());
});

describe('each function is given exactly the environment it declares', () => {
  const byNotify = exampleDeployment({
    courier: {
      kind: 'notify',
      keySecret: 'life-rooms/notify',
      templates: {
        email: '0f0ca0a1-7d1c-4d9a-8d0e-5b1f6a2c3d4e',
        sms: '1f0ca0a1-7d1c-4d9a-8d0e-5b1f6a2c3d4e',
        letter: '2f0ca0a1-7d1c-4d9a-8d0e-5b1f6a2c3d4e',
      },
    },
  }).all('AWS::Lambda::Function', Lambda);

  test.each(functionNames)('%s', async name => {
    const { Config } = (await import(`../functions/${name}/config.ts`)) as { Config: z.ZodType<object> };

    for (const deployed of [functions, byNotify]) {
      const { NODE_OPTIONS, ...variables } = environmentOf(name, deployed);

      expect(Config.parse(variables)).toEqual(variables);
      expect(NODE_OPTIONS).toBe('--enable-source-maps');
    }
  });
});

const environmentOf = (name: string, deployed: typeof functions) =>
  deployed.find(({ id }) => id === `${idOf(name)}Function`)?.Environment.Variables ?? {};

test('a forgotten, misspelt or unknown variable does not compile', () => {
  type Given = Environment<Configs['match']>;
  const tables = { CASES_TABLE: 'c', DIRECTORY_TABLE: 'd', IMAGES_BUCKET: 'i' };
  expectTypeOf({ ...tables, MESSAGES_QUEUE_URL: 'q' }).toExtend<Given>();
  expectTypeOf(tables).not.toExtend<Given>();
  expectTypeOf({ ...tables, MESSAGE_QUEUE_URL: 'q' }).not.toExtend<Given>();
});

test('functions run on the newest Node, on ARM, and log JSON into a sealed log that is kept for half a year', () => {
  const logs = deployment.all('AWS::Logs::LogGroup', z.object({ KmsKeyId: z.string(), RetentionInDays: z.number() }));

  for (const { id, Runtime, Architectures, LoggingConfig } of functions) {
    const log = id.replace('Function', 'Log');
    expect({ Runtime, Architectures }).toEqual({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    expect(LoggingConfig).toEqual({ LogFormat: 'JSON', LogGroup: log });
    expect(logs).toContainEqual({
      id: log,
      deletion: 'Retain',
      KmsKeyId: 'OperationsKey.Arn',
      RetentionInDays: 180,
    });
  }
});

describe.each(Object.entries(queues))('the %s queue', (name, trigger) => {
  const Queue = z.object({
    SqsManagedSseEnabled: z.boolean(),
    VisibilityTimeout: z.number().optional(),
    MessageRetentionPeriod: z.number().optional(),
    RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
  });
  const find = (id: string) => deployment.all('AWS::SQS::Queue', Queue).find(queue => queue.id === id);
  const work = find(`${idOf(name)}Queue`);
  const deadLetters = find(`${idOf(name)}DeadLetters`);

  test('starts its function in batches of which single records may fail', () => {
    const starts = deployment.all(
      'AWS::Lambda::EventSourceMapping',
      z.object({
        EventSourceArn: z.string(),
        FunctionName: z.string(),
        BatchSize: z.number(),
        FunctionResponseTypes: z.array(z.string()),
      }),
    );

    expect(starts).toContainEqual({
      id: `${idOf(name)}Start`,
      EventSourceArn: `${idOf(name)}Queue.Arn`,
      FunctionName: `${idOf(trigger.starts)}Function`,
      BatchSize: trigger.batchSize,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('hides a message for six runs of its function', () => {
    const started = functions.find(({ id }) => id === `${idOf(trigger.starts)}Function`);

    expect(work?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * (started?.Timeout ?? Number.NaN));
  });

  test('lays what cannot be handled aside for two weeks', () => {
    expect(work?.RedrivePolicy).toEqual({
      deadLetterTargetArn: `${idOf(name)}DeadLetters.Arn`,
      maxReceiveCount: trigger.maximumReceives,
    });
    expect(deadLetters?.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });

  test('is sealed, at rest and on the way', () => {
    const document = z.object({ Statement: z.array(z.record(z.string(), z.unknown())) });
    const policies = deployment.all(
      'AWS::SQS::QueuePolicy',
      z.object({ Queues: z.array(z.string()), PolicyDocument: document }),
    );

    for (const queue of [work, deadLetters]) {
      expect(queue?.SqsManagedSseEnabled).toBe(true);
      const ofQueue = policies.filter(policy => policy.Queues.includes(`https://sqs.example/${queue?.id}`));
      expect(ofQueue.flatMap(policy => policy.PolicyDocument.Statement)).toEqual([
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'sqs:*',
          Resource: `${queue?.id}.Arn`,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]);
    }
  });
});

test('clock and publish run every minute, one run at a time, and one that failed is not repeated', () => {
  const Target = z.object({ Arn: z.string(), RetryPolicy: z.object({ MaximumRetryAttempts: z.number() }) });
  const ticks = deployment.all(
    'AWS::Events::Rule',
    z.object({ ScheduleExpression: z.string(), State: z.string(), Targets: z.array(Target) }),
  );
  const failures = deployment.all(
    'AWS::Lambda::EventInvokeConfig',
    z.object({ FunctionName: z.string(), MaximumRetryAttempts: z.number() }),
  );

  const scheduled = [
    ['Tick', 'ClockFunction'],
    ['PublishTick', 'PublishFunction'],
  ];
  expect(ticks).toEqual(
    scheduled.map(([id, lambda]) => ({
      id,
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [{ Arn: `${lambda}.Arn`, RetryPolicy: { MaximumRetryAttempts: 0 } }],
    })),
  );
  expect(failures).toEqual(
    scheduled.map(([id, lambda]) => ({ id: `Late${id}`, FunctionName: lambda, MaximumRetryAttempts: 0 })),
  );
  for (const [, lambda] of scheduled)
    expect(functions.find(({ id }) => id === lambda)?.ReservedConcurrentExecutions).toBe(1);
});
