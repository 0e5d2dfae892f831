import { isDelivery } from '../../domain/webhooks/delivery-id.ts';
import { keepPromises } from '../../functions/clock/keep-promises.ts';
import { matchReferral } from '../../functions/match/match-referral.ts';
import { sendMessage } from '../../functions/notify/send-message.ts';
import { deliverWebhook } from '../../functions/webhooks/deliver-webhook.ts';
import type { TestWorld } from '../world.ts';

/** Delivers every waiting wake-up, and those that they cause, until nothing waits. */
export async function run(world: TestWorld): Promise<void> {
  const { matching, messages } = world.waiting;
  for (let step = 0; matching.length + messages.length > 0; step++) {
    if (step > 10_000) throw new Error('the queues never empty');
    const due = matching.shift();
    if (due) await matchReferral(world, due.referral);
    const owed = messages.shift();
    if (!owed?.message) continue;
    const send = isDelivery(owed.message) ? deliverWebhook : sendMessage;
    await send(world, owed.referral, owed.message);
  }
}

/** One tick of the clock and everything it wakes. */
export async function tick(world: TestWorld): Promise<void> {
  await keepPromises(world);
  await run(world);
}
