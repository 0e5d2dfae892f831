import type { Delivery } from '../../schemas/webhook.ts';
import type { Item } from './item-store.ts';
import { deliveryKey, deliveryLog, dueKey, newestFirst } from './keys.ts';

/** A delivery is on the log of its subscription for ever, and due until it is settled. */
export function deliveryItem(delivery: Delivery): Item {
  const { id, referral, subscription, queuedAt, version, state } = delivery;
  return {
    ...deliveryKey(referral, id),
    version,
    doc: delivery,
    indexes: {
      worklist: { pk: deliveryLog(subscription), sk: newestFirst(queuedAt, id) },
      ...('dueAt' in state && { due: dueKey(id, state.dueAt) }),
    },
  };
}
