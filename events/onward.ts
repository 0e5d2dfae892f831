import * as z from 'zod';
import { words } from '../schemas/bounds.ts';
import { Attendance, DeclinedBy, DeclineReason, NeedCode, OnwardOutcome, SharedField } from '../schemas/codes.ts';
import { OfferId, OnwardId, PartnerId } from '../schemas/ids.ts';
import { CalendarDate, Instant } from '../schemas/time.ts';
import { event } from './envelope.ts';
import { attention, checkAt, escalateAt, isConcern, nudgeAt } from './promised.ts';

/** A request to a partner, and what becomes of it. */
export const onward = [
  event('OnwardReferralRequested.v1', {
    onward: OnwardId,
    offer: OfferId,
    offerName: words(160),
    partner: PartnerId,
    need: NeedCode,
    scope: z.array(SharedField).min(1),
    consent: z.int().min(1),
    message: words(2000).optional(),
    holdsPlace: z.boolean(),
    nudgeAt,
    escalateAt,
  }),
  event('OnwardReferralWithdrawn.v1', {
    onward: OnwardId,
    because: z.enum(['advisor', 'consent-withdrawn', 'referral-ended']),
    reason: words(1000).optional(),
  }),
  event('PartnerAccepted.v1', {
    onward: OnwardId,
    firstDate: CalendarDate.optional(),
    contactRoute: words(300).optional(),
    checkAt,
  }),
  event('PartnerWaitlisted.v1', { onward: OnwardId, expectedWeeks: z.int().min(0).max(104).optional(), checkAt }),
  event('PartnerDeclined.v1', {
    onward: OnwardId,
    reason: DeclineReason,
    declinedBy: DeclinedBy,
    words: words(1000).optional(),
    suggests: words(300).optional().describe('another place to try: it goes through the advisor'),
    isConcern,
    attention: attention('partner-declined'),
  }),
  event('PartnerAsked.v1', {
    onward: OnwardId,
    question: words(2000),
    isConcern,
    attention: attention('partner-asked'),
  }),
  event('QuestionAnswered.v1', {
    onward: OnwardId,
    answer: words(2000),
    nudgeAt: nudgeAt.optional().describe('when the partner is reminded; one with a waiting list has answered already'),
    escalateAt: escalateAt.optional(),
  }),
  event('PartnerAnswerUndone.v1', {
    onward: OnwardId,
    nudgeAt: nudgeAt.optional(),
    escalateAt: escalateAt.optional(),
    checkAt: checkAt.optional().describe('when somebody asks, for a person who is on the waiting list again'),
  }),
  event('PartnerNudged.v1', { onward: OnwardId, round: z.int().min(1), nextAt: nudgeAt.optional() }),
  event('PartnerSilenceEscalated.v1', { onward: OnwardId, attention: attention('partner-silent') }),
  event('AttendanceReported.v1', {
    onward: OnwardId,
    attendance: Attendance,
    on: CalendarDate,
    checkAt: Instant.optional().describe('when somebody asks how it ended'),
    attention: attention('did-not-attend').optional(),
  }),
  event('AttendanceCheckDue.v1', {
    onward: OnwardId,
    againAt: Instant.describe('when somebody asks again'),
    attention: attention('attendance-unknown'),
  }),
  event('OnwardReferralEnded.v1', {
    onward: OnwardId,
    outcome: OnwardOutcome,
    words: words(1000).optional(),
    isConcern,
    attention: attention('partner-failed').optional(),
  }),
] as const;
export type Onward = z.infer<(typeof onward)[number]>;
