import { CreateTableCommand, type DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Sealed } from '../permissions/wishes.ts';
import { type Account, arnIn } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import { notRun } from './properties.ts';

export interface Tables {
  make(resource: Resource): Promise<Made>;
  /** @throws Error when no template has made it */
  named(name: string): Sealed;
}

/** Tables of a template, in a DynamoDB that runs here. @param client may make tables */
export function createTables(client: DynamoDBClient, account: Account): Tables {
  const tables = new Map<string, Sealed>();
  return {
    async make({ name, properties }) {
      const { TimeToLiveSpecification, SSESpecification, ...table } = Table.parse(properties);
      const { AttributeDefinitions, BillingMode, GlobalSecondaryIndexes, KeySchema } = table;
      const indexes = GlobalSecondaryIndexes && { GlobalSecondaryIndexes };
      await client.send(
        new CreateTableCommand({ TableName: name, AttributeDefinitions, BillingMode, KeySchema, ...indexes }),
      );
      if (TimeToLiveSpecification) {
        await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
      }
      const arn = arnIn(account, 'dynamodb', `table/${name}`);
      tables.set(name, { arn, keyArn: SSESpecification?.KMSMasterKeyId });
      return { ref: name, attributes: { Arn: arn } };
    },
    named(name) {
      const table = tables.get(name);
      if (!table) throw new Error(`there is no table ${name}`);
      return table;
    },
  };
}

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/** What cannot be seen by whoever uses the table is read and goes no further: restoring it, protecting it, its tags. */
const Table = z.strictObject({
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: z.string(),
        KeySchema,
        Projection: z.strictObject({ ProjectionType: z.literal('ALL') }),
      }),
    )
    .optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  SSESpecification: z
    .strictObject({ SSEEnabled: z.literal(true), SSEType: z.literal('KMS'), KMSMasterKeyId: z.string() })
    .optional(),
  PointInTimeRecoverySpecification: notRun,
  DeletionProtectionEnabled: notRun,
  Tags: notRun,
});
