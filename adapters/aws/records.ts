import { createAttempts } from '../tables/attempts.ts';
import { createCaseStore } from '../tables/case-store.ts';
import { createDirectory } from '../tables/directory.ts';
import { createWebhookStore } from '../tables/webhook-store.ts';
import { createDocumentClient, createDynamoItems } from './dynamo-items.ts';

/** The records of both tables, for a function whose environment names them. */
export function awsRecords({ CASES_TABLE, DIRECTORY_TABLE }: { CASES_TABLE: string; DIRECTORY_TABLE: string }) {
  const items = createDynamoItems({
    client: createDocumentClient(),
    tables: { cases: CASES_TABLE, directory: DIRECTORY_TABLE },
    now: Date.now,
  });
  return {
    attempts: createAttempts(items),
    cases: createCaseStore(items),
    webhooks: createWebhookStore(items),
    directory: createDirectory(items),
  };
}
