import * as z from 'zod';
import { CodeWord, Count, listOf, most, Sentence, Who, words } from './bounds.ts';
import { Contact, Hold, Wishes } from './case-work.ts';
import { Channel, ClosureReason, NeedCode, ReferralStatus, ReportGroup } from './codes.ts';
import { AdvisorId, OfferId, PersonId, Reference, ReferralId, SiteId } from './ids.ts';
import { MatchSnapshot } from './match.ts';
import { ReferralRequest } from './referral.ts';
import {
  Attention,
  AttentionTo,
  Escalation,
  Goal,
  OnwardReferral,
  PartnerConsent,
  PlannedAction,
  SetAside,
} from './support.ts';
import { CalendarDate, Instant } from './time.ts';

/** The answer to a referral: it is kept from here on. */
export const ReferralAccepted = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: ReferralStatus,
    firstContactBy: CalendarDate.describe('the working day by which first contact will be attempted'),
    linkedToOpenReferral: z.boolean().describe('another referral for this person is open; both are kept'),
    advice: Sentence.describe('to be shown to whoever sent it'),
  })
  .meta({ id: 'ReferralAccepted' });

export const TimelineEntry = z
  .object({ at: Instant, what: CodeWord.describe('the event'), sentence: Sentence })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** One attempt to speak with the person, as it was written down. */
const ContactMade = Contact.omit({ nextBy: true }).extend({ occurredAt: Instant, by: Who }).meta({ id: 'ContactMade' });

const NoteMade = z
  .object({ at: Instant, by: Who, text: words(8000), restricted: z.boolean() })
  .meta({ id: 'NoteMade' });

const SignpostMade = z
  .object({
    at: Instant,
    offer: OfferId.optional(),
    to: words(200),
    need: NeedCode.optional(),
    reportGroup: ReportGroup,
  })
  .meta({ id: 'SignpostMade' });

export const Standing = z
  .object({ dueAt: Instant, sentence: Sentence })
  .meta({ id: 'Promise', description: 'What is to happen by when, or somebody is told that it has not' });

/** Each kind of thing to decide stands once, and once for each onward referral. */
export const mostAttention = AttentionTo.options.length * (1 + most.onward);

/** A few that look alike make somebody look; open referrals are linked ten each way. */
const mostAlike = 30;

/** Of a history that the clock has gone on adding to. */
export const longestTimeline = 2 * most.events;

/** What only those read who support the person. */
const ofStaff = {
  person: PersonId,
  linkedReferrals: z.array(z.object({ referral: ReferralId, reference: Reference })).max(mostAlike),
  possibleDuplicates: z.array(z.object({ person: PersonId, because: CodeWord })).max(mostAlike),
  request: ReferralRequest.describe('what the referrer sent'),
  wishes: Wishes.describe('what the person would like now, where that is no longer what the referrer sent'),
  promises: z.array(Standing).max(mostAttention + 3 * most.onward + most.escalations + most.consents + 10),
  attention: z.array(Attention).max(mostAttention).describe('what only the advisor can decide'),
  consents: z.array(PartnerConsent).max(most.consents),
  goals: z.array(Goal).max(most.goals),
  plan: z.array(PlannedAction).max(most.plan),
  setAside: z
    .array(SetAside)
    .max(most.setAside + most.onward)
    .describe('offers that are not proposed again'),
  onward: z.array(OnwardReferral).max(most.onward),
  escalations: z.array(Escalation).max(most.escalations),
  contacts: z.array(ContactMade).max(most.events),
  signposts: z.array(SignpostMade).max(most.events),
  notes: z
    .array(NoteMade)
    .max(most.events)
    .describe('restricted ones for the advisor whose case it is, and for managers'),
};

/** A referral as its reader may see it. A referrer does not see what other organisations sent. */
export const ReferralView = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: z
      .enum([...ReferralStatus.options, 'open'])
      .describe('`open` or `closed` and no more, where the person agrees to no more news'),
    version: Count.min(1),
    channel: Channel,
    receivedAt: Instant,
    firstContactBy: CalendarDate,
    needs: listOf(NeedCode),
    timeline: z.array(TimelineEntry).max(longestTimeline).describe(`the latest ${longestTimeline}, oldest first`),
    assignedTo: z
      .object({
        advisor: AdvisorId,
        name: words(120),
        site: SiteId,
        because: Sentence.optional(),
        isAccepted: z.boolean().optional(),
        contactBy: Instant.optional().describe('until somebody has spoken with the person'),
      })
      .optional(),
    hold: Hold.partial({ reasons: true, owner: true, lookBy: true }).optional(),
    match: MatchSnapshot.optional().describe('suggestions for the advisor and the person to choose from'),
    closed: z.object({ at: Instant, reason: ClosureReason, words: words(2000).optional() }).optional(),
    ...z.object(ofStaff).partial().shape,
  })
  .meta({
    id: 'ReferralView',
    description: 'A referrer reads as much of it as the person agrees that they hear',
  });
export type ReferralView = z.infer<typeof ReferralView>;

/** What a referrer can be told at all. */
export const ViewForReferrer = ReferralView.pick({
  id: true,
  reference: true,
  status: true,
  version: true,
  channel: true,
  receivedAt: true,
  firstContactBy: true,
  needs: true,
  timeline: true,
  assignedTo: true,
  hold: true,
  match: true,
  closed: true,
});

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
