import { ConflictError } from '../../domain/ports.ts';
import { targets } from '../../domain/targets.ts';
import { plusSeconds } from '../../domain/time/working-time.ts';
import { afterAttempt, afterPosting } from '../../domain/webhooks/attempts.ts';
import { bodyOf, whyNotNow } from '../../domain/webhooks/deliveries.ts';
import { noticesOfDisabling } from '../../domain/webhooks/notices.ts';
import type { Posted } from '../../domain/webhooks/ports.ts';
import { find, replaceIn } from '../../domain/webhooks/subscriptions.ts';
import type { MessageId, OrganisationId, ReferralId } from '../../schemas/ids.ts';
import type { Delivery } from '../../schemas/webhook.ts';
import { againOnConflict } from '../shell/commit.ts';
import { wake } from '../shell/wake.ts';
import type { World } from '../world.ts';
import { postSigned } from './post-signed.ts';

type Needs = Pick<World, 'cases' | 'webhooks' | 'poster' | 'clock' | 'count' | 'log'> & {
  readonly queues: Pick<World['queues'], 'messages'>;
};
export type Delivered =
  | 'delivered'
  | 'stopped'
  | 'failed'
  | 'will be tried again'
  | 'nothing to do'
  | 'unknown message';

/**
 * Makes one attempt: gate, lease, post, mark. Whoever dies between post and mark leaves a lease that runs out, and it is
 * posted again under the same id, by which the receiver can tell.
 */
export async function deliverWebhook(world: Needs, referralId: ReferralId, id: MessageId): Promise<Delivered> {
  const [delivery, referral] = await Promise.all([
    world.webhooks.delivery(referralId, id),
    world.cases.referral(referralId),
  ]);
  if (!delivery || !referral) return 'unknown message';
  if (!isDue(delivery, world)) return 'nothing to do';

  const { organisation } = referral.source;
  const subscription = find(await world.cases.subscriptions(organisation), delivery.subscription);
  const because = whyNotNow(delivery, referral, subscription);
  if (!subscription || because !== undefined) return stop(world, delivery, because ?? '');

  const leased = await lease(world, delivery);
  if (!leased) return 'nothing to do';
  const posted = await postSigned(world, subscription, bodyOf(leased));
  const after = afterAttempt(leased, posted, world.clock.now());
  // The subscription first: if the mark is lost, the next attempt finds it as it is now.
  await noteOnSubscription(world, organisation, after, posted);
  if (!(await save(world, leased, after))) return 'nothing to do';
  return report(world, after);
}

function isDue({ state }: Delivery, { clock }: Needs): boolean {
  return (state.status === 'queued' || state.status === 'leased') && state.dueAt <= clock.now();
}

async function stop(world: Needs, delivery: Delivery, because: string): Promise<Delivered> {
  const at = world.clock.now();
  const stopped = await save(world, delivery, { ...delivery, state: { status: 'stopped', at, because } });
  return stopped ? report(world, stopped) : 'nothing to do';
}

function lease(world: Needs, delivery: Delivery): Promise<Delivery | undefined> {
  const dueAt = plusSeconds(world.clock.now(), targets.sendingLeaseSeconds);
  return save(world, delivery, { ...delivery, tries: delivery.tries + 1, state: { status: 'leased', dueAt } });
}

/** Whether its receiver takes anything at all, and what follows if it has not for days. */
async function noteOnSubscription(
  world: Needs,
  organisation: OrganisationId,
  delivery: Delivery,
  posted: Posted,
): Promise<void> {
  const notices = await againOnConflict(async () => {
    const now = world.clock.now();
    const before = await world.webhooks.read(organisation);
    const subscription = find(before.list, delivery.subscription);
    const after = subscription && afterPosting(subscription, delivery, posted, now);
    if (!after || after === subscription) return [];
    const owed = after.state.status === 'disabled' ? noticesOfDisabling(after, delivery.referral, now) : [];
    await world.webhooks.save(before, replaceIn(before.list, after), owed);
    return owed;
  });
  if (notices.length > 0) world.count('WebhookDisabled');
  const { messages } = world.queues;
  await Promise.all(notices.map(({ referral, id }) => wake(world, messages, { referral, message: id })));
}

/** @returns undefined when another worker has moved the row: then it is theirs */
async function save(world: Needs, before: Delivery, after: Delivery): Promise<Delivery | undefined> {
  const next = { ...after, version: before.version + 1 };
  try {
    await world.webhooks.saveDelivery(next, before.version);
    return next;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}

function report({ count }: Needs, { state }: Delivery): Delivered {
  if (state.status === 'queued' || state.status === 'leased') return 'will be tried again';
  count(outcomes[state.status]);
  return state.status;
}

const outcomes = {
  delivered: 'WebhookDelivered',
  stopped: 'WebhookStopped',
  failed: 'WebhookFailed',
} as const;
