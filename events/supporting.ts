import * as z from 'zod';
import { words } from '../schemas/bounds.ts';
import {
  AccessNeed,
  ClinicalTeam,
  ConsentChannel,
  ContactOutcome,
  ContactType,
  FeedbackScope,
  NeedCode,
  PersonAnswer,
  ReportGroup,
  SharedField,
  UnsuitableReason,
} from '../schemas/codes.ts';
import { AdvisorId, EscalationId, OfferId, OnwardId, PartnerId, SiteId } from '../schemas/ids.ts';
import { ContactDetails } from '../schemas/person.ts';
import { Preferences } from '../schemas/referral.ts';
import { AttentionTo } from '../schemas/support.ts';
import { CalendarDate, Instant } from '../schemas/time.ts';
import { event } from './envelope.ts';
import { assignBy, attention, contactBy, isConcern, receiptBy } from './promised.ts';

/** What an advisor and a person do together, and what the clinical teams are asked. */
export const supporting = [
  event('AssignmentAccepted.v1', {}),
  event('HandedOver.v1', { from: AdvisorId, advisor: AdvisorId, site: SiteId, reason: words(1000) }),
  event('ReturnedToPool.v1', { from: AdvisorId, reason: words(1000), assignBy }),
  event('ReferralTaken.v1', { from: AdvisorId.optional(), advisor: AdvisorId, site: SiteId, contactBy }),

  event('ContactRecorded.v1', {
    contact: ContactType,
    outcome: ContactOutcome,
    occurredAt: Instant,
    site: SiteId.optional(),
    minutes: z.int().min(0).max(600).optional(),
    note: words(4000).optional(),
    nextBy: Instant.optional().describe('when the next attempt is to be made'),
    attempts: z.int().min(1).optional().describe('how many attempts to reach them there have been with this one'),
    isFirst: z.boolean().optional().describe('nobody had spoken with the person before'),
    reviewBy: Instant.optional().describe('once they have spoken: when the advisor looks at how things are'),
  }).refine(
    ({ outcome, reviewBy }) => (outcome === 'spoke') === (reviewBy !== undefined),
    'Somebody looks at how things are once they have spoken, and only then.',
  ),
  event('AttemptsUsedUp.v1', { attempts: z.int().min(1), attention: attention('attempts-used-up') }),
  event('ContactOverdue.v1', {
    what: z.enum(['next-attempt', 'decision-after-attempts']),
    againBy: Instant.describe('when somebody is told again'),
  }),
  event('NoteAdded.v1', { text: words(8000), isRestricted: z.boolean() }),
  event('GoalAgreed.v1', { words: words(500), importance: z.int().min(1).max(10) }),
  event('ActionPlanned.v1', {
    what: words(500),
    who: z.enum(['person', 'advisor', 'partner']),
    until: CalendarDate.optional(),
  }),
  event('ActionDone.v1', { action: z.int().min(1).describe('its place in the plan, from 1') }),
  event('WishesChanged.v1', {
    preferences: Preferences,
    travelLimitKm: z.number().positive().max(200).optional(),
    accessNeeds: z.array(AccessNeed).optional(),
  }),
  event('OfferSetAside.v1', {
    offer: OfferId,
    offerName: words(160),
    reason: UnsuitableReason,
    words: words(300).optional(),
    needs: z.array(NeedCode).describe('needs of this referral that it is meant for'),
  }),
  event('OfferSetAsideUndone.v1', { offer: OfferId, offerName: words(160) }),
  event('SignpostGiven.v1', {
    offer: OfferId.optional(),
    to: words(200).describe('the name that was given to the person'),
    need: NeedCode.optional(),
    reportGroup: ReportGroup,
  }),

  event('ConsentGiven.v1', {
    partner: PartnerId,
    purpose: words(300),
    scope: z.array(SharedField).min(1),
    channel: ConsentChannel,
    bestInterests: words(1000).optional().describe('the reason, where the person cannot decide for themselves'),
    reviewOn: CalendarDate.describe('the day on which the advisor is asked to go over it'),
  }),
  event('ConsentRefused.v1', { partner: PartnerId, purpose: words(300), reason: words(1000).optional() }),
  event('ConsentWithdrawn.v1', {
    partner: PartnerId.optional().describe('all of them, if left out'),
    reason: words(1000).optional(),
    isConcern,
    attention: attention('consent-withdrawn').optional(),
  }),
  event('ConsentReviewDue.v1', { partner: PartnerId, attention: attention('consent-review') }),
  event('ContactDetailsCorrected.v1', {
    details: ContactDetails.describe('how the person is reached from now on; what is left out stays as it was'),
  }),
  event('FeedbackChanged.v1', {
    feedback: FeedbackScope.describe('how much of what happens whoever referred them hears from now on'),
  }),

  event('EscalationRaised.v1', {
    escalation: EscalationId,
    to: ClinicalTeam,
    contact: words(200),
    reason: words(4000),
    receiptBy,
  }),
  event('EscalationUnacknowledged.v1', { escalation: EscalationId, round: z.int().min(1), receiptBy }),
  event('EscalationAcknowledged.v1', { escalation: EscalationId, from: words(200) }),

  event('AttentionSettled.v1', { to: AttentionTo, onward: OnwardId.optional(), reason: words(1000).optional() }),
  event('AttentionOverdue.v1', { to: AttentionTo, onward: OnwardId.optional() }),

  event('PersonAnswered.v1', {
    answer: PersonAnswer,
    onward: OnwardId.optional(),
    words: words(1000).optional(),
    isConcern,
    attention: attention('person-answered').optional(),
  }),
  event('ReviewDue.v1', {
    againBy: Instant.describe('when the advisor looks at how things are again'),
    attention: attention('review-due'),
  }),
] as const;
export type Supporting = z.infer<(typeof supporting)[number]>;
