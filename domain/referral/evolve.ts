import type { ReferralEvent } from '../../events/referral-events.ts';
import { targets } from '../targets.ts';
import { plusSeconds } from '../time/working-time.ts';
import { kept, type Referral, type ReferralIn } from './state.ts';

/**
 * The referral after one more event. Events that were committed are facts: this never refuses one.
 * @throws RangeError when the events are not those of one referral in order, which only damaged data can be
 */
export function evolve(before: Referral | undefined, event: ReferralEvent): Referral {
  if (event.sequence !== (before?.version ?? 0) + 1)
    throw new RangeError(`event ${event.sequence} of ${event.referral} does not follow ${before?.version ?? 0}`);
  if (!before) {
    if (event.type !== 'ReferralReceived.v1') throw new RangeError(`${event.referral} does not begin with its receipt`);
    return begin(event);
  }
  return { ...after(before, event), version: event.sequence };
}

export const fold = (events: readonly ReferralEvent[], from?: Referral): Referral | undefined =>
  events.reduce<Referral | undefined>(evolve, from);

type Event<Type extends ReferralEvent['type']> = Extract<ReferralEvent, { type: Type }>;

function begin(event: Event<'ReferralReceived.v1'>): Referral {
  const { reference, person, source, request, firstContactBy, assignBy } = event;
  return {
    id: event.referral,
    version: event.sequence,
    reference,
    person,
    source,
    request,
    receivedAt: event.at,
    firstContactBy,
    links: [],
    possibleDuplicates: [],
    matches: 0,
    status: 'received',
    wakeBy: plusSeconds(event.at, targets.lostWakeUpSeconds),
    assignBy,
    escalated: false,
  };
}

function after(before: Referral, event: ReferralEvent): Referral {
  switch (event.type) {
    case 'PossibleDuplicateNoted.v1': {
      const { person, because } = event;
      return { ...before, possibleDuplicates: [...before.possibleDuplicates, { person, because }] };
    }
    case 'ReferralLinked.v1':
      return { ...before, links: [...before.links, { referral: event.to, reference: event.reference }] };
    case 'ReferralHeld.v1':
      return {
        ...common(before),
        status: 'held',
        hold: { reasons: event.reasons, since: event.at, owner: 'duty', lookBy: event.lookBy, round: 0 },
      };
    case 'HoldUnseen.v1':
      return holdOf(before, event, { lookBy: event.lookBy, round: event.round });
    case 'HoldTaken.v1':
      return holdOf(before, event, {
        lookBy: event.lookBy,
        owner: event.by.kind === 'caller' ? event.by.subject : 'duty',
      });
    case 'HoldReleased.v1':
      return {
        ...common(before),
        firstContactBy: event.firstContactBy,
        status: 'received',
        wakeBy: plusSeconds(event.at, targets.lostWakeUpSeconds),
        assignBy: event.assignBy,
        escalated: false,
      };
    case 'ReferralMatched.v1':
      return { ...before, matches: event.match };
    case 'AdvisorAssigned.v1': {
      const { advisor, site, because, contactBy } = event;
      return { ...common(before), status: 'assigned', advisor, site, because, contactBy, overdue: false };
    }
    case 'AssignmentEscalated.v1':
      return { ...expectStatus(before, 'received', event), escalated: true };
    case 'FirstContactOverdue.v1':
      return { ...expectStatus(before, 'assigned', event), overdue: true };
    case 'NeedUnmet.v1':
    case 'MessageFailed.v1':
      return before;
    case 'ReferralReceived.v1':
      throw new RangeError(`${event.referral} is received twice`);
  }
}

function holdOf(before: Referral, event: ReferralEvent, change: Partial<ReferralIn<'held'>['hold']>): Referral {
  const held = expectStatus(before, 'held', event);
  return { ...held, hold: { ...held.hold, ...change } };
}

function expectStatus<Status extends Referral['status']>(referral: Referral, status: Status, event: ReferralEvent) {
  if (referral.status !== status) throw new RangeError(`${event.type} of ${referral.id} finds it ${referral.status}`);
  return referral as ReferralIn<Status>;
}

/** What stays when a referral leaves a status: the rest belongs to that status. */
const common = (referral: Referral) =>
  Object.fromEntries(kept.map(field => [field, referral[field]])) as Pick<Referral, (typeof kept)[number]>;
