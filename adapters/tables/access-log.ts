import * as z from 'zod';
import { type AccessLog, type AccessQuestion, ConflictError, type Page } from '../../domain/ports.ts';
import { Access } from '../../schemas/access.ts';
import { parseCursor, printCursor } from './cursor-text.ts';
import type { ItemStore } from './item-store.ts';
import { accessesOf, accessKey } from './keys.ts';

/** Who has looked at which record, on any item store. */
export function createAccessLog(items: ItemStore): AccessLog {
  return {
    async note(accesses) {
      for (let i = 0; i < accesses.length; i += atOnce)
        await Promise.all(accesses.slice(i, i + atOnce).map(access => noteOnce(items, access)));
    },
    of: question => accessPage(items, question),
  };
}

/** An export may speak of hundreds. Each is a transaction of its own, so that one that is there already stops no other. */
const atOnce = 25;

/** The key says who looked at what in which quarter of an hour, so nothing need be read to know whether it is written. */
async function noteOnce(items: ItemStore, access: Access): Promise<void> {
  try {
    await items.transact([
      { table: 'cases', put: { ...accessKey(access), version: 1, doc: access }, expect: 'absent' },
    ]);
  } catch (error) {
    // It stands already, with the time of the first.
    if (!(error instanceof ConflictError)) throw error;
  }
}

async function accessPage(items: ItemStore, { referral, limit, after }: AccessQuestion): Promise<Page<Access>> {
  const { pk, prefix } = accessesOf(referral);
  const page = await items.query('cases', {
    ...{ pk, prefix, limit },
    ...(after !== undefined && { after: { pk, sk: `${prefix}${parseCursor(Place, after)[0]}` } }),
  });
  return {
    items: page.items.map(({ doc }) => Access.parse(doc)).sort((a, b) => (a.at < b.at ? 1 : -1)),
    ...(page.after && { next: printCursor([page.after.sk.slice(prefix.length)]) }),
  };
}

/** Where a page ended: what follows the prefix of its last key. */
const Place = z.tuple([z.string().regex(/^\d{16}#[\w-]{43}$/)]);
