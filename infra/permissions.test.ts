import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { manifestPartition } from '../schemas/tables.ts';
import { exampleDeployment } from './example-deployment.ts';
import { type FunctionName, functionNames } from './functions.ts';

const deployment = exampleDeployment();

const list = z.union([z.string(), z.array(z.string())]).transform(one => [one].flat());
const Statement = z.object({ Effect: z.string(), Action: list, Resource: list, Condition: z.unknown().optional() });
const policies = deployment.all(
  'AWS::IAM::Policy',
  z.object({ Roles: z.array(z.string()), PolicyDocument: z.object({ Statement: z.array(Statement) }) }),
);
const functions = deployment.all(
  'AWS::Lambda::Function',
  z.object({ Role: z.string(), Environment: z.object({ Variables: z.record(z.string(), z.string()) }) }),
);

const title = (name: FunctionName) => name.charAt(0).toUpperCase() + name.slice(1);

/** What a function may do, as `action resource`, sorted. */
function rightsOf(name: FunctionName): string[] {
  const role = `${title(name)}Role`;
  expect(functions.find(({ id }) => id === `${title(name)}Function`)?.Role).toBe(`${role}.Arn`);
  return policies
    .filter(policy => policy.Roles.includes(role))
    .flatMap(policy => policy.PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) => Action.flatMap(action => Resource.map(resource => `${action} ${resource}`)))
    .sort();
}

const each = (actions: string[], resource: string) => actions.map(action => `${action} ${resource}`);

const writesItsLog = (name: FunctionName) =>
  each(['logs:CreateLogStream', 'logs:PutLogEvents'], `${title(name)}Log.Arn`);
const reads = (table: string, ...lists: string[]) => [
  ...each(['dynamodb:GetItem', 'dynamodb:Query'], `${table}.Arn`),
  ...lists.map(list => `dynamodb:Query ${table}.Arn/index/${list}`),
];
const worksOnCases = (...lists: string[]) => [
  ...reads('CasesTable', ...lists),
  'dynamodb:PutItem CasesTable.Arn',
  ...usesTheirKey,
];
const usesTheirKey = each(
  [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  'Key.Arn',
);
const takesFrom = (queue: string) =>
  each(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], `${queue}.Arn`);
const wakesMatching = 'sqs:SendMessage MatchingQueue.Arn';
const wakesMessages = 'sqs:SendMessage MessagesQueue.Arn';
const sendsMail = 'ses:SendEmail arn:aws:ses:eu-west-2:AWS::AccountId:identity/liferooms.example';
const readsIdentityKey = ['kms:Decrypt Key.Arn', 'secretsmanager:GetSecretValue IdentityKeySecret'];

/** Of 64 characters, as hashes are. */
const anImage = `ImagesBucket.Arn/${'?'.repeat(64)}`;
const readsImages = [`s3:GetObject ${anImage}`, 's3:ListBucket ImagesBucket.Arn', 'kms:Decrypt Key.Arn'];

describe('a function may do this and nothing else:', () => {
  test.each<[FunctionName, string[]]>([
    ['intake', [...worksOnCases(), ...reads('DirectoryTable'), wakesMatching, wakesMessages, ...readsIdentityKey]],
    [
      'match',
      [
        ...worksOnCases('worklist'),
        ...reads('DirectoryTable', 'kind'),
        ...readsImages,
        wakesMessages,
        ...takesFrom('MatchingQueue'),
      ],
    ],
    [
      'notify',
      [...worksOnCases(), ...reads('DirectoryTable', 'kind'), wakesMessages, ...takesFrom('MessagesQueue'), sendsMail],
    ],
    ['cases', [...worksOnCases('worklist', 'open'), ...reads('DirectoryTable', 'kind'), wakesMatching, wakesMessages]],
    ['clock', [...worksOnCases('due'), ...reads('DirectoryTable'), wakesMatching, wakesMessages]],
    [
      'publish',
      [
        ...reads('DirectoryTable', 'kind'),
        'dynamodb:PutItem DirectoryTable.Arn',
        ...usesTheirKey,
        ...readsImages,
        `s3:PutObject ${anImage}`,
        'kms:GenerateDataKey Key.Arn',
      ],
    ],
    ['about', []],
  ])('%s', (name, rights) => {
    expect(rightsOf(name)).toEqual([...rights, ...writesItsLog(name)].sort());
  });
});

test('there is one policy for each function, and no other', () => {
  expect(policies).toHaveLength(functionNames.length);
  expect(functions.map(({ id }) => id).sort()).toEqual(functionNames.map(name => `${title(name)}Function`).sort());
});

test('only the manifest is written to the directory, and none can delete or change a record in place', () => {
  const onTables = functionNames.flatMap(rightsOf).filter(right => right.startsWith('dynamodb:'));
  const writes = onTables.filter(right => !/^dynamodb:(GetItem|Query) /.test(right));

  const putting = policies
    .flatMap(policy => policy.PolicyDocument.Statement)
    .filter(({ Action, Resource }) => Action.includes('dynamodb:PutItem') && Resource.includes('DirectoryTable.Arn'));

  expect(new Set(writes)).toEqual(new Set(['dynamodb:PutItem CasesTable.Arn', 'dynamodb:PutItem DirectoryTable.Arn']));
  expect(putting.map(({ Condition }) => Condition)).toEqual([
    { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [manifestPartition] } },
  ]);
});

test('nothing is allowed by a pattern but images, whose names are hashes', () => {
  const patterns = functionNames.flatMap(rightsOf).filter(right => /[*?]/.test(right));

  expect(new Set(patterns)).toEqual(new Set([`s3:GetObject ${anImage}`, `s3:PutObject ${anImage}`]));
});

test('no role has rights from anywhere else', () => {
  const other = z.object({ ManagedPolicyArns: z.never().optional(), Policies: z.never().optional() });
  const roles = deployment.all('AWS::IAM::Role', other);

  expect(roles.map(({ id }) => id).sort()).toEqual(functionNames.map(name => `${title(name)}Role`).sort());
});
