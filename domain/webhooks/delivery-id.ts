import type { ReferralEvent } from '../../events/referral-events.ts';
import { MessageId, ReferralId } from '../../schemas/ids.ts';
import type { Subscription } from '../../schemas/webhook.ts';

/** Named after what happened and who is to hear of it: the same however often it is worked out. */
export function deliveryId({ referral, sequence }: ReferralEvent, subscription: Subscription['id']): MessageId {
  const cause = `${referral.slice('ref_'.length)}-${String(sequence).padStart(4, '0')}`;
  return MessageId.parse(`msg_${cause}-webhook-${subscription.slice('whk_'.length)}`);
}

/** Whether it is for a system, whose rows are deliveries, and not for a person. */
export const isDelivery = (id: MessageId): boolean => /-webhook-[0-9A-Z]{26}$/.test(id);

export const referralOfDelivery = (id: MessageId): ReferralId => ReferralId.parse(`ref_${id.slice(4, 30)}`);
