import * as z from 'zod';
import type { AccessLog, AccessQuestion, Page } from '../../domain/ports.ts';
import { Access } from '../../schemas/access.ts';
import type { ItemStore } from './item-store.ts';
import { accessesOf, accessKey } from './keys.ts';
import { listPage } from './list-page.ts';
import { writeUnlessOvertaken } from './write-unless-overtaken.ts';

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

/**
 * The key says who looked at what in which quarter of an hour, so nothing need be read to know whether it is written: a row
 * that stands already keeps the time of the first.
 */
const noteOnce = (items: ItemStore, access: Access): Promise<boolean> =>
  writeUnlessOvertaken(items, {
    table: 'cases',
    put: { ...accessKey(access), version: 1, doc: access },
    expect: 'absent',
  });

async function accessPage(items: ItemStore, question: AccessQuestion): Promise<Page<Access>> {
  const { pk, prefix } = accessesOf(question.referral);
  const page = await listPage(items, { pk, prefix }, question, {
    place: Place,
    read: ({ doc }) => Access.parse(doc),
    placeOf: ({ sk }) => [sk.slice(prefix.length)],
    cursorAt: ([place]) => ({ pk, sk: `${prefix}${place}` }),
  });
  return { ...page, items: page.items.toSorted((a, b) => (a.at < b.at ? 1 : -1)) };
}

/** Where a page ended: what follows the prefix of its last key. */
const Place = z.tuple([z.string().regex(/^\d{16}#[\w-]{43}$/)]);
