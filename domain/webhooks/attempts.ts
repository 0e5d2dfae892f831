import type { Instant } from '../../schemas/time.ts';
import { type Attempt, type Delivery, keptAttempts, type Subscription } from '../../schemas/webhook.ts';
import { targets } from '../targets.ts';
import { plusMinutes, plusSeconds } from '../time/working-time.ts';
import type { Posted } from './ports.ts';
import { disable, enable } from './subscriptions.ts';

/** Any 2xx is a receipt; everything else is tried again, later each time, until about a day has passed. */
export function afterAttempt(delivery: Delivery, posted: Posted, now: Instant): Delivery {
  const attempts = [...delivery.attempts, attemptOf(posted, now)].slice(-keptAttempts);
  return { ...delivery, attempts, state: stateAfter(delivery.tries, posted, now) };
}

export const attemptOf = (posted: Posted, at: Instant): Attempt =>
  'failure' in posted ? { at, failure: posted.failure } : { at, status: posted.status };

export const isTaken = (posted: Posted): boolean => 'status' in posted && posted.status >= 200 && posted.status < 300;

/** As if it had only just happened. What has been tried stays on its log. */
export const again = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  tries: 0,
  state: { status: 'queued', dueAt: now },
});

/** What its subscriber is shown of it. */
export function viewOf({ id, referral, event, attempts, state }: Delivery) {
  const isWaiting = state.status === 'queued' || state.status === 'leased';
  return {
    id,
    type: event.type,
    referral,
    happenedAt: event.at,
    attempts,
    ...(isWaiting
      ? { status: 'waiting' as const, nextAttemptAt: state.dueAt }
      : { status: state.status, settledAt: state.at }),
    ...('because' in state && { because: state.because }),
  };
}

function stateAfter(tries: number, posted: Posted, now: Instant): Delivery['state'] {
  if (isTaken(posted)) return { status: 'delivered', at: now };
  if (isGone(posted)) return { status: 'failed', at: now, because: 'the receiver answered 410 Gone' };
  const wait = targets.webhooks.retrySeconds[tries - 1];
  if (wait === undefined) return { status: 'failed', at: now, because: 'it was not taken within a day' };
  return { status: 'queued', dueAt: plusSeconds(now, Math.max(wait, wantedWait(posted, now))) };
}

const isGone = (posted: Posted) => 'status' in posted && posted.status === 410;

/** What a receiver that is too busy asks for, in seconds, as far as we grant it. */
function wantedWait(posted: Posted, now: Instant): number {
  if (!('status' in posted) || (posted.status !== 429 && posted.status !== 503)) return 0;
  const { retryAfter = '' } = posted;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.parse(now)) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.ceil(seconds), targets.webhooks.longestRetryAfterSeconds) : 0;
}

/**
 * How the subscription stands after the attempt that made `delivery` what it is; the same object when nothing changes.
 * It is disabled when its receiver says that it is gone, and when a delivery has been given up while nothing at all has
 * been taken for days.
 */
export function afterPosting(
  subscription: Subscription,
  delivery: Delivery,
  posted: Posted,
  now: Instant,
): Subscription {
  const { state } = subscription;
  if (state.status !== 'active') return subscription;
  if (isTaken(posted)) return state.failingSince ? enable(subscription) : subscription;
  if (isGone(posted)) return disable(subscription, 'answered-gone', now);
  const { failingSince = now } = state;
  const isGivenUp = delivery.state.status === 'failed';
  if (isGivenUp && failingSince <= plusMinutes(now, -targets.webhooks.disableAfterDays * 24 * 60))
    return disable(subscription, 'nothing-delivered-for-days', now);
  return state.failingSince ? subscription : { ...subscription, state: { ...state, failingSince } };
}
