import { PermanentError } from '../../domain/ports.ts';
import { isDelivery } from '../../domain/webhooks/delivery-id.ts';
import { queueHandler } from '../shell/queue.ts';
import { deliverWebhook } from '../webhooks/deliver-webhook.ts';
import { sendMessage } from './send-message.ts';

type Needs = Parameters<typeof sendMessage>[0] & Parameters<typeof deliverWebhook>[0];

/** People are sent messages, systems deliveries. */
export const createHandler = (world: Needs) =>
  queueHandler(world, 'notify', ({ referral, message }) => {
    if (!message) throw new PermanentError('a wake-up of notify names a message');
    return isDelivery(message) ? deliverWebhook(world, referral, message) : sendMessage(world, referral, message);
  });
