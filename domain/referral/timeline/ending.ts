import type { Ending } from '../../../events/ending.ts';
import { closureReasons } from '../../../schemas/codes.ts';
import { type Telling, toAll, toBoth } from './telling.ts';

/** How a referral ends, and begins again. */
export function endingTold(event: Ending): Telling {
  switch (event.type) {
    case 'ReferralClosed.v1': {
      const sentence = `Closed: ${closureReasons[event.reason]}.`;
      return { ...toBoth(sentence, sentence), bare: 'Closed.' };
    }
    case 'ReferralReopened.v1':
      return { ...toAll('Open again.'), toStaff: `Opened again: ${event.reason}` };
    case 'ReferralWithdrawn.v1': {
      const sentence = `Withdrawn, as the ${event.asked} asked.`;
      return { ...toBoth(sentence, sentence), bare: 'Closed.' };
    }
    case 'EnteredInError.v1':
      return { ...toBoth('Entered in error.', 'Entered in error.'), bare: 'Closed.' };
  }
}
