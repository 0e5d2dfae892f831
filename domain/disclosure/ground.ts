import type { Message } from '../../schemas/message.ts';
import type { PartnerConsent } from '../../schemas/support.ts';
import { catalogue } from '../messages/catalogue.ts';
import type { Referral } from '../referral/state.ts';
import { notAgreed, standingConsent } from './consent.ts';

/** Why there is no ground to send it, if there is none: the one its row names must be the one for its kind, and hold now. */
export function noGround(message: Message, referral: Referral): string | undefined {
  if (message.ground !== catalogue[message.kind].ground) return 'it names no ground on which this may be sent';
  switch (message.ground) {
    case 'consent':
      return noConsent(message, referral);
    case 'direct-care-feedback':
      return noNews(referral);
    // Staff are told of their work without personal data, a receipt says only what the referrer told us, a partner is
    // told of its own part, and the person of their own care.
    case 'staff-duty':
    case 'direct-care-receipt':
    case 'direct-care-contact':
    case 'partner-agreement':
      return undefined;
  }
}

/** Of what becomes of a referral whoever referred may hear, be it a person or a system, unless the person has said no. */
export const noNews = ({ request }: Referral): string | undefined =>
  request.consent.feedbackToGp === 'none' ? 'the person does not want news to go back' : undefined;

/** Behind the link a partner reads all that it was asked with, so consent must cover all of it now. */
function noConsent({ about, consent: given }: Message, referral: Referral): string | undefined {
  const one = referral.onward.find(({ id }) => id === about?.onward);
  if (!one || given === undefined) return 'it names no consent';
  const standing = standingConsent(referral, one.partner);
  if (!standing) return noLonger(referral.consents.find(({ partner }) => partner === one.partner));
  return notAgreed(standing, one.scope).length === 0
    ? undefined
    : 'consent no longer covers what the partner would read';
}

const noLonger = (consent: PartnerConsent | undefined) =>
  consent?.status === 'refused' ? 'consent was refused' : 'consent was withdrawn';
