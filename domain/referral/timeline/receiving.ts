import type { Receiving } from '../../../events/receiving.ts';
import { needInWords } from '../../../schemas/codes.ts';
import { saidDate } from '../../time/said-date.ts';
import { type History, type Telling, toAll, toBoth, toStaff } from './telling.ts';

/** From a door to a named advisor. */
export function receivingTold(event: Receiving, { names }: History): Telling {
  switch (event.type) {
    case 'ReferralReceived.v1':
      return {
        ...toAll('Received.'),
        ...toBoth(`Received. First contact will be attempted by ${saidDate(event.firstContactBy)}.`, 'Received.'),
      };
    case 'PossibleDuplicateNoted.v1':
      return toStaff('Somebody we know could be the same person. Please look: nothing has been merged.');
    case 'ReferralLinked.v1':
      return toStaff(`Linked to ${event.reference}, another open referral for the same person.`);
    case 'ReferralHeld.v1':
      return toBoth('Held for a person to look at before anything else happens. The duty role was paged.');
    case 'HoldUnseen.v1':
      return toStaff(`Nobody had acted on the hold, so it was paged again (round ${event.round}).`);
    case 'HoldTaken.v1':
      return toStaff(`The hold was taken${event.by.kind === 'caller' ? ` by ${event.by.subject}` : ''}.`);
    case 'HoldReleased.v1':
      return {
        toStaff: `The hold was released: ${event.reason}`,
        toReferrer: 'A person has looked at it and it goes on.',
      };
    case 'ReferralMatched.v1':
      return toBoth(`A shortlist of ${event.listed} ${event.listed === 1 ? 'offer' : 'offers'} was made.`);
    case 'NeedUnmet.v1':
      return toBoth(
        `Nothing suitable was found for: ${needInWords(event.need)}. This has been recorded as unmet need.`,
      );
    case 'AdvisorAssigned.v1':
      return {
        toStaff: `Assigned to ${names.ofAdvisor(event.advisor)}: ${event.because}`,
        toReferrer: `Assigned to ${names.ofAdvisor(event.advisor)}, Pathways Advisor.`,
        inCodes: 'Assigned to a Pathways Advisor.',
      };
    case 'AssignmentEscalated.v1':
      return toStaff('Nobody has had it for a working day. The manager was told.');
    case 'FirstContactOverdue.v1':
      return toStaff('First contact is overdue. The manager was told.');
    case 'MessageFailed.v1':
      return toStaff(`A message (${event.kind}) could not be sent: ${event.because}.`);
    case 'PersonToBeTold.v1':
      return toStaff(`Somebody must tell the person themselves: ${event.because}.`);
  }
}
