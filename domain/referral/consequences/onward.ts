import type { Onward } from '../../../events/onward.ts';
import type { MessageKind } from '../../../schemas/message.ts';
import type { OnwardReferral } from '../../../schemas/support.ts';
import type { Referral } from '../state.ts';
import { attention, concern, type Owed, toItsAdvisor, toPerson, toReferrer } from './addressees.ts';

/** Who is to be told of a request to a partner, and of what the partner made of it. */
export function owedForOnward(event: Onward, referral: Referral): Owed[] {
  const one = referral.onward.find(({ id }) => id === event.onward);
  if (!one) return [];
  const about = { onward: one.id };
  switch (event.type) {
    case 'OnwardReferralRequested.v1':
      return [toPartner('partner-request', one), toPerson('person-shared', about)];
    case 'PartnerNudged.v1':
      return [toPartner('partner-nudge', one)];
    case 'QuestionAnswered.v1':
      return [toPartner('partner-answer', one)];
    case 'OnwardReferralWithdrawn.v1':
      // To stop using what they were told needs no consent: it is the end of one.
      return [{ ...toPartner('partner-stop', one), ground: 'partner-agreement' }];
    case 'PartnerAccepted.v1':
      return [
        ...toItsAdvisor(referral, 'advisor-partner-accepted', about),
        toPerson('person-accepted', about),
        ...toReferrer(referral, 'referrer-partner-accepted', 'direct-care-feedback', about),
      ];
    case 'PartnerWaitlisted.v1':
      return [
        ...toItsAdvisor(referral, 'advisor-partner-accepted', about),
        toPerson('person-waitlisted', about),
        ...toReferrer(referral, 'referrer-partner-waitlisted', 'direct-care-feedback', about),
      ];
    case 'PartnerDeclined.v1':
    case 'PartnerAsked.v1':
      return [...attention(referral, event), ...concern(event)];
    case 'PartnerSilenceEscalated.v1':
      return attention(referral, event);
    case 'AttendanceReported.v1':
      if (event.attention) return attention(referral, event);
      return one.sessions === 1
        ? [
            toPerson('person-did-it-help', about),
            ...toReferrer(referral, 'referrer-attended', 'direct-care-feedback', about),
          ]
        : [];
    case 'AttendanceCheckDue.v1':
      return [{ ...toPartner('partner-attendance', one), ground: 'partner-agreement' }, ...attention(referral, event)];
    case 'OnwardReferralEnded.v1':
      return [
        ...(event.outcome === 'completed' ? [toPerson('person-did-it-help', about)] : attention(referral, event)),
        ...toReferrer(referral, 'referrer-partner-ended', 'direct-care-feedback', about),
        ...concern(event),
      ];
    case 'PartnerAnswerUndone.v1':
      return [];
  }
}

/** Nothing about a person goes to a partner without the consent that the request rested on. */
const toPartner = (kind: MessageKind, { id, partner, consent }: OnwardReferral): Owed => ({
  kind,
  to: { kind: 'partner', partner },
  ground: 'consent',
  consent,
  about: { onward: id },
});
