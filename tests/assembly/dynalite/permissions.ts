import * as z from 'zod';

/** What a role must allow for a request: `{ action: 'Query', table: 'cases', index: 'due' }`. */
export interface Permission {
  /** IAM's name without `dynamodb:`. */
  readonly action: string;
  readonly table: string;
  readonly index?: string;
}

/** A transaction or a batch is allowed by what is in it: IAM knows no TransactWriteItems. */
export function permissionsFor(operation: string, body: object): Permission[] {
  if (operation === 'TransactWriteItems')
    return Transaction.parse(body).TransactItems.flatMap(part =>
      Object.entries(part).map(([kind, { TableName }]) => ({ action: `${kind}Item`, table: TableName })),
    );
  const { RequestItems, TableName, IndexName } = Plain.parse(body);
  if (RequestItems) return Object.keys(RequestItems).map(table => ({ action: operation, table }));
  if (TableName === undefined) return [];
  return [{ action: operation, table: TableName, ...(IndexName !== undefined && { index: IndexName }) }];
}

const Transaction = z.object({
  TransactItems: z.array(z.record(z.string(), z.object({ TableName: z.string() }))),
});

const Plain = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
});
