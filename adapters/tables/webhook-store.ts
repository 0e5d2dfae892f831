import * as z from 'zod';
import type { Page } from '../../domain/ports.ts';
import { referralOfDelivery } from '../../domain/webhooks/delivery-id.ts';
import type { DeliveryQuestion, Subscriptions, WebhookStore } from '../../domain/webhooks/ports.ts';
import { MessageId, type OrganisationId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import { Delivery, Subscription } from '../../schemas/webhook.ts';
import { messageItem } from './case-writes.ts';
import { deliveryItem } from './delivery-item.ts';
import type { ItemStore, Write } from './item-store.ts';
import { deliveryKey, deliveryLog, newestFirst, sinceInLog, subscriptionsKey } from './keys.ts';
import { type Listing, listPage } from './list-page.ts';

/** Subscriptions and the log of what was sent to them, on any item store. */
export function createWebhookStore(items: ItemStore): WebhookStore {
  return {
    read: organisation => readSubscriptions(items, organisation),
    save: ({ organisation, version }, list, notices = []) =>
      items.transact([
        {
          table: 'cases',
          put: { ...subscriptionsKey(organisation), version: version + 1, doc: { list } },
          expect: version === 0 ? 'absent' : { version },
        },
        ...notices.map((notice): Write => ({ table: 'cases', put: messageItem(notice), expect: 'absent' })),
      ]),
    delivery: async (referral, id) => {
      const item = await items.get('cases', deliveryKey(referral, id));
      return item && Delivery.parse(item.doc);
    },
    saveDelivery: (delivery, expectedVersion) =>
      items.transact([{ table: 'cases', put: deliveryItem(delivery), expect: { version: expectedVersion } }]),
    deliveries: question => deliveryPage(items, question),
  };
}

const SubscriptionsRow = z.strictObject({ list: z.array(Subscription) });

export async function readSubscriptions(items: ItemStore, organisation: OrganisationId): Promise<Subscriptions> {
  const item = await items.get('cases', subscriptionsKey(organisation));
  if (!item) return { organisation, version: 0, list: [] };
  return { organisation, version: item.version, list: SubscriptionsRow.parse(item.doc).list };
}

function deliveryPage(items: ItemStore, question: DeliveryQuestion): Promise<Page<Delivery>> {
  const pk = deliveryLog(question.subscription);
  return listPage(items, { index: 'worklist', pk, ...sinceInLog(question.since) }, question, deliveriesOn(pk));
}

const deliveriesOn = (log: string): Listing<Delivery, z.infer<typeof Place>> => ({
  place: Place,
  read: ({ doc }) => Delivery.parse(doc),
  placeOf({ doc }) {
    const { queuedAt, id } = Delivery.parse(doc);
    return [queuedAt, id];
  },
  cursorAt: ([queuedAt, id]) => ({
    ...deliveryKey(referralOfDelivery(id), id),
    indexKey: { pk: log, sk: newestFirst(queuedAt, id) },
  }),
});

/** Where a page ended: when the delivery was queued, and which it is. */
const Place = z.tuple([Instant, MessageId]);
