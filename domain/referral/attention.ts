import type { ReferralEvent } from '../../events/referral-events.ts';
import type { NeedCode } from '../../schemas/codes.ts';
import type { OnwardId } from '../../schemas/ids.ts';
import type { Attention, AttentionTo } from '../../schemas/support.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Referral } from './state.ts';

/**
 * What an event puts before the advisor: once, however often it happens, and with the time that was first given, so that
 * whoever says it again and again does not put off the moment when the manager is told.
 */
export function withAttention(referral: Referral, event: ReferralEvent): Referral {
  if (!('attention' in event) || !event.attention) return referral;
  const { to, decideBy } = event.attention;
  const onward = 'onward' in event ? event.onward : undefined;
  const before = referral.attention.find(one => is(one, to, onward));
  const stands = before && !before.isOverdue && before.decideBy <= decideBy;
  const now = stands ? before : { to, ...(onward && { onward }), since: event.at, decideBy, isOverdue: false };
  const others = settle(referral, to, onward);
  return { ...others, attention: [...others.attention, now] };
}

/** The advisor has acted on it, or there is nothing left to act on. */
export const settle = <Kind extends Referral>(referral: Kind, to: AttentionTo, onward?: OnwardId): Kind => ({
  ...referral,
  attention: referral.attention.filter(one => !is(one, to, onward)),
});

/**
 * As above, for whichever onward referral it was about.
 * @param at when somebody acted: what has come up since then has not been acted on
 */
export const settleAll = <Kind extends Referral>(
  referral: Kind,
  kinds: ReadonlySet<AttentionTo>,
  at: Instant,
): Kind => ({
  ...referral,
  attention: referral.attention.filter(({ to, since }) => !kinds.has(to) || since > at),
});

/** Another way has been found for a need: what went wrong with the ways before is decided. */
export function settleForNeed<Kind extends Referral>(referral: Kind, need: NeedCode): Kind {
  const tried = new Set(referral.onward.filter(one => one.need === need).map(({ id }) => id));
  const isDecided = ({ to, onward }: Attention) => onward && tried.has(onward) && asksForAnotherWay.has(to);
  return { ...referral, attention: referral.attention.filter(one => !isDecided(one)) };
}

const asksForAnotherWay = new Set<AttentionTo>([
  'partner-declined',
  'partner-silent',
  'partner-failed',
  'did-not-attend',
  'person-answered',
]);

/** Speaking with the person is what each of these asks for. */
export const asksToSpeak: ReadonlySet<AttentionTo> = new Set<AttentionTo>([
  'person-answered',
  'consent-withdrawn',
  'did-not-attend',
  'review-due',
  'person-to-be-told',
]);

const is = (one: Attention, to: AttentionTo, onward: OnwardId | undefined) => one.to === to && one.onward === onward;
