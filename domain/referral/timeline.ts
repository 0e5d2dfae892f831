import type { EventType, ReferralEvent } from '../../events/referral-events.ts';
import type { TimelineEntry } from '../../schemas/api.ts';
import { needInWords } from '../../schemas/codes.ts';
import type { AdvisorId } from '../../schemas/ids.ts';
import { saidDate } from '../time/said-date.ts';

export interface Reader {
  /** A referrer reads what concerns them; what is between colleagues stays between colleagues. */
  readonly isStaff: boolean;
  readonly nameOf: (advisor: AdvisorId) => string;
}

/** What has happened to a referral, in the words of the service, oldest first. */
export function timelineOf(events: readonly ReferralEvent[], { isStaff, nameOf }: Reader): TimelineEntry[] {
  return events.flatMap(event => {
    const { toAll, toStaff } = tell(event, nameOf);
    const sentence = isStaff ? (toStaff ?? toAll) : toAll;
    return sentence ? [{ at: event.at, what: event.type, sentence }] : [];
  });
}

/** Without `toAll` it is for staff alone; with both, staff read more. */
interface Telling {
  readonly toAll?: string;
  readonly toStaff?: string;
}

type Event<Type extends EventType> = Extract<ReferralEvent, { type: Type }>;
type NameOf = Reader['nameOf'];

function tell<Type extends EventType>(event: Event<Type>, nameOf: NameOf): Telling {
  const telling: (event: Event<Type>, nameOf: NameOf) => Telling = tellings[event.type as Type];
  return telling(event, nameOf);
}

const tellings: { readonly [Type in EventType]: (event: Event<Type>, nameOf: NameOf) => Telling } = {
  'ReferralReceived.v1': ({ firstContactBy }) => ({
    toAll: `Received. First contact will be attempted by ${saidDate(firstContactBy)}.`,
  }),
  'PossibleDuplicateNoted.v1': () => ({
    toStaff: 'Somebody we know could be the same person. Please look: nothing has been merged.',
  }),
  'ReferralLinked.v1': ({ reference }) => ({
    toStaff: `Linked to ${reference}, another open referral for the same person.`,
  }),
  'ReferralHeld.v1': () => ({
    toAll: 'Held for a person to look at before anything else happens. The duty role was paged.',
  }),
  'HoldUnseen.v1': ({ round }) => ({
    toStaff: `Nobody had acted on the hold, so it was paged again (round ${round}).`,
  }),
  'HoldTaken.v1': ({ by }) => ({ toStaff: `The hold was taken${by.kind === 'caller' ? ` by ${by.subject}` : ''}.` }),
  'HoldReleased.v1': ({ reason }) => ({
    toAll: 'A person has looked at it and it goes on.',
    toStaff: `The hold was released: ${reason}`,
  }),
  'ReferralMatched.v1': ({ listed }) => ({ toAll: `A shortlist of ${listed} offers was made.` }),
  'NeedUnmet.v1': ({ need }) => ({
    toAll: `Nothing suitable was found for: ${needInWords(need)}. This has been recorded as unmet need.`,
  }),
  'AdvisorAssigned.v1': ({ advisor, because }, nameOf) => ({
    toAll: `Assigned to ${nameOf(advisor)}, Pathways Advisor.`,
    toStaff: `Assigned: ${because}`,
  }),
  'AssignmentEscalated.v1': () => ({ toStaff: 'It was not assigned within one working day. The manager was told.' }),
  'FirstContactOverdue.v1': () => ({ toStaff: 'First contact is overdue. The manager was told.' }),
  'MessageFailed.v1': ({ kind, because }) => ({ toStaff: `A message (${kind}) could not be sent: ${because}.` }),
};
