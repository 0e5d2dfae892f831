import type { Onward } from '../../../events/onward.ts';
import { declineReasons, needInWords, onwardOutcomes } from '../../../schemas/codes.ts';
import { saidDate } from '../../time/said-date.ts';
import { type History, type Telling, toBoth, toStaff } from './telling.ts';

/** A request to a partner, and what becomes of it. */
export function onwardTold(event: Onward, { names, offers }: History): Telling {
  const asked = event.type === 'OnwardReferralRequested.v1' ? event : offers.get(event.onward);
  const offer = asked?.offerName ?? 'an offer';
  const partner = asked ? names.ofPartner(asked.partner) : 'A partner';
  const need = asked ? needInWords(asked.need) : 'a need';
  switch (event.type) {
    case 'OnwardReferralRequested.v1':
      return toBoth(`${partner} was asked about ${offer}, for ${need}.`, `Offered: ${need}.`);
    case 'OnwardReferralWithdrawn.v1':
      return toBoth(`The request about ${offer} was withdrawn${because[event.because]}.`);
    case 'PartnerAccepted.v1': {
      const first = event.firstDate ? ` The first date is ${saidDate(event.firstDate)}.` : '';
      return toBoth(`${partner} accepted the person for ${offer}.${first}`, `Accepted: ${need}.`);
    }
    case 'PartnerWaitlisted.v1': {
      const wait = event.expectedWeeks === undefined ? '' : `, for about ${event.expectedWeeks} weeks`;
      return toBoth(`${partner} put the person on the waiting list of ${offer}${wait}.`);
    }
    case 'PartnerDeclined.v1':
      return toBoth(`Nothing came of ${offer}: ${declineReasons[event.reason]}.`);
    case 'PartnerAsked.v1':
      return toStaff(`${partner} has a question about ${offer}.`);
    case 'QuestionAnswered.v1':
      return toStaff(`${partner} has the answer to its question.`);
    case 'PartnerAnswerUndone.v1':
      return toStaff(`${partner} took its answer about ${offer} back.`);
    case 'PartnerNudged.v1':
      return toStaff(`${partner} was reminded of ${offer} (${event.round}).`);
    case 'PartnerSilenceEscalated.v1':
      return toStaff(`${partner} has not answered about ${offer}. The advisor was told.`);
    case 'AttendanceReported.v1':
      return toBoth(
        `The person ${event.attendance === 'attended' ? 'went to' : 'did not come to'} ${offer} on ${saidDate(event.on)}.`,
      );
    case 'AttendanceCheckDue.v1':
      return toStaff(`Nobody has said how it goes with ${offer}. Partner and advisor were asked.`);
    case 'OnwardReferralEnded.v1':
      return toBoth(`Taking part in ${offer} has ended: ${onwardOutcomes[event.outcome]}.`);
  }
}

const because = {
  advisor: '',
  'consent-withdrawn': ', because the person no longer agrees to it',
  'referral-ended': ', because the referral has ended',
} as const;
