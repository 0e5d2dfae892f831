import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { createImageFiles } from '../../adapters/embedded/image-files.ts';
import { createSqliteItems } from '../../adapters/embedded/sqlite-items.ts';
import { createCaseStore } from '../../adapters/tables/case-store.ts';
import type { CaseStore, Images } from '../../domain/ports.ts';
import { type Reference, ReferralId } from '../../schemas/ids.ts';
import { CannotStart } from '../cannot-start.ts';
import { filesIn } from '../data-folder.ts';

/** What a service has kept in its data folder. */
export interface Recorded {
  readonly cases: Pick<CaseStore, 'referral' | 'events' | 'match'>;
  readonly images: Images;
  referralWith(reference: Reference): ReferralId | undefined;
  close(): void;
}

/**
 * Only ever reads, and takes no lock: the service may be running.
 * @throws CannotStart when there is nothing in the folder
 */
export function openRecorded(folder: string): Recorded {
  const files = filesIn(resolve(folder));
  if (!existsSync(files.database))
    throw new CannotStart(`There are no records in ${folder}: name the folder with --data.`);
  const database = new DatabaseSync(files.database, { readOnly: true, timeout: 2000 });
  return {
    cases: createCaseStore(createSqliteItems(database, Date.now)),
    images: createImageFiles(files.images),
    referralWith(reference) {
      const row = database.prepare(headWithReference).get({ reference });
      return row && Row.parse(row).id;
    },
    close: () => database.close(),
  };
}

const headWithReference = `SELECT doc ->> 'id' AS id FROM cases WHERE sk = 'HEAD' AND doc ->> 'reference' = :reference`;
const Row = z.object({ id: ReferralId });
