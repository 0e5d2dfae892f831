import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { queues } from '../functions/triggers.ts';
import { anchor } from './constructs/operations.ts';
import { exampleDeployment } from './example-deployment.ts';
import { functionNames, idOf } from './functions.ts';

const deployment = exampleDeployment();
const alarms = deployment.all(
  'AWS::CloudWatch::Alarm',
  z.object({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(z.string()),
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    TreatMissingData: z.string(),
  }),
);

const watched = alarms.map(
  ({ MetricName, Dimensions }) => `${MetricName} ${Dimensions.map(({ Value }) => Value).join()}`,
);

const runbook = readFileSync('docs/runbook.md', 'utf8');
const alarmPages = (runbook.split(/^## /m).find(part => part.startsWith('Alarms')) ?? '').split(/^### /m).slice(1);
const headingOf = (page: string) => page.slice(0, page.indexOf('\n'));

test('each alarm says who is hurt and names a page of the runbook, and each page belongs to an alarm', () => {
  const named = alarms.map(({ AlarmDescription }) => {
    const [, impact, page] = /^(.+\.) Runbook: docs\/runbook\.md#(\S+)$/.exec(AlarmDescription) ?? [];
    expect(impact?.length).toBeGreaterThan(20);
    return page;
  });

  expect([...new Set(named)].sort()).toEqual(alarmPages.map(page => anchor(headingOf(page))).sort());
});

test.each(alarmPages.map(page => [headingOf(page), page]))(
  'the runbook on "%s" says all four things',
  (_heading, page) => {
    const parts = [...page.matchAll(/^\*\*(.+?)\.\*\* \S/gm)].map(match => match[1]);

    expect(parts).toEqual(['What it means', 'Who is affected', 'Look first', 'Fix']);
  },
);

test('every function, queue and table is watched', () => {
  expect(watched).toEqual(
    expect.arrayContaining([
      ...functionNames.flatMap(name => [`Errors ${idOf(name)}Function`, `Throttles ${idOf(name)}Function`]),
      ...Object.keys(queues).flatMap(name => [
        `ApproximateNumberOfMessagesVisible ${idOf(name)}DeadLetters.QueueName`,
        `ApproximateAgeOfOldestMessage ${idOf(name)}Queue.QueueName`,
      ]),
      ...['Cases', 'Directory'].flatMap(name => [
        `ReadThrottleEvents ${name}Table`,
        `WriteThrottleEvents ${name}Table`,
      ]),
      '5xx Api',
      'ImagesBehind publish',
      ...['match', 'cases', 'pages'].map(name => `ImageRefused ${name}`),
    ]),
  );
});

test('silence of what should speak every minute is itself an alarm', () => {
  const bad = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');

  expect(bad.map(({ Namespace, MetricName, Dimensions }) => ({ Namespace, MetricName, Dimensions }))).toEqual([
    { Namespace: 'LifeRooms', MetricName: 'PromisesOverdue', Dimensions: [{ Name: 'service', Value: 'clock' }] },
    {
      Namespace: 'AWS/Lambda',
      MetricName: 'Invocations',
      Dimensions: [{ Name: 'FunctionName', Value: 'ClockFunction' }],
    },
    { Namespace: 'LifeRooms', MetricName: 'ImagesBehind', Dimensions: [{ Name: 'service', Value: 'publish' }] },
  ]);
});

test('every alarm reaches the operator, over a sealed topic that CloudWatch may publish to', () => {
  const Statement = z.object({
    Effect: z.string(),
    Action: z.string(),
    Principal: z.unknown(),
    Condition: z.unknown(),
  });
  const policies = deployment.all(
    'AWS::SNS::TopicPolicy',
    z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) }),
  );

  for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual(['OperationsAlarms']);
  expect(deployment.all('AWS::SNS::Topic', z.object({ KmsMasterKeyId: z.string() }))).toEqual([
    { id: 'OperationsAlarms', KmsMasterKeyId: 'OperationsKey.Arn' },
  ]);
  expect(deployment.all('AWS::SNS::Subscription', z.object({ Protocol: z.string(), TopicArn: z.string() }))).toEqual([
    expect.objectContaining({ Protocol: 'email', TopicArn: 'OperationsAlarms' }),
  ]);
  expect(policies.flatMap(policy => policy.PolicyDocument.Statement)).toEqual([
    { Effect: 'Deny', Action: 'sns:Publish', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    {
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': 'AWS::AccountId' } },
    },
  ]);
});
