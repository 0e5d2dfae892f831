import type { PartnerCommand } from '../../domain/referral/decide/onward.ts';
import type { OnwardId } from '../../schemas/ids.ts';
import type { PartnerAnswer } from '../../schemas/partner-work.ts';

/** What a partner's answer asks of a referral, whichever way it came. */
export function partnerCommand(onward: OnwardId, said: PartnerAnswer): PartnerCommand {
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
  }
}
