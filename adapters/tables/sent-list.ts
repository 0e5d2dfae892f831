import * as z from 'zod';
import type { Page, SentQuestion } from '../../domain/ports.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import { parseCursor, printCursor } from './cursor-text.ts';
import type { Cursor, Item, ItemStore } from './item-store.ts';
import { newestFirst, organisationsSent, sendersSent, sentKey } from './keys.ts';

/** @throws RangeError when `after` is not the `next` of any page */
export async function sentPage(items: ItemStore, { by, limit, after }: SentQuestion): Promise<Page<ReferralId>> {
  const pk = listOf(by);
  const page = await items.query('cases', {
    ...{ index: 'worklist', pk, limit },
    ...(after !== undefined && { after: cursorOf(by, after) }),
  });
  const last = page.items.at(-1);
  return {
    items: page.items.map(({ doc }) => SentRow.parse(doc).referral),
    ...(page.after && last && { next: printPlace(last) }),
  };
}

/** What puts a referral on the lists of who sent it. */
export function sentRows({
  id,
  source,
  receivedAt,
}: Pick<Referral, 'id' | 'source' | 'receivedAt'>): Omit<Item, 'version'>[] {
  const { organisation } = source;
  return [{ organisation }, source].map(by => ({
    ...keyOf(by, id),
    doc: { referral: id, receivedAt },
    indexes: { worklist: { pk: listOf(by), sk: newestFirst(receivedAt, id) } },
  }));
}

const listOf = (by: SentQuestion['by']) =>
  'subject' in by ? sendersSent(by.organisation, by.subject) : organisationsSent(by.organisation);
const keyOf = (by: SentQuestion['by'], id: ReferralId) => sentKey(id, 'subject' in by ? 'SENDER' : 'ORGANISATION');

const SentRow = z.strictObject({ referral: ReferralId, receivedAt: Instant });

/** Where a page ended: when it was received, which it was. */
const Place = z.tuple([Instant, ReferralId]);

function printPlace({ doc }: Item): string {
  const { receivedAt, referral } = SentRow.parse(doc);
  return printCursor([receivedAt, referral]);
}

function cursorOf(by: SentQuestion['by'], after: string): Cursor {
  const [receivedAt, id] = parseCursor(Place, after);
  return { ...keyOf(by, id), indexKey: { pk: listOf(by), sk: newestFirst(receivedAt, id) } };
}
