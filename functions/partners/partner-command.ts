import type { PartnerCommand } from '../../domain/referral/decide/onward.ts';
import type { OnwardId } from '../../schemas/ids.ts';
import type { AttendanceLinkUse, RequestLinkUse } from '../../schemas/partner-work.ts';

/** What a partner may say to a request: an answer, whether the person has been, how it ended. */
export type PartnerSaid = Exclude<RequestLinkUse | AttendanceLinkUse, { decision: 'look' | 'still-right' }>;

/** What that asks of a referral, whichever way it came. */
export function partnerCommand(onward: OnwardId, said: PartnerSaid): PartnerCommand {
  switch (said.decision) {
    case 'accept':
      return { type: 'partner-accept', onward, firstDate: said.firstDate, contactRoute: said.contactRoute };
    case 'wait-list':
      return { type: 'partner-waitlist', onward, expectedWeeks: said.expectedWeeks };
    case 'decline': {
      const { reason, declinedBy, words, suggests } = said;
      return { type: 'partner-decline', onward, reason, declinedBy, words, suggests };
    }
    case 'ask':
      return { type: 'partner-ask', onward, question: said.question };
    case 'undo':
      return { type: 'undo-answer', onward };
    case 'attendance':
      return { type: 'report-attendance', onward, attendance: said.attendance, on: said.on };
    case 'ended':
      return { type: 'end-onward', onward, outcome: said.outcome, words: said.words };
  }
}
