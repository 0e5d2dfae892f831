import { onTestFinished } from 'vitest';
import type { Decision } from '../../domain/referral/decide.ts';
import { plusMinutes } from '../../domain/time/working-time.ts';
import { isDelivery } from '../../domain/webhooks/delivery-id.ts';
import { keepPromises } from '../../functions/clock/keep-promises.ts';
import { changeOf, commit } from '../../functions/shell/commit.ts';
import { deliverWebhook } from '../../functions/webhooks/deliver-webhook.ts';
import { changeSubscription, createSubscription } from '../../functions/webhooks/manage-subscriptions.ts';
import { Caller } from '../../schemas/directory.ts';
import { type Subscription, WebhookEvent } from '../../schemas/webhook.ts';
import { startReceiver } from '../webhook-receiver.ts';
import { openWorld } from '../world.ts';

export const practice = Caller.parse({
  subject: 'walton-village-practice',
  role: 'referrer',
  organisation: 'org-walton-village-practice',
  scopes: ['referrals/read'],
});

/** A service, a practice that may subscribe to it, and the practice's system on this machine. It ends with the test. */
export async function openSurgery() {
  const world = await openWorld();
  onTestFinished(() => world.close());
  const receiver = await startReceiver();

  /** Delivers whatever was woken, to systems alone. */
  async function deliver(): Promise<string[]> {
    const outcomes: string[] = [];
    for (const { referral, message } of world.waiting.messages.splice(0))
      if (message && isDelivery(message)) outcomes.push(await deliverWebhook(world, referral, message));
    return outcomes;
  }

  return {
    world,
    receiver,
    deliver,
    async subscribe(url = receiver.url): Promise<Subscription> {
      const wanted = { url, events: WebhookEvent.options, contact: 'systems@walton-village.example' };
      const made = await createSubscription(world, practice, wanted);
      if ('sentence' in made) throw new Error(made.sentence);
      return made;
    },
    change: (id: Subscription['id'], how: (before: Subscription) => Subscription) =>
      changeSubscription(world, practice, id, how),
    keep: (decision: Decision) => commit(world, { referrals: [changeOf(decision)] }),
    async tick(minutes: number): Promise<string[]> {
      world.passMinutes(minutes);
      await keepPromises(world);
      return deliver();
    },
    async log({ id }: Subscription) {
      const since = plusMinutes(world.clock.now(), -30 * 24 * 60);
      return (await world.webhooks.deliveries({ subscription: id, since, limit: 100 })).items;
    },
    /** How the first subscription stands. */
    standing: async () => (await world.cases.subscriptions(practice.organisation))[0]?.state,
    /** The next mark of an attempt is lost with the process that was to make it. */
    dieBeforeMarking(): void {
      const { saveDelivery } = world.webhooks;
      let saves = 0;
      world.webhooks.saveDelivery = (...row) => {
        if (++saves < 2) return saveDelivery(...row);
        world.webhooks.saveDelivery = saveDelivery;
        return Promise.reject(new Error('killed'));
      };
    },
  };
}
