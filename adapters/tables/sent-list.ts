import * as z from 'zod';
import type { Page, SentQuestion } from '../../domain/ports.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import type { Item, ItemStore } from './item-store.ts';
import { newestFirst, organisationsSent, sendersSent, sentKey } from './keys.ts';
import { type Listing, listPage } from './list-page.ts';

/** @throws RangeError when `after` is not the `next` of any page */
export const sentPage = (items: ItemStore, question: SentQuestion): Promise<Page<ReferralId>> =>
  listPage(items, { index: 'worklist', pk: listOf(question.by) }, question, sentBy(question.by));

const sentBy = (by: SentQuestion['by']): Listing<ReferralId, z.infer<typeof Place>> => ({
  place: Place,
  read: ({ doc }) => SentRow.parse(doc).referral,
  placeOf({ doc }) {
    const { receivedAt, referral } = SentRow.parse(doc);
    return [receivedAt, referral];
  },
  cursorAt: ([receivedAt, id]) => ({
    ...keyOf(by, id),
    indexKey: { pk: listOf(by), sk: newestFirst(receivedAt, id) },
  }),
});

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
