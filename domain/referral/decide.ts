import type { Actor, DuplicateBecause, ReferralEvent } from '../../events/referral-events.ts';
import type { NeedCode } from '../../schemas/codes.ts';
import type { AdvisorId, MessageId, PersonId, Reference, ReferralId, SiteId } from '../../schemas/ids.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import type { MessageKind } from '../../schemas/message.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import type { Instant } from '../../schemas/time.ts';
import { holdLadder, targets } from '../targets.ts';
import { addWorkingDays, addWorkingMinutes, endOfWorkingDay, londonDate } from '../time/working-time.ts';
import { holdReasons } from '../triage/hold-reasons.ts';
import { evolve } from './evolve.ts';
import type { Referral, ReferralIn } from './state.ts';

/** What somebody or something wants to happen. Every fact it rests on comes with it. */
export type Command =
  | {
      readonly type: 'receive';
      readonly id: ReferralId;
      readonly reference: Reference;
      readonly person: PersonId;
      readonly source: Referral['source'];
      readonly request: ReferralRequest;
      readonly duplicates: readonly { readonly person: PersonId; readonly because: DuplicateBecause }[];
      readonly openReferrals: readonly Referral[];
    }
  | { readonly type: 'link'; readonly to: ReferralId; readonly reference: Reference }
  | {
      readonly type: 'match';
      readonly match: MatchSnapshot;
      readonly unmet: readonly {
        readonly need: NeedCode;
        readonly area: string;
        readonly barriers: readonly string[];
      }[];
      readonly advisor: { readonly id: AdvisorId; readonly site: SiteId; readonly because: string };
    }
  | { readonly type: 'take-hold' }
  | { readonly type: 'release-hold'; readonly reason: string }
  | { readonly type: 'keep-promises' }
  | {
      readonly type: 'note-failed-message';
      readonly message: MessageId;
      readonly kind: MessageKind;
      readonly because: string;
    };

export interface Decision {
  readonly before: Referral | undefined;
  readonly after: Referral;
  readonly events: readonly ReferralEvent[];
}

/** Not an error: the sentence an advisor would say. */
export interface Refusal {
  readonly refused: 'not-held' | 'not-received' | 'already-received' | 'nothing-due' | 'unknown-referral';
  readonly sentence: string;
}

export const isRefusal = (outcome: Decision | Refusal): outcome is Refusal => 'refused' in outcome;

/** What follows from a command, given how the referral stands. Pure: the same facts always give the same decision. */
export function decide(before: Referral | undefined, command: Command, now: Instant, by: Actor): Decision | Refusal {
  const facts = command.type === 'receive' ? received(before, command, now) : decideOn(before, command, now, by);
  if ('refused' in facts) return facts;
  const referral = command.type === 'receive' ? command.id : before?.id;
  if (!referral) throw new RangeError('only a receipt begins a referral');
  return record(before, facts, { referral, at: now, by });
}

/** An event before it is given its place in the referral's history. */
type Fact = ReferralEvent extends infer Event
  ? Event extends ReferralEvent
    ? Omit<Event, 'referral' | 'sequence' | 'at' | 'by'>
    : never
  : never;

function received(
  before: Referral | undefined,
  command: Extract<Command, { type: 'receive' }>,
  now: Instant,
): Fact[] | Refusal {
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

function decideOn(
  referral: Referral | undefined,
  command: Exclude<Command, { type: 'receive' }>,
  now: Instant,
  by: Actor,
): Fact[] | Refusal {
  if (!referral) return refuse('unknown-referral', 'There is no such referral.');
  switch (command.type) {
    case 'link':
      return [{ type: 'ReferralLinked.v1', to: command.to, reference: command.reference }];
    case 'match':
      return matched(referral, command);
    case 'take-hold':
      if (referral.status !== 'held' || by.kind === 'machine') return notHeld(referral);
      return [{ type: 'HoldTaken.v1', lookBy: endOfWorkingDay(addWorkingDays(now, targets.holdDecideWorkingDays)) }];
    case 'release-hold':
      if (referral.status !== 'held' || by.kind === 'machine') return notHeld(referral);
      return [{ type: 'HoldReleased.v1', reason: command.reason, ...promisedFrom(referral.request, now) }];
    case 'keep-promises':
      return overdue(referral, now);
    case 'note-failed-message':
      return [{ type: 'MessageFailed.v1', message: command.message, kind: command.kind, because: command.because }];
  }
}

/** A held referral never moves by machine, so only one that is plainly received is matched (invariant 5). */
function matched(referral: Referral, command: Extract<Command, { type: 'match' }>): Fact[] | Refusal {
  if (referral.status !== 'received')
    return refuse('not-received', `This referral is ${referral.status}: there is nothing left to match.`);
  const { number, ruleset, directory, needs } = command.match;
  const listed = sum(needs.map(({ offers }) => offers.length));
  const removed = sum(needs.flatMap(({ leftOut }) => Object.values(leftOut.byRule)));
  return [
    { type: 'ReferralMatched.v1', match: number, ruleset, directory, listed, removed },
    ...command.unmet.map(({ need, area, barriers }) => ({
      type: 'NeedUnmet.v1' as const,
      need,
      area,
      barriers: [...barriers],
    })),
    {
      type: 'AdvisorAssigned.v1',
      advisor: command.advisor.id,
      site: command.advisor.site,
      because: command.advisor.because,
      contactBy: endOfWorkingDay(referral.firstContactBy),
    },
  ];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Whatever was promised for now or earlier and has not been kept. */
function overdue(referral: Referral, now: Instant): Fact[] | Refusal {
  switch (referral.status) {
    case 'received':
      if (!referral.escalated && referral.assignBy <= now) return [{ type: 'AssignmentEscalated.v1' }];
      break;
    case 'held':
      if (referral.hold.lookBy <= now) return [unseen(referral, now)];
      break;
    case 'assigned':
      if (!referral.overdue && referral.contactBy <= now) return [{ type: 'FirstContactOverdue.v1' }];
      break;
  }
  return refuse('nothing-due', 'Nothing promised about this referral is overdue.');
}

function unseen(referral: ReferralIn<'held'>, now: Instant): Fact {
  const round = referral.hold.round + 1;
  const wait = round < holdLadder.length ? targets.holdLookWorkingMinutes : targets.holdRepeatWorkingMinutes;
  return { type: 'HoldUnseen.v1', round, lookBy: addWorkingMinutes(now, wait) };
}

function promisedFrom(request: ReferralRequest, now: Instant) {
  return {
    firstContactBy: addWorkingDays(now, targets.firstContactWorkingDays[request.urgency]),
    assignBy: endOfWorkingDay(addWorkingDays(now, targets.assignWorkingDays)),
  };
}

/** Gives each fact its place in the history, and the referral as it then stands. */
function record(before: Referral | undefined, facts: readonly Fact[], stamp: Stamp): Decision {
  let after = before;
  const events = facts.map(fact => {
    const event: ReferralEvent = { ...fact, ...stamp, sequence: (after?.version ?? 0) + 1 };
    after = evolve(after, event);
    return event;
  });
  if (!after) throw new RangeError('only a receipt begins a referral');
  return { before, after, events };
}

type Stamp = Pick<ReferralEvent, 'referral' | 'at' | 'by'>;

const refuse = (refused: Refusal['refused'], sentence: string): Refusal => ({ refused, sentence });
const notHeld = (referral: Referral) =>
  refuse('not-held', `This referral is ${referral.status}, so there is no hold to act on.`);
