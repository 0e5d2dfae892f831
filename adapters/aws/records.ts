import { createAccessLog } from '../tables/access-log.ts';
import { createAttempts } from '../tables/attempts.ts';
import { createCaseStore } from '../tables/case-store.ts';
import { createDirectory } from '../tables/directory.ts';
import { createDrafts } from '../tables/drafts.ts';
import { createManifests } from '../tables/manifests.ts';
import { createSessions } from '../tables/sessions.ts';
import { createWebhookStore } from '../tables/webhook-store.ts';
import { createDocumentClient, createDynamoItems } from './dynamo-items.ts';

/** The records of both tables, for a function whose environment names them. */
export function awsRecords({ CASES_TABLE, DIRECTORY_TABLE }: { CASES_TABLE: string; DIRECTORY_TABLE: string }) {
  const items = itemsOf({ cases: CASES_TABLE, directory: DIRECTORY_TABLE });
  return {
    accesses: createAccessLog(items),
    attempts: createAttempts(items),
    cases: createCaseStore(items),
    drafts: createDrafts(items),
    webhooks: createWebhookStore(items),
    directory: createDirectory(items),
    manifests: createManifests(items),
    sessions: createSessions(items),
  };
}

/** The directory alone, for a function that has nothing to do with people. */
export function awsDirectory({ DIRECTORY_TABLE }: { DIRECTORY_TABLE: string }) {
  const items = itemsOf({ cases: 'not-used-here', directory: DIRECTORY_TABLE });
  return { directory: createDirectory(items), manifests: createManifests(items) };
}

const itemsOf = (tables: { cases: string; directory: string }) =>
  createDynamoItems({ client: createDocumentClient(), tables, now: Date.now });
