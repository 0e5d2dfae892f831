import type { Actor } from '../../../events/referral-events.ts';
import {
  type Attendance,
  type DeclinedBy,
  type DeclineReason,
  type NeedCode,
  type OnwardOutcome,
  sharedFieldLabels,
} from '../../../schemas/codes.ts';
import type { Offer, Partner } from '../../../schemas/directory.ts';
import { OnwardId } from '../../../schemas/ids.ts';
import type { OnwardReferral } from '../../../schemas/support.ts';
import type { CalendarDate, Instant } from '../../../schemas/time.ts';
import { notAgreed, standingConsent, usuallyShared } from '../../disclosure/consent.ts';
import { targets } from '../../targets.ts';
import { londonDate, plusMinutes } from '../../time/working-time.ts';
import { isInCare, isUnderWay, type Referral } from '../state.ts';
import { asAConcern, inDueCourse, morningAfter } from './by-when.ts';
import { type Answer, concernIn, isStaff, refuse, staffOnly } from './fact.ts';
import { given, notInCare } from './supporting.ts';

export type OnwardCommand =
  | {
      readonly type: 'request-onward';
      readonly offer: Offer;
      readonly partner: Partner;
      readonly need: NeedCode;
      readonly message?: string | undefined;
    }
  | { readonly type: 'withdraw-onward'; readonly onward: OnwardId; readonly reason?: string | undefined }
  | { readonly type: 'answer-question'; readonly onward: OnwardId; readonly answer: string }
  | PartnerCommand;

/** What a partner says, or an advisor for them after a telephone call. */
export type PartnerCommand = { readonly onward: OnwardId } & (
  | {
      readonly type: 'partner-accept';
      readonly firstDate?: CalendarDate | undefined;
      readonly contactRoute?: string | undefined;
    }
  | { readonly type: 'partner-waitlist'; readonly expectedWeeks?: number | undefined }
  | {
      readonly type: 'partner-decline';
      readonly reason: DeclineReason;
      readonly declinedBy: DeclinedBy;
      readonly words?: string | undefined;
      readonly suggests?: string | undefined;
    }
  | { readonly type: 'partner-ask'; readonly question: string }
  | { readonly type: 'undo-answer' }
  | {
      readonly type: 'report-attendance';
      readonly attendance: ReturnType<typeof Attendance.parse>;
      readonly on: CalendarDate;
    }
  | {
      readonly type: 'end-onward';
      readonly outcome: ReturnType<typeof OnwardOutcome.parse>;
      readonly words?: string | undefined;
    }
);

/** A request to a partner, and what the partner makes of it. Whether a place is free is decided where places are kept. */
export function onOnward(referral: Referral, command: OnwardCommand, now: Instant, by: Actor): Answer {
  if (command.type === 'request-onward') return requested(referral, command, now, by);
  const one = referral.onward.find(({ id }) => id === command.onward);
  const isTheirs = by.kind === 'partner' && one?.partner === by.partner;
  if (!one || (!isStaff(by) && !isTheirs)) return unknown;
  switch (command.type) {
    case 'withdraw-onward':
      if (!isStaff(by)) return staffOnly;
      if (!isUnderWay(one)) return over(one);
      return [
        given({
          type: 'OnwardReferralWithdrawn.v1',
          onward: one.id,
          because: 'advisor' as const,
          reason: command.reason,
        }),
      ];
    case 'answer-question':
      if (!isStaff(by)) return staffOnly;
      if (!one.question || one.question.answer) return refuse('nothing-to-do', 'The partner has no open question.');
      return [
        {
          type: 'QuestionAnswered.v1',
          onward: one.id,
          answer: command.answer,
          ...(one.status === 'requested' && patience(now)),
        },
      ];
    case 'undo-answer':
      return undone(one, now);
    case 'report-attendance':
    case 'end-onward':
      return reported(one, command, now);
    case 'partner-accept':
    case 'partner-waitlist':
    case 'partner-decline':
    case 'partner-ask':
      return answered(one, command, now);
  }
}

function requested(
  referral: Referral,
  { offer, partner, need, message }: Extract<OnwardCommand, { type: 'request-onward' }>,
  now: Instant,
  by: Actor,
): Answer {
  if (!isStaff(by)) return staffOnly;
  if (!isInCare(referral)) return notInCare(referral);
  if (!partner.dataSharingAgreement)
    return refuse('no-agreement', `There is no data-sharing agreement with ${partner.name}: give information only.`);
  if (offer.status !== 'open') return refuse('offer-not-open', `${offer.name} is ${offer.status} at the moment.`);
  if (referral.onward.some(one => one.offer === offer.id && isUnderWay(one)))
    return refuse('already-asked', `${partner.name} has been asked about ${offer.name} already.`);
  const scope = offer.shares ?? [...usuallyShared];
  const consent = standingConsent(referral, offer.partner);
  const missing = notAgreed(consent, scope);
  if (!consent || missing.length > 0)
    return refuse('no-consent', `The person has not agreed that ${partner.name} is told: ${inWords(missing)}.`);
  return [
    given({
      type: 'OnwardReferralRequested.v1',
      onward: onwardId(referral),
      offer: offer.id,
      offerName: offer.name,
      partner: offer.partner,
      need,
      scope,
      consent: consent.event,
      message,
      holdsPlace: offer.places !== undefined,
      ...patience(now),
    }),
  ];
}

const inWords = (fields: readonly (keyof typeof sharedFieldLabels)[]) =>
  fields.map(field => sharedFieldLabels[field]).join(', ');

const onwardId = ({ id, version }: Referral) =>
  OnwardId.parse(`onw_${id.slice('ref_'.length)}-${String(version + 1).padStart(4, '0')}`);

/** When a partner is reminded, and when the advisor is told that nobody answers. */
const patience = (now: Instant) => ({
  nudgeAt: morningAfter(now, targets.partnerNudgeWorkingDays[0]),
  escalateAt: morningAfter(now, targets.partnerSilenceWorkingDays),
});

const attendanceCheck = (now: Instant) => morningAfter(now, targets.attendanceCheckWorkingDays);

type Answering = Extract<
  OnwardCommand,
  { type: 'partner-accept' | 'partner-waitlist' | 'partner-decline' | 'partner-ask' }
>;

function answered(one: OnwardReferral, command: Answering, now: Instant): Answer {
  const { onward } = command;
  const isWaiting = one.status === 'requested' || (one.status === 'waitlisted' && command.type !== 'partner-waitlist');
  if (!isWaiting) return isUnderWay(one) ? refuse('answered-already', 'This has been answered already.') : over(one);
  const checkAt = attendanceCheck(now);
  switch (command.type) {
    case 'partner-accept': {
      const { firstDate, contactRoute } = command;
      return [given({ type: 'PartnerAccepted.v1', onward, firstDate, contactRoute, checkAt })];
    }
    case 'partner-waitlist':
      return [given({ type: 'PartnerWaitlisted.v1', onward, expectedWeeks: command.expectedWeeks, checkAt })];
    case 'partner-decline': {
      const { reason, declinedBy, words, suggests } = command;
      const isConcern = reason === 'safety-concern' || concernIn(words, suggests);
      const byWhen = isConcern ? asAConcern : inDueCourse;
      return [
        given({
          type: 'PartnerDeclined.v1',
          onward,
          reason,
          declinedBy,
          words,
          suggests,
          isConcern: isConcern || undefined,
          attention: byWhen('partner-declined', now),
        }),
      ];
    }
    case 'partner-ask': {
      const { question } = command;
      const isConcern = concernIn(question);
      const byWhen = isConcern ? asAConcern : inDueCourse;
      return [given({ type: 'PartnerAsked.v1', onward, question, isConcern, attention: byWhen('partner-asked', now) })];
    }
  }
}

/** Whoever pressed the wrong button has ten minutes. Nobody has been told anything until then. */
function undone(one: OnwardReferral, now: Instant): Answer {
  if (one.before === undefined || !one.answeredAt) return refuse('nothing-to-do', 'There is no answer to take back.');
  if (plusMinutes(one.answeredAt, targets.undoMinutes) <= now)
    return refuse('too-late', 'Others have been told by now. Please ring The Life Rooms.');
  const due = one.before === 'waitlisted' ? { checkAt: attendanceCheck(now) } : patience(now);
  return [{ type: 'PartnerAnswerUndone.v1', onward: one.id, ...due }];
}

function reported(
  one: OnwardReferral,
  command: Extract<OnwardCommand, { type: 'report-attendance' | 'end-onward' }>,
  now: Instant,
): Answer {
  if (one.status !== 'accepted' && one.status !== 'in-progress') return isUnderWay(one) ? notAccepted : over(one);
  const { onward } = command;
  if (command.type === 'end-onward') {
    const { outcome, words } = command;
    const isConcern = concernIn(words);
    const byWhen = isConcern ? asAConcern : inDueCourse;
    const attention = outcome === 'completed' ? undefined : byWhen('partner-failed', now);
    return [given({ type: 'OnwardReferralEnded.v1', onward, outcome, words, isConcern, attention })];
  }
  const { attendance, on } = command;
  if (on > londonDate(now)) return refuse('too-late', 'Attendance is reported once it has happened.');
  const checkAt = attendance === 'attended' ? morningAfter(now, targets.outcomeCheckWorkingDays) : undefined;
  const attention = attendance === 'did-not-attend' ? inDueCourse('did-not-attend', now) : undefined;
  return [given({ type: 'AttendanceReported.v1', onward, attendance, on, checkAt, attention })];
}

const notAccepted = refuse('nothing-to-do', 'Please accept it first.');
const unknown = refuse('unknown-onward-referral', 'There is no such onward referral.');
const over = ({ status }: OnwardReferral) => refuse('answered-already', `This onward referral is ${status}.`);
