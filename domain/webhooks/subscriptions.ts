import type { SubscriptionId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { DisabledBecause, Subscription, WebhookSecret } from '../../schemas/webhook.ts';
import { targets } from '../targets.ts';
import { plusMinutes } from '../time/working-time.ts';

/** The sentence why not. */
export interface NotSubscribed {
  readonly sentence: string;
}

type Kept = readonly Subscription[];

/** One more subscription. A second one for the same address would only send everything twice. */
export function subscribe(
  list: Kept,
  wanted: Omit<Subscription, 'timesDisabled' | 'state'>,
): Subscription | NotSubscribed {
  const most = targets.webhooks.subscriptionsOfOneOrganisation;
  if (list.some(({ url }) => url === wanted.url))
    return { sentence: 'There is a subscription for this address already.' };
  if (list.length >= most) return { sentence: `An organisation has at most ${most} subscriptions. Delete one first.` };
  return { ...wanted, timesDisabled: 0, state: { status: 'active' } };
}

/** The new secret signs from now on; the old one beside it for a day. One that was older still has had its day. */
export const rotate = (subscription: Subscription, secret: WebhookSecret, now: Instant): Subscription => ({
  ...subscription,
  secret,
  previous: { secret: subscription.secret, until: plusMinutes(now, targets.webhooks.oldSecretHours * 60) },
});

/** Nothing is queued while it is paused: what happens meanwhile can be read. */
export const pause = (subscription: Subscription, now: Instant): Subscription => ({
  ...subscription,
  state: { status: 'paused', at: now },
});

export const enable = (subscription: Subscription): Subscription => ({ ...subscription, state: { status: 'active' } });

export const disable = (subscription: Subscription, because: DisabledBecause, now: Instant): Subscription => ({
  ...subscription,
  timesDisabled: subscription.timesDisabled + 1,
  state: { status: 'disabled', at: now, because },
});

/** Whose signatures a delivery carries now: the new one first. */
export const signingSecrets = ({ secret, previous }: Subscription, now: Instant): WebhookSecret[] =>
  previous && now < previous.until ? [secret, previous.secret] : [secret];

export const find = (list: Kept, id: SubscriptionId): Subscription | undefined => list.find(one => one.id === id);

export const replaceIn = (list: Kept, after: Subscription): Kept =>
  list.map(one => (one.id === after.id ? after : one));

/** What the outside is shown of one: never its secrets. */
export function viewOf({ id, url, events, contact, createdAt, previous, state }: Subscription, now: Instant) {
  return {
    id,
    url,
    events,
    contact,
    createdAt,
    status: state.status,
    ...(state.status === 'active' && state.failingSince && { failingSince: state.failingSince }),
    ...(state.status === 'disabled' && { disabled: { at: state.at, because: state.because } }),
    ...(previous && now < previous.until && { previousSecretUntil: previous.until }),
  };
}
