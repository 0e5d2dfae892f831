import type { Actor, DuplicateBecause } from '../../../events/referral-events.ts';
import type { AdvisorId, MessageId, OnwardId, PersonId, Reference, ReferralId, SiteId } from '../../../schemas/ids.ts';
import type { MatchSnapshot } from '../../../schemas/match.ts';
import type { MessageKind } from '../../../schemas/message.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import type { Instant } from '../../../schemas/time.ts';
import { targets } from '../../targets.ts';
import { addWorkingDays, addWorkingMinutes, endOfWorkingDay, londonDate } from '../../time/working-time.ts';
import { holdReasons } from '../../triage/hold-reasons.ts';
import { isInCare, type Referral } from '../state.ts';
import { needUnmet, type Unmet } from '../unmet.ts';
import { closingTimeAfter, inDueCourse } from './by-when.ts';
import { type Answer, type Fact, isStaff, refuse, staffOnly } from './fact.ts';

export interface Receive {
  readonly type: 'receive';
  readonly id: ReferralId;
  readonly reference: Reference;
  readonly person: PersonId;
  readonly source: Referral['source'];
  readonly request: ReferralRequest;
  readonly duplicates: readonly { readonly person: PersonId; readonly because: DuplicateBecause }[];
  readonly openReferrals: readonly Referral[];
}

export type Receiving =
  | { readonly type: 'link'; readonly to: ReferralId; readonly reference: Reference }
  | {
      readonly type: 'match';
      readonly match: MatchSnapshot;
      readonly unmet: readonly Unmet[];
      readonly advisor: { readonly id: AdvisorId; readonly site: SiteId; readonly because: string };
    }
  | { readonly type: 'match-again'; readonly match: MatchSnapshot; readonly unmet: readonly Unmet[] }
  | { readonly type: 'take-hold' }
  | { readonly type: 'release-hold'; readonly reason: string }
  | ({ readonly type: 'note-failed-message' | 'leave-to-advisor' } & Untold);

/** A message that did not do its work, and what stood in its way. */
interface Untold {
  readonly message: MessageId;
  readonly kind: MessageKind;
  readonly onward?: OnwardId | undefined;
  readonly because: string;
}

export function received(before: Referral | undefined, command: Receive, now: Instant): Answer {
  if (before) return refuse('already-received', 'This referral has been received already.');
  const { reference, person, source, request } = command;
  const reasons = holdReasons(request, londonDate(now));
  const facts: Fact[] = [
    { type: 'ReferralReceived.v1', reference, person, source, request, ...promisedFrom(request, now) },
    ...command.duplicates.map(({ person, because }) => ({
      type: 'PossibleDuplicateNoted.v1' as const,
      person,
      because,
    })),
    ...command.openReferrals.map(other => ({
      type: 'ReferralLinked.v1' as const,
      to: other.id,
      reference: other.reference,
    })),
  ];
  const lookBy = addWorkingMinutes(now, targets.holdLookWorkingMinutes);
  return reasons.length > 0 ? [...facts, { type: 'ReferralHeld.v1', reasons, lookBy }] : facts;
}

/** From the door to a named advisor. */
export function onReceiving(referral: Referral, command: Receiving, now: Instant, by: Actor): Answer {
  switch (command.type) {
    case 'link':
      return [{ type: 'ReferralLinked.v1', to: command.to, reference: command.reference }];
    case 'match':
      return matched(referral, command);
    case 'match-again':
      if (!isStaff(by)) return staffOnly;
      if (!isInCare(referral)) return refuse('not-in-care', 'It can be matched again once it is an advisor’s.');
      return [shortlisted(command.match), ...command.unmet.map(needUnmet)];
    case 'take-hold':
      if (referral.status !== 'held' || !isStaff(by)) return notHeld(referral);
      return [{ type: 'HoldTaken.v1', lookBy: closingTimeAfter(now, targets.holdDecideWorkingDays) }];
    case 'release-hold':
      if (referral.status !== 'held' || !isStaff(by)) return notHeld(referral);
      return [{ type: 'HoldReleased.v1', reason: command.reason, ...promisedFrom(referral.request, now) }];
    case 'note-failed-message':
      return [{ type: 'MessageFailed.v1', ...untold(command), ...leftToAdvisor(command.kind, now) }];
    case 'leave-to-advisor':
      return referral.attention.some(one => one.to === 'person-to-be-told' && one.onward === command.onward)
        ? refuse('nothing-to-do', 'It is before the advisor already.')
        : [{ type: 'PersonToBeTold.v1', ...untold(command), attention: inDueCourse('person-to-be-told', now) }];
  }
}

/** A held referral never moves by machine, so only one that is plainly received is matched (invariant 5). */
function matched(referral: Referral, command: Extract<Receiving, { type: 'match' }>): Answer {
  if (referral.status !== 'received')
    return refuse('not-received', `This referral is ${referral.status}: there is nothing left to match.`);
  if (referral.returnedBy)
    return refuse('not-received', 'It is in the pool: an advisor takes it, no machine gives it.');
  const { id, site, because } = command.advisor;
  return [
    shortlisted(command.match),
    ...command.unmet.map(needUnmet),
    { type: 'AdvisorAssigned.v1', advisor: id, site, because, contactBy: endOfWorkingDay(referral.firstContactBy) },
  ];
}

const untold = ({ message, kind, onward, because }: Untold) => ({
  message,
  kind,
  ...(onward && { onward }),
  because,
});

/** A message for anybody else that did not arrive is for the manager alone. */
function leftToAdvisor(kind: MessageKind, now: Instant) {
  if (kind.startsWith('person-')) return { attention: inDueCourse('person-to-be-told', now) };
  return kind.startsWith('partner-') && { attention: inDueCourse('partner-not-told', now) };
}

function shortlisted({ number, ruleset, directory, needs }: MatchSnapshot): Fact {
  const listed = sum(needs.map(({ offers }) => offers.length));
  const removed = sum(needs.flatMap(({ leftOut }) => Object.values(leftOut.byRule)));
  return { type: 'ReferralMatched.v1', match: number, ruleset, directory, listed, removed };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function promisedFrom(request: ReferralRequest, now: Instant) {
  return {
    firstContactBy: addWorkingDays(now, targets.firstContactWorkingDays[request.urgency]),
    assignBy: closingTimeAfter(now, targets.assignWorkingDays),
  };
}

const notHeld = (referral: Referral) =>
  refuse('not-held', `This referral is ${referral.status}, so there is no hold to act on.`);
