import * as z from 'zod';
import { Count, listOf, Who, words } from './bounds.ts';
import {
  AccessNeed,
  ClinicalTeam,
  ClosureReason,
  ConsentChannel,
  ContactOutcome,
  ContactType,
  FeedbackScope,
  HoldReason,
  NeedCode,
  PersonAnswer,
  ReferralStatus,
  ReportGroup,
  SharedField,
  UnsuitableReason,
} from './codes.ts';
import { AdvisorId, EscalationId, OfferId, OnwardId, PartnerId, Reference, ReferralId, SiteId } from './ids.ts';
import { Preferences } from './referral.ts';
import { AttentionTo, Goal, PlannedAction } from './support.ts';
import { CalendarDate, Instant } from './time.ts';

// What somebody says when they ask for something to be done with a referral, one body for each kind of work.

export const NothingMore = z.strictObject({}).meta({ id: 'NothingMore', description: 'Nothing more need be said' });

export const Because = z
  .strictObject({ reason: words(1000) })
  .meta({ id: 'Because', examples: [{ reason: 'She would rather be seen nearer to home.' }] });

export const PerhapsBecause = z
  .strictObject({ reason: words(1000).optional() })
  .meta({ id: 'PerhapsBecause', examples: [{ reason: 'She has found something herself.' }] });

export const ReleaseHold = z
  .strictObject({ reason: words(1000).describe('what was looked at and why it may go on') })
  .meta({ id: 'ReleaseHold', examples: [{ reason: 'Spoke with her and with the practice: she is safe.' }] });

const site = SiteId.optional().describe("the advisor's home site, if left out");

export const HandOver = z
  .strictObject({ advisor: AdvisorId, site, reason: words(1000) })
  .meta({ id: 'HandOver', examples: [{ advisor: 'advisor-amina-yusuf', reason: 'Amina speaks Arabic.' }] });

export const Take = z
  .strictObject({
    advisor: AdvisorId.optional().describe('whose it becomes, where the sign-in is not that of one advisor'),
    site,
  })
  .meta({ id: 'Take', examples: [{ site: 'site-walton' }] });

export const Contact = z
  .strictObject({
    type: ContactType,
    outcome: ContactOutcome,
    occurredAt: Instant.optional().describe('now, if left out'),
    site: SiteId.optional(),
    minutes: z.int().min(0).max(600).optional(),
    note: words(4000).optional(),
    nextBy: Instant.optional().describe('when the next attempt is to be made'),
  })
  .meta({ id: 'Contact', examples: [{ type: 'phone', outcome: 'spoke', minutes: 25 }] });

export const Note = z
  .strictObject({
    text: words(8000),
    restricted: z.boolean().default(false).describe('for the advisor whose case it is, and for managers, alone'),
  })
  .meta({ id: 'Note', examples: [{ text: 'Prefers to be rung before ten.' }] });

export const AgreedGoal = Goal.pick({ words: true, importance: true }).meta({
  id: 'AgreedGoal',
  examples: [{ words: 'Somewhere I am expected on a Tuesday.', importance: 9 }],
});

export const ActionToDo = PlannedAction.omit({ done: true }).meta({
  id: 'ActionToDo',
  examples: [{ what: 'Ring the tea table together', who: 'advisor', until: '2026-12-01' }],
});

export const Wishes = z
  .strictObject({
    preferences: Preferences,
    travelLimitKm: z.number().positive().max(200).optional(),
    accessNeeds: listOf(AccessNeed).optional().describe('what a place must have; as the referrer sent it, if left out'),
  })
  .meta({
    id: 'Wishes',
    examples: [
      {
        preferences: { sites: [], mode: [], days: [], partsOfDay: ['evening'], declinedPartners: [] },
        travelLimitKm: 3,
      },
    ],
  });

type AsideDraft = { reason?: unknown; words?: unknown } | null | undefined;
const saysWhy = (draft: AsideDraft) => draft?.reason !== 'something-else' || draft.words !== undefined;

export const OfferToSetAside = z
  .strictObject({
    offer: OfferId,
    reason: UnsuitableReason,
    words: words(300).optional().describe('required where it is `something-else`'),
  })
  .refine(saysWhy, {
    path: ['words'],
    message: 'is required where the reason is `something-else`',
    params: { code: 'required' },
    when: () => true,
  })
  .meta({
    id: 'OfferToSetAside',
    examples: [
      { offer: 'offer-walton-conversation-cafe', reason: 'too-far' },
      { offer: 'offer-walton-conversation-cafe', reason: 'something-else', words: 'Her former neighbour runs it.' },
    ],
  });

export const OfferToProposeAgain = z
  .strictObject({ offer: OfferId })
  .meta({ id: 'OfferToProposeAgain', examples: [{ offer: 'offer-walton-conversation-cafe' }] });

type SignpostDraft = { offer?: unknown; to?: unknown; reportGroup?: unknown } | null | undefined;
const isNamed = (draft: SignpostDraft) =>
  draft?.offer !== undefined || (draft?.to !== undefined && draft.reportGroup !== undefined);

export const Signpost = z
  .strictObject({
    offer: OfferId.optional().describe('enough by itself where the offer is in our directory'),
    to: words(200).optional().describe('the name that was given, where it is not'),
    reportGroup: ReportGroup.optional(),
    need: NeedCode.optional(),
  })
  .refine(isNamed, {
    path: ['offer'],
    message: 'is required, or else both `to` and `reportGroup`',
    params: { code: 'required' },
    when: () => true,
  })
  .meta({ id: 'Signpost', examples: [{ offer: 'offer-walton-conversation-cafe' }] });

export const GivenConsent = z
  .strictObject({
    partner: PartnerId,
    purpose: words(300),
    scope: listOf(SharedField).min(1, 'names at least one thing that the partner may be told'),
    channel: ConsentChannel,
    bestInterests: words(1000).optional().describe('the reason, where the person cannot decide for themselves'),
    reviewOn: CalendarDate.optional().describe('in a year, if left out'),
  })
  .meta({
    id: 'GivenConsent',
    examples: [
      {
        partner: 'partner-front-step',
        purpose: 'To be rung by a befriender',
        scope: ['first-name', 'phone', 'age-band', 'outcode', 'need', 'own-words'],
        channel: 'spoken',
      },
    ],
  });

export const RefusedConsent = z
  .strictObject({ partner: PartnerId, purpose: words(300), reason: words(1000).optional() })
  .meta({ id: 'RefusedConsent', examples: [{ partner: 'partner-front-step', purpose: 'To be rung by a befriender' }] });

export const WithdrawnConsent = z
  .strictObject({
    partner: PartnerId.optional().describe('every partner, if left out'),
    reason: words(1000).optional(),
  })
  .meta({ id: 'WithdrawnConsent', examples: [{ partner: 'partner-front-step' }] });

export const AgreedFeedback = z
  .strictObject({ feedback: FeedbackScope.describe('how much whoever referred them hears from now on') })
  .meta({ id: 'AgreedFeedback', examples: [{ feedback: 'none' }] });

export const OnwardRequest = z
  .strictObject({
    offer: OfferId,
    need: NeedCode,
    message: words(2000).optional().describe('for the partner, who reads it'),
  })
  .meta({
    id: 'OnwardRequest',
    examples: [{ offer: 'offer-front-step-befriending', need: 'loneliness', message: 'Mornings suit her best.' }],
  });

export const QuestionAnswer = z
  .strictObject({ answer: words(2000) })
  .meta({ id: 'QuestionAnswer', examples: [{ answer: 'Yes, she can manage the two steps.' }] });

export const PersonSaid = z
  .strictObject({ answer: PersonAnswer, onward: OnwardId.optional(), words: words(1000).optional() })
  .meta({ id: 'PersonSaid', examples: [{ answer: 'not-yet', words: 'It was full when I went.' }] });

export const RaisedConcern = z
  .strictObject({
    to: ClinicalTeam,
    contact: words(200).describe('whom it was raised with, and how'),
    reason: words(4000),
  })
  .meta({
    id: 'RaisedConcern',
    examples: [{ to: 'cmht', contact: 'The duty worker, by telephone', reason: 'He has stopped sleeping.' }],
  });

export const Receipt = z
  .strictObject({ from: words(200).describe('who said that they have it') })
  .meta({ id: 'Receipt', examples: [{ from: 'The duty worker' }] });

export const SettledAttention = z
  .strictObject({ to: AttentionTo, onward: OnwardId.optional(), reason: words(1000).optional() })
  .meta({ id: 'SettledAttention', examples: [{ to: 'consent-review', reason: 'Gone over with her today.' }] });

export const Closure = z
  .strictObject({
    reason: ClosureReason,
    words: words(2000).optional().describe('for the referrer, as far as the person agrees'),
  })
  .meta({ id: 'Closure', examples: [{ reason: 'need-met', words: 'She goes every Tuesday and has made a friend.' }] });

export const Withdrawal = z
  .strictObject({
    asked: z
      .enum(['referrer', 'person'])
      .optional()
      .describe('the referrer if they call themselves, and otherwise the person, if left out'),
    reason: words(1000).optional(),
  })
  .meta({ id: 'Withdrawal', examples: [{ asked: 'person' }] });

export const Hold = z
  .object({ reasons: listOf(HoldReason), since: Instant, owner: Who, lookBy: Instant })
  .meta({ id: 'Hold', description: 'Why a person must look first, whose it is, and when it is paged again' });

/** What is answered to whoever has done something: how it stands now. */
export const ReferralState = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: ReferralStatus,
    version: Count.min(1).describe('send it as `If-Match: "7"` where what you do next rests on what you have read'),
    hold: Hold.optional(),
    onward: OnwardId.optional().describe('the onward referral that this was about'),
    escalation: EscalationId.optional().describe('the escalation that this was about'),
  })
  .meta({
    id: 'ReferralState',
    examples: [{ id: 'ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0', reference: 'LR-7K3M-Q2G', status: 'active', version: 7 }],
  });
