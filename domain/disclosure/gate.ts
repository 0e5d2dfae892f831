import type { Message } from '../../schemas/message.ts';
import type { Referral } from '../referral/state.ts';

export type Passage = { readonly pass: string } | { readonly stop: string };

/**
 * The one gate that everything we send passes, asked again at the moment of sending: is there still a reason to send this,
 * a lawful ground, and somewhere safe to send it?
 * @param address where the recipient is reached now; undefined when they gave no e-mail address
 */
export function mayBeSent(message: Message, referral: Referral, address: string | undefined): Passage {
  const stop = noLongerTrue(message, referral) ?? noGround(message, referral);
  if (stop) return { stop };
  return address ? { pass: address } : { stop: 'the recipient has no e-mail address' };
}

/** News that has been overtaken is not sent: it would send somebody to do what is done. */
function noLongerTrue({ kind, to }: Message, referral: Referral): string | undefined {
  switch (kind) {
    case 'advisor-assigned':
      return referral.status === 'assigned' && to.kind === 'advisor' && to.advisor === referral.advisor
        ? undefined
        : 'the referral is no longer assigned to this advisor';
    case 'duty-hold':
      return referral.status === 'held' ? undefined : 'the hold has been released';
    case 'manager-unassigned':
      return referral.status === 'received' ? undefined : 'the referral is no longer waiting to be assigned';
    case 'manager-contact-overdue':
      return referral.status === 'assigned' ? undefined : 'the referral is no longer waiting for first contact';
    case 'referrer-acknowledged':
    case 'referrer-linked':
    case 'manager-message-failed':
      return undefined;
  }
}

/** Staff are told of their work without personal data; a receipt says only what the referrer told us themselves. */
function noGround({ ground }: Message, referral: Referral): string | undefined {
  switch (ground) {
    case 'staff-duty':
    case 'direct-care-receipt':
      return undefined;
    case 'direct-care-feedback':
      return referral.request.consent.feedbackToGp === 'none' ? 'the person does not want news to go back' : undefined;
  }
}
