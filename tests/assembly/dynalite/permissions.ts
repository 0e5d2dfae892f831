import * as z from 'zod';

/** What a role must allow for a request: `{ action: 'Query', table: 'cases', index: 'due' }`. */
export interface Permission {
  /** IAM's name without `dynamodb:`. */
  readonly action: string;
  readonly table: string;
  readonly index?: string;
  /** Of the item, where it is about one. */
  readonly partition?: string;
}

/** A transaction or a batch is allowed by what is in it: IAM knows no TransactWriteItems. */
export function permissionsFor(operation: string, body: object): Permission[] {
  if (operation === 'TransactWriteItems')
    return Transaction.parse(body).TransactItems.flatMap(part =>
      Object.entries(part).map(([kind, { TableName, ...item }]) => ({
        ...{ action: `${kind}Item`, table: TableName },
        ...partitionOf(item),
      })),
    );
  const { RequestItems, TableName, IndexName, ...item } = Plain.parse(body);
  if (RequestItems) return Object.keys(RequestItems).map(table => ({ action: operation, table }));
  if (TableName === undefined) return [];
  const index = IndexName !== undefined && { index: IndexName };
  return [{ action: operation, table: TableName, ...index, ...partitionOf(item) }];
}

function partitionOf({ Item, Key }: z.infer<typeof OneItem>): Pick<Permission, 'partition'> {
  const partition = (Item ?? Key)?.pk?.S;
  return partition === undefined ? {} : { partition };
}

const Keyed = z.object({ pk: z.object({ S: z.string() }).optional() });
const OneItem = z.object({ Item: Keyed.optional(), Key: Keyed.optional() });

const Transaction = z.object({
  TransactItems: z.array(z.record(z.string(), OneItem.extend({ TableName: z.string() }))),
});

const Plain = OneItem.extend({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
});
