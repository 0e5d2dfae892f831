import { ConflictError } from '../../domain/ports.ts';
import { again } from '../../domain/webhooks/attempts.ts';
import { isDelivery, referralOfDelivery } from '../../domain/webhooks/delivery-id.ts';
import type { MessageId } from '../../schemas/ids.ts';
import type { Delivery, Subscription } from '../../schemas/webhook.ts';
import { wake } from '../shell/wake.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'webhooks' | 'clock' | 'log'> & { readonly queues: Pick<World['queues'], 'messages'> };
export type SentAgain = Delivery | 'unknown' | 'not active' | 'being sent';

/** Queues one delivery anew, whatever became of it. The gate is asked again when it is sent. */
export async function sendAgain(world: Needs, subscription: Subscription, id: MessageId): Promise<SentAgain> {
  if (!isDelivery(id)) return 'unknown';
  const delivery = await world.webhooks.delivery(referralOfDelivery(id), id);
  if (delivery?.subscription !== subscription.id) return 'unknown';
  if (subscription.state.status !== 'active') return 'not active';
  if (delivery.state.status === 'leased') return 'being sent';
  const queued = { ...again(delivery, world.clock.now()), version: delivery.version + 1 };
  try {
    await world.webhooks.saveDelivery(queued, delivery.version);
  } catch (error) {
    if (error instanceof ConflictError) return 'being sent';
    throw error;
  }
  await wake(world, world.queues.messages, { referral: queued.referral, message: id });
  return queued;
}
