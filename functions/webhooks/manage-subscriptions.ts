import { find, type NotSubscribed, replaceIn, subscribe } from '../../domain/webhooks/subscriptions.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { SubscriptionId } from '../../schemas/ids.ts';
import type { CreateWebhook, Subscription } from '../../schemas/webhook.ts';
import { againOnConflict } from '../shell/commit.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'webhooks' | 'ids' | 'clock'>;

/** A new subscription of the caller's organisation, with a secret of its own. */
export function createSubscription(
  world: Needs,
  { organisation }: Caller,
  wanted: CreateWebhook,
): Promise<Subscription | NotSubscribed> {
  const made = {
    ...wanted,
    id: world.ids.subscription(),
    secret: world.ids.webhookSecret(),
    createdAt: world.clock.now(),
  };
  return againOnConflict(async () => {
    const before = await world.webhooks.read(organisation);
    const after = subscribe(before.list, made);
    if (!('sentence' in after)) await world.webhooks.save(before, [...before.list, after]);
    return after;
  });
}

/** @returns undefined when the caller's organisation has none of this id */
export function changeSubscription(
  { webhooks }: Pick<Needs, 'webhooks'>,
  { organisation }: Caller,
  id: SubscriptionId,
  change: (subscription: Subscription) => Subscription,
): Promise<Subscription | undefined> {
  return againOnConflict(async () => {
    const before = await webhooks.read(organisation);
    const subscription = find(before.list, id);
    if (!subscription) return undefined;
    const after = change(subscription);
    await webhooks.save(before, replaceIn(before.list, after));
    return after;
  });
}

/** What is still queued for it is stopped when its turn comes. @returns whether there was one */
export function deleteSubscription(
  { webhooks }: Pick<Needs, 'webhooks'>,
  { organisation }: Caller,
  id: SubscriptionId,
): Promise<boolean> {
  return againOnConflict(async () => {
    const before = await webhooks.read(organisation);
    if (!find(before.list, id)) return false;
    await webhooks.save(
      before,
      before.list.filter(one => one.id !== id),
    );
    return true;
  });
}
