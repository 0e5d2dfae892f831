import { MessageId, type ReferralId } from '../../schemas/ids.ts';
import type { Message } from '../../schemas/message.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Subscription } from '../../schemas/webhook.ts';

/**
 * Tells the organisation's contact and our manager, once, that a subscription has been disabled. The rows are kept with the
 * referral whose news could not be delivered last; what they say is about no person.
 */
export function noticesOfDisabling(
  { id, contact, timesDisabled }: Subscription,
  referral: ReferralId,
  now: Instant,
): Message[] {
  const cause = `${referral.slice('ref_'.length)}-${String(timesDisabled).padStart(4, '0')}`;
  const notice = ({ kind, ...told }: Pick<Message, 'kind' | 'to' | 'ground'>): Message => ({
    id: MessageId.parse(`msg_${cause}-${kind}-${id.slice('whk_'.length)}`),
    referral,
    kind,
    ...told,
    version: 1,
    queuedAt: now,
    attempts: 0,
    state: { status: 'queued', dueAt: now },
  });
  return [
    notice({ kind: 'manager-webhook-disabled', to: { kind: 'role', role: 'manager' }, ground: 'staff-duty' }),
    notice({
      kind: 'referrer-webhook-disabled',
      to: { kind: 'webhook-contact', address: contact },
      ground: 'partner-agreement',
    }),
  ];
}
