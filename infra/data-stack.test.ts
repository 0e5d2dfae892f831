import { expect, test } from 'vitest';
import * as z from 'zod';
import { Scope } from '../schemas/codes.ts';
import { expiryAttribute, indexKey, tables } from '../schemas/tables.ts';
import { exampleDeployment } from './example-deployment.ts';
import { sendingOrganisations } from './sending-organisations.ts';

const deployment = exampleDeployment();

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const recordTables = deployment.all(
  'AWS::DynamoDB::Table',
  z.object({
    BillingMode: z.string(),
    KeySchema,
    GlobalSecondaryIndexes: z.array(
      z.object({ IndexName: z.string(), KeySchema, Projection: z.object({ ProjectionType: z.string() }) }),
    ),
    DeletionProtectionEnabled: z.boolean(),
    PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }),
    SSESpecification: z.object({ SSEType: z.string(), KMSMasterKeyId: z.string() }),
    TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
  }),
);
const keyOf = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' },
  { AttributeName: sk, KeyType: 'RANGE' },
];

test('records survive a deleted stack, a deleted table and a bad write', () => {
  expect(recordTables.map(table => table.id)).toEqual(['CasesTable', 'DirectoryTable']);
  expect(deployment.data.terminationProtection).toBe(true);
  for (const table of recordTables) {
    expect(table.deletion).toBe('Retain');
    expect(table.DeletionProtectionEnabled).toBe(true);
    expect(table.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
  }
});

test('records and the key of identity hashes are sealed by a key of ours, which is kept and renewed', () => {
  const keys = deployment.all('AWS::KMS::Key', z.object({ EnableKeyRotation: z.boolean() }));
  expect(keys).toContainEqual({ id: 'Key', deletion: 'Retain', EnableKeyRotation: true });
  for (const table of recordTables)
    expect(table.SSESpecification).toEqual({ SSEType: 'KMS', KMSMasterKeyId: 'Key.Arn' });

  const secrets = deployment.all('AWS::SecretsManager::Secret', z.object({ KmsKeyId: z.string() }));
  expect(secrets).toEqual([{ id: 'IdentityKeySecret', deletion: 'Retain', KmsKeyId: 'Key.Arn' }]);
});

test('each table has the lists that the stores use, and no more', () => {
  const lists = recordTables.map(({ KeySchema, GlobalSecondaryIndexes }) => ({ KeySchema, GlobalSecondaryIndexes }));

  expect(lists).toEqual(
    [tables.cases, tables.directory].map(({ indexes }) => ({
      KeySchema: keyOf('pk', 'sk'),
      GlobalSecondaryIndexes: indexes.map(index => ({
        IndexName: index,
        KeySchema: keyOf(indexKey(index).pk, indexKey(index).sk),
        Projection: { ProjectionType: 'ALL' },
      })),
    })),
  );
});

test('only what says so expires, and capacity is never planned', () => {
  for (const table of recordTables) {
    expect(table.TimeToLiveSpecification).toEqual({ AttributeName: expiryAttribute, Enabled: true });
    expect(table.BillingMode).toBe('PAY_PER_REQUEST');
  }
});

test('the key of identity hashes is made by AWS and known to nobody', () => {
  const GenerateSecretString = z.object({ PasswordLength: z.number(), ExcludePunctuation: z.boolean() });
  const [secret] = deployment.all('AWS::SecretsManager::Secret', z.object({ GenerateSecretString }));

  expect(secret?.GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
});

test('nobody signs up by themselves, and the pool outlives its stack', () => {
  const AdminCreateUserConfig = z.object({ AllowAdminCreateUserOnly: z.boolean() });
  const pools = deployment.all(
    'AWS::Cognito::UserPool',
    z.object({ AdminCreateUserConfig, DeletionProtection: z.string(), MfaConfiguration: z.string() }),
  );

  expect(pools).toEqual([
    {
      id: 'SignInPool',
      deletion: 'Retain',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'ON',
    },
  ]);
});

test('every scope of the vocabulary can be given, and no other', () => {
  const servers = deployment.all(
    'AWS::Cognito::UserPoolResourceServer',
    z.object({ Identifier: z.string(), Scopes: z.array(z.object({ ScopeName: z.string() })) }),
  );
  const given = servers.flatMap(({ Identifier, Scopes }) =>
    Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
  );

  expect(given.sort()).toEqual([...Scope.options].sort());
});

const clients = deployment.all(
  'AWS::Cognito::UserPoolClient',
  z.object({
    GenerateSecret: z.boolean(),
    AllowedOAuthFlows: z.array(z.string()),
    AllowedOAuthScopes: z.array(z.string()),
    ExplicitAuthFlows: z.array(z.string()).optional(),
    CallbackURLs: z.array(z.string()).optional(),
    LogoutURLs: z.array(z.string()).optional(),
  }),
);
const isPages = ({ id }: { id: string }) => id === 'SignInPoolPages';

test('each sending organisation has a client with a secret, for machines, with its own scopes', () => {
  expect(clients.filter(client => !isPages(client))).toEqual(
    sendingOrganisations.map(({ client, scopes }) => ({
      id: `SignInPool${client}`,
      deletion: undefined,
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: scopes,
    })),
  );
});

test('people sign in to the pages by code and PKCE, come back to us alone, and get no scope of the API', () => {
  expect(clients.filter(isPages)).toEqual([
    {
      id: 'SignInPoolPages',
      deletion: undefined,
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: ['https://referrals.liferooms.example/callback'],
      LogoutURLs: ['https://referrals.liferooms.example/signed-out'],
    },
  ]);
});

test('the sending organisations fit into one authoriser', () => {
  expect(sendingOrganisations.length).toBeLessThanOrEqual(50);
});

test('images are private, sealed by the same key, kept in every version, and travel sealed', () => {
  const Bucket = z.object({
    BucketEncryption: z.object({
      ServerSideEncryptionConfiguration: z.array(
        z.object({
          ServerSideEncryptionByDefault: z.object({ SSEAlgorithm: z.string(), KMSMasterKeyID: z.string() }),
        }),
      ),
    }),
    PublicAccessBlockConfiguration: z.record(z.string(), z.boolean()),
    VersioningConfiguration: z.object({ Status: z.string() }),
    LifecycleConfiguration: z.never().optional(),
  });
  const Policy = z.object({
    Bucket: z.string(),
    PolicyDocument: z.object({
      Statement: z.array(z.object({ Effect: z.string(), Condition: z.unknown().optional() })),
    }),
  });

  expect(deployment.all('AWS::S3::Bucket', Bucket)).toEqual([
    {
      id: 'ImagesBucket',
      deletion: 'Retain',
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'Key.Arn' } },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    },
  ]);
  expect(deployment.all('AWS::S3::BucketPolicy', Policy).map(({ PolicyDocument }) => PolicyDocument)).toEqual([
    { Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
  ]);
});
