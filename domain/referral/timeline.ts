import type { ReferralEvent } from '../../events/referral-events.ts';
import type { TimelineEntry } from '../../schemas/api.ts';
import { needLabels } from '../../schemas/codes.ts';
import type { AdvisorId } from '../../schemas/ids.ts';
import { saidDate } from '../time/said-date.ts';

export interface Reader {
  /** A referrer reads what concerns them; what is between colleagues stays between colleagues. */
  readonly isStaff: boolean;
  readonly nameOf: (advisor: AdvisorId) => string;
}

/** What has happened to a referral, in the words of the service, oldest first. */
export function timelineOf(events: readonly ReferralEvent[], reader: Reader): TimelineEntry[] {
  return events.flatMap(event => {
    const sentence = sentenceFor(event, reader);
    return sentence ? [{ at: event.at, what: event.type, sentence }] : [];
  });
}

function sentenceFor(event: ReferralEvent, { isStaff, nameOf }: Reader): string | undefined {
  switch (event.type) {
    case 'ReferralReceived.v1':
      return `Received. First contact will be attempted by ${saidDate(event.firstContactBy)}.`;
    case 'ReferralHeld.v1':
      return 'Held for a person to look at before anything else happens. The duty role was paged.';
    case 'HoldReleased.v1':
      return isStaff ? `The hold was released: ${event.reason}` : 'A person has looked at it and it goes on.';
    case 'ReferralMatched.v1':
      return `A shortlist of ${event.listed} offers was made.`;
    case 'AdvisorAssigned.v1':
      return isStaff ? `Assigned: ${event.because}` : `Assigned to ${nameOf(event.advisor)}, Pathways Advisor.`;
    case 'NeedUnmet.v1':
      return `Nothing suitable was found for: ${needLabels[event.need].toLowerCase()}. This has been recorded as unmet need.`;
    default:
      return isStaff ? staffSentenceFor(event) : undefined;
  }
}

type BetweenColleagues = Exclude<
  ReferralEvent,
  {
    type:
      | 'ReferralReceived.v1'
      | 'ReferralHeld.v1'
      | 'HoldReleased.v1'
      | 'ReferralMatched.v1'
      | 'AdvisorAssigned.v1'
      | 'NeedUnmet.v1';
  }
>;

function staffSentenceFor(event: BetweenColleagues): string {
  switch (event.type) {
    case 'PossibleDuplicateNoted.v1':
      return 'Somebody we know could be the same person. Please look: nothing has been merged.';
    case 'ReferralLinked.v1':
      return `Linked to ${event.reference}, another open referral for the same person.`;
    case 'HoldUnseen.v1':
      return `Nobody had acted on the hold, so it was paged again (round ${event.round}).`;
    case 'HoldTaken.v1':
      return `The hold was taken${event.by.kind === 'caller' ? ` by ${event.by.subject}` : ''}.`;
    case 'AssignmentEscalated.v1':
      return 'It was not assigned within one working day. The manager was told.';
    case 'FirstContactOverdue.v1':
      return 'First contact is overdue. The manager was told.';
    case 'MessageFailed.v1':
      return `A message (${event.kind}) could not be sent: ${event.because}.`;
  }
}
