import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { exampleDeployment } from './example-deployment.ts';
import { type FunctionName, functionNames, idOf } from './functions.ts';

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

function statementsOf(name: FunctionName) {
  const role = `${idOf(name)}Role`;
  expect(functions.find(({ id }) => id === `${idOf(name)}Function`)?.Role).toBe(`${role}.Arn`);
  return policies.filter(policy => policy.Roles.includes(role)).flatMap(policy => policy.PolicyDocument.Statement);
}

/** What a function may do, as `action resource`, sorted. */
const rightsOf = (name: FunctionName) =>
  statementsOf(name)
    .flatMap(({ Action, Resource }) => Action.flatMap(action => Resource.map(resource => `${action} ${resource}`)))
    .sort();

const each = (actions: string[], resource: string) => actions.map(action => `${action} ${resource}`);

const writesItsLog = (name: FunctionName) =>
  each(['logs:CreateLogStream', 'logs:PutLogEvents'], `${idOf(name)}Log.Arn`);
const reads = (table: string, ...lists: string[]) => [
  ...each(['dynamodb:GetItem', 'dynamodb:Query'], `${table}.Arn`),
  ...lists.map(list => `dynamodb:Query ${table}.Arn/index/${list}`),
];
const takesPlaces = ['dynamodb:PutItem DirectoryTable.Arn', 'dynamodb:ConditionCheckItem DirectoryTable.Arn'];
const worksOnCases = (...lists: string[]) => [
  ...reads('CasesTable', ...lists),
  'dynamodb:PutItem CasesTable.Arn',
  ...usesTheirKey(),
];
function usesTheirKey() {
  const sealing = ['Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo'];
  return each(
    ['Decrypt', 'DescribeKey', ...sealing].map(action => `kms:${action}`),
    'Key.Arn',
  );
}
const takesFrom = (queue: string) =>
  each(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], `${queue}.Arn`);
const wakesMatching = 'sqs:SendMessage MatchingQueue.Arn';
const seesToDeadLetters = (queue: string) => [
  `sqs:GetQueueAttributes ${queue}Queue.Arn`,
  ...each(
    ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map(action => `sqs:${action}`),
    `${queue}DeadLetters.Arn`,
  ),
];
const wakesMessages = 'sqs:SendMessage MessagesQueue.Arn';
const sendsMail = 'ses:SendEmail arn:aws:ses:eu-west-2:AWS::AccountId:identity/liferooms.example';
const opensTheirKey = ['kms:Decrypt Key.Arn', 'kms:DescribeKey Key.Arn'];
const readsIdentityKey = ['kms:Decrypt Key.Arn', 'secretsmanager:GetSecretValue IdentityKeySecret'];

/** Of 64 characters, as hashes are. */
const anImage = `ImagesBucket.Arn/${'?'.repeat(64)}`;
const readsImages = [`s3:GetObject ${anImage}`, 's3:ListBucket ImagesBucket.Arn', 'kms:Decrypt Key.Arn'];

describe('a function may do this and nothing else:', () => {
  test.each<[FunctionName, string[]]>([
    [
      'intake',
      [...worksOnCases(), ...reads('DirectoryTable', 'kind'), wakesMatching, wakesMessages, ...readsIdentityKey],
    ],
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
      [
        ...worksOnCases(),
        ...reads('DirectoryTable', 'kind'),
        wakesMessages,
        ...takesFrom('MessagesQueue'),
        sendsMail,
        ...readsIdentityKey,
      ],
    ],
    [
      'cases',
      [
        ...worksOnCases('worklist', 'open', 'activity'),
        ...reads('DirectoryTable', 'kind'),
        ...takesPlaces,
        ...readsImages,
        wakesMatching,
        wakesMessages,
      ],
    ],
    ['partners', [...worksOnCases('worklist'), ...reads('DirectoryTable', 'kind'), ...takesPlaces, wakesMessages]],
    [
      'links',
      [...worksOnCases(), ...reads('DirectoryTable', 'kind'), ...takesPlaces, wakesMessages, ...readsIdentityKey],
    ],
    ['ledger', [...worksOnCases(), ...reads('DirectoryTable', 'kind'), ...readsIdentityKey]],
    ['reports', [...reads('CasesTable', 'activity'), ...reads('DirectoryTable', 'kind'), ...opensTheirKey]],
    ['webhooks', [...worksOnCases('worklist'), ...reads('DirectoryTable'), wakesMessages]],
    [
      'pages',
      [
        ...worksOnCases('worklist', 'open', 'due', 'activity'),
        'dynamodb:DeleteItem CasesTable.Arn',
        ...reads('DirectoryTable', 'kind'),
        ...takesPlaces,
        ...readsImages,
        wakesMatching,
        wakesMessages,
        ...seesToDeadLetters('Matching'),
        ...seesToDeadLetters('Messages'),
        ...readsIdentityKey,
      ],
    ],
    [
      'clock',
      [
        ...worksOnCases('due'),
        ...reads('DirectoryTable'),
        'dynamodb:PutItem DirectoryTable.Arn',
        wakesMatching,
        wakesMessages,
      ],
    ],
    [
      'publish',
      [
        ...reads('DirectoryTable', 'kind'),
        'dynamodb:PutItem DirectoryTable.Arn',
        ...usesTheirKey(),
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
  expect(functions.map(({ id }) => id).sort()).toEqual(functionNames.map(name => `${idOf(name)}Function`).sort());
});

test('all that is done to tables beside reading is putting a record of cases, or is bound to some partitions', () => {
  const unbound = functionNames
    .flatMap(statementsOf)
    .filter(({ Condition }) => partitionsOf(Condition).length === 0)
    .flatMap(({ Action, Resource }) => Action.flatMap(action => Resource.map(resource => `${action} ${resource}`)))
    .filter(right => right.startsWith('dynamodb:') && !/^dynamodb:(GetItem|Query) /.test(right));

  expect(new Set(unbound)).toEqual(new Set(['dynamodb:PutItem CasesTable.Arn']));
});

const keepsUpOffers = [
  'check DirectoryTable OFFER#*',
  'check DirectoryTable PLACES#*',
  'put DirectoryTable META',
  'put DirectoryTable OFFER#*',
  'put DirectoryTable PLACES#*',
];

test.each<[FunctionName, string[]]>([
  ['cases', ['check DirectoryTable OFFER#*', 'put DirectoryTable PLACES#*']],
  ['links', keepsUpOffers],
  ['partners', keepsUpOffers],
  [
    'pages',
    [...keepsUpOffers, 'remove CasesTable DRAFTS#*', 'remove CasesTable SESSION#*', 'remove CasesTable SIGNIN#*'],
  ],
  ['clock', ['put DirectoryTable PLACES#*']],
  ['publish', ['put DirectoryTable MANIFEST', 'put DirectoryTable META', 'put DirectoryTable OFFER#*']],
  ...(['intake', 'match', 'notify', 'ledger', 'reports', 'webhooks', 'about'] as const).map(
    (name): [FunctionName, string[]] => [name, []],
  ),
])('%s writes these rows of the directory, and removes these, and no others', (name, rows) => {
  const bound = statementsOf(name).flatMap(({ Action, Resource, Condition }) =>
    partitionsOf(Condition).flatMap(partition =>
      Action.flatMap(action =>
        Resource.map(resource => `${doing(action)} ${resource.replace('.Arn', '')} ${partition}`),
      ),
    ),
  );

  expect(bound.sort()).toEqual(rows);
});

const LeadingKeys = z.object({ 'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': list }) });
const partitionsOf = (condition: unknown) =>
  LeadingKeys.safeParse(condition).data?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'] ?? [];

const doing = (action: string) => {
  const verbs: Record<string, string> = {
    'dynamodb:PutItem': 'put',
    'dynamodb:ConditionCheckItem': 'check',
    'dynamodb:DeleteItem': 'remove',
  };
  return verbs[action] ?? action;
};

test('nothing is allowed by a pattern but images, whose names are hashes', () => {
  const patterns = functionNames.flatMap(rightsOf).filter(right => /[*?]/.test(right));

  expect(new Set(patterns)).toEqual(new Set([`s3:GetObject ${anImage}`, `s3:PutObject ${anImage}`]));
});

test('no role has rights from anywhere else', () => {
  const other = z.object({ ManagedPolicyArns: z.never().optional(), Policies: z.never().optional() });
  const roles = deployment.all('AWS::IAM::Role', other);

  expect(roles.map(({ id }) => id).sort()).toEqual(functionNames.map(name => `${idOf(name)}Role`).sort());
});
