import type { Receiving } from '../../../events/receiving.ts';
import type { Referral, ReferralIn } from '../state.ts';
import { common, expectStatus } from './expecting.ts';

/** From the door to a named advisor. */
export function afterReceiving(before: Referral, event: Receiving): Referral {
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
        waitingSince: event.at,
        assignBy: event.assignBy,
        escalated: false,
      };
    case 'ReferralMatched.v1':
      return { ...before, matches: event.match };
    case 'AdvisorAssigned.v1': {
      const { advisor, site, because, contactBy } = event;
      const care = { advisor, site, because, isAccepted: false };
      return { ...common(before), ...care, status: 'assigned', contactBy, overdue: false, outreach: { attempts: 0 } };
    }
    case 'AssignmentEscalated.v1': {
      const received = expectStatus(before, 'received', event);
      // In the pool it is asked for again and again; one that matching cannot place waits for a person all the same.
      return event.againBy ? { ...received, assignBy: event.againBy } : { ...received, escalated: true };
    }
    case 'FirstContactOverdue.v1':
      return { ...expectStatus(before, 'assigned', event), overdue: true };
    case 'MessageFailed.v1':
    case 'PersonToBeTold.v1':
    case 'NeedUnmet.v1':
      return before;
    case 'ReferralReceived.v1':
      throw new RangeError(`${event.referral} is received twice`);
  }
}

function holdOf(before: Referral, event: Receiving, change: Partial<ReferralIn<'held'>['hold']>): Referral {
  const held = expectStatus(before, 'held', event);
  return { ...held, hold: { ...held.hold, ...change } };
}
