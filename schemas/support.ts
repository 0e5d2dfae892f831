import * as z from 'zod';
import { Count, listOf, Who, words } from './bounds.ts';
import {
  ClinicalTeam,
  ConsentChannel,
  DeclinedBy,
  DeclineReason,
  NeedCode,
  OnwardStatus,
  SharedField,
  UnsuitableReason,
} from './codes.ts';
import { EscalationId, OfferId, OnwardId, PartnerId } from './ids.ts';
import { CalendarDate, Instant } from './time.ts';

// What an advisor and a person do together once a referral has been assigned.

/** What the person has said about one partner being told one thing for one purpose. A newer one takes the place of an older. */
export const PartnerConsent = z
  .strictObject({
    partner: PartnerId,
    status: z.enum(['given', 'best-interests', 'refused', 'withdrawn']),
    purpose: words(300),
    scope: listOf(SharedField),
    channel: ConsentChannel,
    reason: words(1000)
      .optional()
      .describe('why it is in the best interests of somebody who cannot decide, or why not'),
    recordedBy: Who,
    at: Instant,
    event: Count.min(1).describe('number of the event that says so: what a message names as its ground'),
    reviewOn: CalendarDate.optional(),
    reviewed: z.boolean().optional().describe('the advisor has been asked to go over it'),
  })
  .meta({ id: 'PartnerConsent' });
export type PartnerConsent = z.infer<typeof PartnerConsent>;

/** In the person's own words. */
export const Goal = z
  .strictObject({ words: words(500), importance: z.int().min(1).max(10), agreedAt: Instant })
  .meta({ id: 'Goal' });

export const PlannedAction = z
  .strictObject({
    what: words(500),
    who: z.enum(['person', 'advisor', 'partner']),
    until: CalendarDate.optional(),
    done: z.boolean(),
  })
  .meta({ id: 'PlannedAction' });

/** Data shared with a partner under consent, and what the partner made of it. */
export const OnwardReferral = z
  .strictObject({
    id: OnwardId,
    offer: OfferId,
    offerName: words(160),
    partner: PartnerId,
    need: NeedCode,
    status: OnwardStatus,
    scope: listOf(SharedField).min(1).describe('what the partner may be told'),
    message: words(2000).optional().describe("the advisor's words to the partner"),
    consent: Count.min(1).describe('number of the event that gave consent'),
    place: z.enum(['none', 'held', 'taken', 'released']),
    requestedAt: Instant,
    requestedBy: Who,
    nudgeAt: Instant.optional().describe('when the partner is reminded next'),
    nudges: Count,
    escalateAt: Instant.optional().describe('when silence is put before the advisor'),
    isSilent: z.boolean(),
    question: z.strictObject({ text: words(2000), askedAt: Instant, answer: words(2000).optional() }).optional(),
    answeredAt: Instant.optional(),
    firstDate: CalendarDate.optional(),
    contactRoute: words(300).optional(),
    expectedWeeks: z.int().min(0).max(104).optional(),
    declined: z
      .strictObject({
        reason: DeclineReason,
        by: DeclinedBy,
        words: words(1000).optional(),
        suggests: words(300).optional(),
      })
      .optional(),
    checkAt: Instant.optional().describe('when somebody asks whether the person has been'),
    sessions: Count.describe('how many were attended'),
    before: OnwardStatus.optional().describe(
      'what the last answer of the partner took the place of, while it can be undone',
    ),
  })
  .meta({ id: 'OnwardReferral' });
export type OnwardReferral = z.infer<typeof OnwardReferral>;

/** A need raised with a clinical team; it stays open until somebody there says that they have it. */
export const Escalation = z
  .strictObject({
    id: EscalationId,
    to: ClinicalTeam,
    contact: words(200).describe('whom it was raised with, and how'),
    raisedAt: Instant,
    receiptBy: Instant,
    rounds: Count.describe('how often the duty role was paged for the missing receipt'),
    receipt: z.strictObject({ from: words(200), at: Instant }).optional(),
  })
  .meta({ id: 'Escalation' });
export type Escalation = z.infer<typeof Escalation>;

const aside = { offer: OfferId, offerName: words(160), at: Instant };

/** An offer that is not to be proposed again for this referral, by whom, and why: the reason matters more than the fact. */
export const SetAside = z
  .discriminatedUnion('by', [
    z.strictObject({ ...aside, by: z.literal('partner'), because: DeclineReason }),
    z.strictObject({ ...aside, by: z.literal('silence') }),
    z.strictObject({
      ...aside,
      by: z.literal('advisor'),
      because: UnsuitableReason,
      words: words(300).optional(),
      needs: listOf(NeedCode).describe('needs of this referral that it is meant for'),
      recordedBy: Who,
    }),
  ])
  .meta({ id: 'SetAside' });
export type SetAside = z.infer<typeof SetAside>;

/** Something only the advisor can decide now. It stays before them until they act on it or say that they have. */
export const AttentionTo = z.enum([
  'partner-declined',
  'partner-silent',
  'partner-asked',
  'partner-failed',
  'attempts-used-up',
  'person-answered',
  'consent-withdrawn',
  'consent-review',
  'attendance-unknown',
  'did-not-attend',
  'review-due',
  'person-to-be-told',
  'partner-not-told',
]);
export type AttentionTo = z.infer<typeof AttentionTo>;

export const Attention = z
  .strictObject({
    to: AttentionTo,
    onward: OnwardId.optional(),
    since: Instant,
    decideBy: Instant.describe('when the manager is told that nobody has decided'),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'Attention' });
export type Attention = z.infer<typeof Attention>;
