import { expect, test } from 'vitest';
import { aFunction, aPool, aQueue, aTable, get } from './fixtures/resources.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';
import { startAssembly } from './start-assembly.ts';

const lambda = aFunction('Lambda', { code: 'idle' });
const role = lambda['LambdaRole'];

test.each([
  ['a type', { Stream: { Type: 'AWS::Kinesis::Stream' } }, 'resources of type AWS::Kinesis::Stream are not known'],
  ['a property of a table', { Table: aTable({ StreamSpecification: {} }) }, 'Unrecognized key: "StreamSpecification"'],
  ['a property of a queue', { Queue: aQueue({ FifoQueue: true }) }, 'Unrecognized key: "FifoQueue"'],
  ['a property of a user pool', { Pool: aPool({ LambdaConfig: {} }) }, 'Unrecognized key: "LambdaConfig"'],
  ['a pool that people join by themselves', { Pool: aPool({ AdminCreateUserConfig: {} }) }, 'AllowAdminCreateUserOnly'],
  ['a domain of its own', { Pool: aPool(), Domain: ownDomain() }, 'Unrecognized key: "CustomDomainConfig"'],
  ['a condition', { Queue: { ...aQueue(), Condition: 'IsProduction' } }, 'Condition'],
  [
    'a managed policy',
    { Role: withProperties(role, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/Admin'] }) },
    'ManagedPolicyArns',
  ],
  ['code that is not there', lambda, 'its code idle.zip is not in the assembly'],
  ['a policy that lets somebody in', { Queue: aQueue(), Policy: openQueue() }, 'Invalid input: expected "Deny"'],
])('an assembly with %s that is not known does not start', async (_what, Resources, message) => {
  const { dir, remove } = await writeAssembly({ stacks: { Service: { Resources } } });

  await expect(startAssembly({ assemblyDir: dir })).rejects.toThrow(message);

  await remove();
});

test('a stack that decides by conditions what there is does not start', async () => {
  const stacks = { Service: { Resources: { Queue: aQueue() }, Conditions: { IsProduction: true } } };
  const { dir, remove } = await writeAssembly({ stacks });

  await expect(startAssembly({ assemblyDir: dir })).rejects.toThrow('Conditions');

  await remove();
});

function withProperties(resource: object | undefined, more: object): object {
  const { Properties } = { Properties: {}, ...resource };
  return { ...resource, Properties: { ...Properties, ...more } };
}

function ownDomain(): object {
  const Properties = { Domain: 'people', UserPoolId: { Ref: 'Pool' }, CustomDomainConfig: {} };
  return { Type: 'AWS::Cognito::UserPoolDomain', Properties };
}

function openQueue(): object {
  const Statement = [{ Effect: 'Allow', Action: 'sqs:*', Principal: '*', Resource: get('Queue', 'Arn') }];
  const PolicyDocument = { Version: '2012-10-17', Statement };
  return { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument } };
}
