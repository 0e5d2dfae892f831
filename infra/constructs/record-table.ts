import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { expiryAttribute, indexKey, type TableName, tables } from '../../schemas/tables.ts';
import { allow, allowKey, type Grant } from './grant.ts';

type ListOf<Name extends TableName> = (typeof tables)[Name]['indexes'][number];

/** A table that outlives mistakes: kept when its stack goes, protected, sealed by our key, restorable to a second. */
export class RecordTable<Name extends TableName> extends Construct {
  readonly table: Table;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { name, key }: { readonly name: Name; readonly key: IKey }) {
    super(scope, id);
    this.key = key;
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: expiryAttribute,
    });
    for (const index of tables[name].indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index,
        partitionKey: { name: indexKey(index).pk, type: AttributeType.STRING },
        sortKey: { name: indexKey(index).sk, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    }
  }

  /** Reading by key, and these lists. */
  read(...lists: ListOf<Name>[]): Grant {
    const { tableArn, tableName } = this.table;
    return {
      value: tableName,
      allows: [
        allow(['dynamodb:GetItem'], [tableArn]),
        allow(['dynamodb:Query'], [tableArn, ...lists.map(list => `${tableArn}/index/${list}`)]),
        allowKey(this.key, 'dynamodb', ['kms:Decrypt', 'kms:DescribeKey']),
      ],
    };
  }

  /** As reading, and writing or checking rows of these partitions alone. */
  readAnd(some: Within, ...lists: ListOf<Name>[]): Grant {
    const { value, allows } = this.read(...lists);
    return { value, allows: [...allows, ...this.within(some), allowKey(this.key, 'dynamodb', sealing)] };
  }

  /** Writing is putting, within transactions, for each of whose parts IAM asks. */
  readWrite(...lists: ListOf<Name>[]): Grant {
    return this.readWriteAnd({}, ...lists);
  }

  /** As reading and writing, and what is allowed for some partitions beyond it. */
  readWriteAnd(some: Within, ...lists: ListOf<Name>[]): Grant {
    const { value, allows } = this.read(...lists);
    const put = allow(['dynamodb:PutItem'], [this.table.tableArn]);
    return { value, allows: [...allows, put, ...this.within(some), allowKey(this.key, 'dynamodb', sealing)] };
  }

  private within({ put = [], check = [], remove = [] }: Within): PolicyStatement[] {
    const asked = [
      { action: 'dynamodb:PutItem', partitions: put },
      { action: 'dynamodb:ConditionCheckItem', partitions: check },
      { action: 'dynamodb:DeleteItem', partitions: remove },
    ];
    return asked
      .filter(({ partitions }) => partitions.length > 0)
      .map(({ action, partitions }) => {
        const statement = allow([action], [this.table.tableArn]);
        statement.addCondition('ForAllValues:StringLike', { 'dynamodb:LeadingKeys': [...partitions] });
        return statement;
      });
  }
}

/** Partitions, as IAM writes patterns: `PLACES#*`. */
interface Within {
  readonly put?: readonly string[];
  /** That a row is as it was read, as a part of a transaction. */
  readonly check?: readonly string[];
  /** Never records: keeping them is a decision. */
  readonly remove?: readonly string[];
}

/** What DynamoDB does with the key for whoever writes (AWS: "Authorizing use of your customer managed key"). */
const sealing = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
