import type { EventType, ReferralEvent } from '../../events/referral-events.ts';
import type { OnwardStatus } from '../../schemas/codes.ts';
import type { Delivery, Subscription, WebhookBody, WebhookEvent } from '../../schemas/webhook.ts';
import { noNews } from '../disclosure/ground.ts';
import type { ReferralChange } from '../ports.ts';
import { dueAt } from '../referral/consequences.ts';
import type { Referral } from '../referral/state.ts';
import { deliveryId } from './delivery-id.ts';

type Change = Pick<ReferralChange, 'after' | 'events'>;

/**
 * What the systems of whoever referred are to hear of a change, one row for each event and subscription. Each is named
 * after both, so that no retry can queue one twice.
 */
export function deliveriesOf(change: Change, subscriptions: readonly Subscription[]): Delivery[] {
  const { after } = change;
  return change.events.flatMap(event => {
    const type = newsIn(event, after);
    if (!type || noGround(type, after)) return [];
    return subscriptions
      .filter(({ state, events }) => state.status === 'active' && events.includes(type))
      .map(({ id }) => ({
        id: deliveryId(event, id),
        referral: after.id,
        subscription: id,
        event: { type, at: event.at, reference: after.reference, status: after.status },
        ...('onward' in event && event.onward && { onward: event.onward }),
        ground: type === 'referral.received' ? ('direct-care-receipt' as const) : ('direct-care-feedback' as const),
        version: 1,
        queuedAt: event.at,
        tries: 0,
        attempts: [],
        state: { status: 'queued' as const, dueAt: dueAt(event) },
      }));
  });
}

/** Whether there is anything in it that a referrer's systems would hear, if they have subscribed. */
export const hasNews = (change: Change): boolean =>
  change.events.some(event => newsIn(event, change.after) !== undefined);

/** What of it a referrer hears. Work between colleagues is not news, nor is the second time of anything. */
function newsIn(event: ReferralEvent, after: Referral): WebhookEvent | undefined {
  if (event.type === 'ReferralTaken.v1' && event.from) return undefined;
  if (event.type === 'ContactRecorded.v1' && !event.isFirst) return undefined;
  if (event.type === 'AttendanceReported.v1' && !isFirstTime(event, after)) return undefined;
  return news[event.type];
}

const news: { readonly [Type in EventType]?: WebhookEvent } = {
  'ReferralReceived.v1': 'referral.received',
  'AdvisorAssigned.v1': 'referral.assigned',
  'ReferralTaken.v1': 'referral.assigned',
  'ContactRecorded.v1': 'referral.contacted',
  'PartnerWaitlisted.v1': 'referral.partner-waitlisted',
  'PartnerAccepted.v1': 'referral.partner-accepted',
  'AttendanceReported.v1': 'referral.attended',
  'OnwardReferralEnded.v1': 'referral.partner-ended',
  'ReferralClosed.v1': 'referral.closed',
  'ReferralReopened.v1': 'referral.reopened',
  'ReferralWithdrawn.v1': 'referral.withdrawn',
  'EnteredInError.v1': 'referral.entered-in-error',
};

const isFirstTime = (
  { attendance, onward: id }: Extract<ReferralEvent, { type: 'AttendanceReported.v1' }>,
  { onward }: Referral,
) => attendance === 'attended' && onward.find(one => one.id === id)?.sessions === 1;

/** A receipt says only what the referrer told us; all else is news. */
const noGround = (type: WebhookEvent, referral: Referral): string | undefined =>
  type === 'referral.received' ? undefined : noNews(referral);

/** Asked again whenever it is sent. @returns why it is not to be sent any more */
export function whyNotNow(
  { event, onward }: Delivery,
  referral: Referral,
  subscription: Subscription | undefined,
): string | undefined {
  if (!subscription) return 'the subscription has been deleted';
  if (subscription.state.status !== 'active') return `the subscription is ${subscription.state.status}`;
  const stop = noGround(event.type, referral);
  if (stop) return stop;
  const holdsIn = whereItHolds[event.type];
  if (!holdsIn) return undefined;
  const asked = referral.onward.find(({ id }) => id === onward);
  // An answer that was taken back does not hold again because the next one is the same: that one is news of its own.
  return asked?.answeredAt === event.at && holdsIn.includes(asked.status)
    ? undefined
    : 'the partner’s answer no longer holds';
}

/** How a request may stand for an answer to it to be news still. */
const whereItHolds: { readonly [Type in WebhookEvent]?: readonly OnwardStatus[] } = {
  'referral.partner-waitlisted': ['waitlisted'],
  'referral.partner-accepted': ['accepted', 'in-progress', 'completed', 'failed'],
};

/** The same on every attempt, because it is made from what was written down when it happened. */
export const bodyOf = ({ id, referral, event }: Delivery): WebhookBody => ({
  specversion: '1.0',
  id,
  source: '/v1/referrals',
  type: event.type,
  time: event.at,
  data: {
    referral,
    reference: event.reference,
    status: event.status,
    links: { self: `/v1/referrals/${referral}` },
  },
});
