import { expect, test } from 'vitest';
import { isAllowed, PolicyDocument } from './policy.ts';

const table = 'arn:aws:dynamodb:eu-west-2:000000000000:table/CasesTable';

test('nothing is allowed unless a statement allows it', () => {
  const statements = policy({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: table });

  expect(isAllowed(statements, { action: 'dynamodb:GetItem', resource: table })).toBe(true);
  expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: table })).toBe(false);
  expect(isAllowed(statements, { action: 'dynamodb:GetItem', resource: `${table}2` })).toBe(false);
  expect(isAllowed(statements, { action: 'dynamodb:GetItem', resource: `${table}/index/due` })).toBe(false);
  expect(isAllowed([], { action: 'dynamodb:GetItem', resource: table })).toBe(false);
});

test('a denial outweighs whatever is allowed', () => {
  const statements = policy(
    { Effect: 'Allow', Action: ['dynamodb:*'], Resource: '*' },
    { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: table },
  );

  expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: table })).toBe(true);
  expect(isAllowed(statements, { action: 'dynamodb:DeleteItem', resource: table })).toBe(false);
});

test('wild cards stand for many letters or for one; actions may be written in any case, resources may not', () => {
  const statements = policy({ Effect: 'Allow', Action: 'sqs:Send*', Resource: 'arn:aws:sqs:*:queue.?' });

  expect(isAllowed(statements, { action: 'SQS:sendMessage', resource: 'arn:aws:sqs:eu-west-2:queue.a' })).toBe(true);
  expect(isAllowed(statements, { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-2:queue.ab' })).toBe(false);
  expect(isAllowed(statements, { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-2:queuexa' })).toBe(false);
  expect(isAllowed(statements, { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-2:QUEUE.a' })).toBe(false);
});

test('a condition on the service allows the use of a key through that service alone', () => {
  const key = 'arn:aws:kms:eu-west-2:000000000000:key/Key';
  const Condition = { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-2.amazonaws.com' } };
  const statements = policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: key, Condition });
  const through = (service: string) => ({ 'kms:ViaService': `${service}.eu-west-2.amazonaws.com` });

  expect(isAllowed(statements, { action: 'kms:Decrypt', resource: key, context: through('dynamodb') })).toBe(true);
  expect(isAllowed(statements, { action: 'kms:Decrypt', resource: key, context: through('sqs') })).toBe(false);
  expect(isAllowed(statements, { action: 'kms:Decrypt', resource: key })).toBe(false);
});

test('a condition on all values is met when each of them is like one of those named, or there are none', () => {
  const Condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['MANIFEST', 'PLACES#*'] } };
  const statements = policy({ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: table, Condition });
  const rows = (...keys: string[]) => ({ 'dynamodb:LeadingKeys': keys });

  expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: table, context: rows('MANIFEST') })).toBe(true);
  expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: table, context: rows('PLACES#1') })).toBe(true);
  expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: table, context: rows('OFFER#1') })).toBe(false);
  expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: table, context: rows('MANIFEST2') })).toBe(
    false,
  );
  expect(
    isAllowed(statements, { action: 'dynamodb:PutItem', resource: table, context: rows('MANIFEST', 'META') }),
  ).toBe(false);
  expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: table })).toBe(true);
});

test.each([
  ['all other actions', { NotAction: 'dynamodb:DeleteItem', Resource: '*' }],
  ['all other resources', { Action: 'dynamodb:GetItem', NotResource: table }],
  ['a condition', { Action: 'dynamodb:GetItem', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '::1' } } }],
])('a statement about %s is not understood, and so refused', (_what, statement) => {
  expect(() => policy({ Effect: 'Allow', ...statement })).toThrow();
});

const policy = (...Statement: object[]) => PolicyDocument.parse({ Version: '2012-10-17', Statement }).Statement;
