import type { EscalationId } from '../../../schemas/ids.ts';
import type { Instant } from '../../../schemas/time.ts';
import { holdLadder, targets } from '../../targets.ts';
import { addWorkingMinutes } from '../../time/working-time.ts';
import { type PromiseOf, promisesOf } from '../promises.ts';
import type { Referral } from '../state.ts';
import { closingTimeAfter, inDueCourse, morningAfter } from './by-when.ts';
import { receiptAgainBy } from './escalation.ts';
import { type Answer, type Fact, refuse } from './fact.ts';

/** Whatever was promised for now or earlier and has not been kept: somebody is reminded, or told. Nothing is ever closed. */
export function onPromises(referral: Referral, now: Instant): Answer {
  const facts = promisesOf(referral)
    .filter(({ dueAt }) => dueAt <= now)
    .flatMap(promise => broken(referral, promise, now));
  return facts.length > 0 ? facts : refuse('nothing-due', 'Nothing promised about this referral is overdue.');
}

function broken(referral: Referral, promise: PromiseOf, now: Instant): Fact[] {
  switch (promise.that) {
    case 'it-is-matched':
      return []; // matching is woken again: nothing has happened to the referral
    case 'it-is-assigned':
      return [unassigned(referral, now)];
    case 'the-hold-is-looked-at':
      return referral.status === 'held' ? [unseen(referral.hold.round + 1, now)] : [];
    case 'first-contact-is-tried':
      return [{ type: 'FirstContactOverdue.v1' }];
    case 'the-next-attempt-is-made':
      return [{ type: 'ContactOverdue.v1', what: 'next-attempt', againBy: nextClosingTime(now) }];
    case 'it-is-decided-after-the-attempts':
      return [{ type: 'ContactOverdue.v1', what: 'decision-after-attempts', againBy: nextClosingTime(now) }];
    case 'the-advisor-decides':
      return [{ type: 'AttentionOverdue.v1', to: promise.to, ...(promise.onward && { onward: promise.onward }) }];
    case 'the-team-has-it':
      return unacknowledged(referral, promise.escalation, now);
    case 'the-advisor-reviews':
      return [
        {
          type: 'ReviewDue.v1',
          againBy: morningAfter(now, targets.reviewWorkingDays),
          attention: inDueCourse('review-due', now),
        },
      ];
    case 'consent-is-gone-over':
      return [{ type: 'ConsentReviewDue.v1', partner: promise.partner, attention: inDueCourse('consent-review', now) }];
    case 'the-partner-is-reminded':
    case 'the-partner-answers':
    case 'attendance-is-known':
      return ofPartner(referral, promise, now);
  }
}

type OfPartner = Extract<
  PromiseOf,
  { that: 'the-partner-is-reminded' | 'the-partner-answers' | 'attendance-is-known' }
>;

/** Late by so much that the advisor is told already, a partner is not reminded as well. */
function ofPartner(referral: Referral, { that, onward }: OfPartner, now: Instant): Fact[] {
  const one = referral.onward.find(({ id }) => id === onward);
  if (!one) return [];
  if (that === 'the-partner-answers')
    return [{ type: 'PartnerSilenceEscalated.v1', onward, attention: inDueCourse('partner-silent', now) }];
  if (that === 'attendance-is-known')
    return [
      {
        type: 'AttendanceCheckDue.v1',
        onward,
        againAt: morningAfter(now, targets.attendanceCheckWorkingDays),
        attention: inDueCourse('attendance-unknown', now),
      },
    ];
  if (one.escalateAt && one.escalateAt <= now) return [];
  const round = one.nudges + 1;
  const next = targets.partnerNudgeWorkingDays[round];
  const between = next === undefined ? undefined : next - (targets.partnerNudgeWorkingDays[round - 1] ?? 0);
  return [
    { type: 'PartnerNudged.v1', onward, round, ...(between !== undefined && { nextAt: morningAfter(now, between) }) },
  ];
}

/** In the pool nobody has it, so it is asked for again every day. */
function unassigned(referral: Referral, now: Instant): Fact {
  const isInPool = referral.status === 'received' && referral.returnedBy !== undefined;
  return { type: 'AssignmentEscalated.v1', ...(isInPool && { againBy: nextClosingTime(now) }) };
}

function unseen(round: number, now: Instant): Fact {
  const wait = round < holdLadder.length ? targets.holdLookWorkingMinutes : targets.holdRepeatWorkingMinutes;
  return { type: 'HoldUnseen.v1', round, lookBy: addWorkingMinutes(now, wait) };
}

function unacknowledged(referral: Referral, escalation: EscalationId, now: Instant): Fact[] {
  const one = referral.escalations.find(({ id }) => id === escalation);
  if (!one) return [];
  return [
    { type: 'EscalationUnacknowledged.v1', escalation, round: one.rounds + 1, receiptBy: receiptAgainBy(one.to, now) },
  ];
}

/** What is due at closing time is due again at the next. */
const nextClosingTime = (now: Instant) => closingTimeAfter(now, 0);
