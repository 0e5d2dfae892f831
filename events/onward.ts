import * as z from 'zod';
import { words } from '../schemas/bounds.ts';
import { Attendance, DeclinedBy, DeclineReason, NeedCode, OnwardOutcome, SharedField } from '../schemas/codes.ts';
import { OfferId, OnwardId, PartnerId } from '../schemas/ids.ts';
import { CalendarDate, Instant } from '../schemas/time.ts';
import { event } from './envelope.ts';

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
    nudgeAt: Instant,
    escalateAt: Instant,
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
    checkAt: Instant,
  }),
  event('PartnerWaitlisted.v1', {
    onward: OnwardId,
    expectedWeeks: z.int().min(0).max(104).optional(),
    checkAt: Instant,
  }),
  event('PartnerDeclined.v1', {
    onward: OnwardId,
    reason: DeclineReason,
    declinedBy: DeclinedBy,
    words: words(1000).optional(),
    suggests: words(300).optional().describe('another place to try: it goes through the advisor'),
  }),
  event('PartnerAsked.v1', { onward: OnwardId, question: words(2000) }),
  event('QuestionAnswered.v1', {
    onward: OnwardId,
    answer: words(2000),
    nudgeAt: Instant.optional().describe('a partner with a waiting list has answered already'),
    escalateAt: Instant.optional(),
  }),
  event('PartnerAnswerUndone.v1', {
    onward: OnwardId,
    nudgeAt: Instant.optional(),
    escalateAt: Instant.optional(),
    checkAt: Instant.optional().describe('for somebody who is on the waiting list again'),
  }),
  event('PartnerNudged.v1', { onward: OnwardId, round: z.int().min(1), nextAt: Instant.optional() }),
  event('PartnerSilenceEscalated.v1', { onward: OnwardId }),
  event('AttendanceReported.v1', {
    onward: OnwardId,
    attendance: Attendance,
    on: CalendarDate,
    checkAt: Instant.optional().describe('when somebody asks how it ended'),
  }),
  event('AttendanceCheckDue.v1', { onward: OnwardId, againAt: Instant }),
  event('OnwardReferralEnded.v1', { onward: OnwardId, outcome: OnwardOutcome, words: words(1000).optional() }),
] as const;
export type Onward = z.infer<(typeof onward)[number]>;
