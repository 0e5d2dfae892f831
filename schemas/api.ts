import * as z from 'zod';
import { Contact, Hold, Wishes } from './case-work.ts';
import { Channel, ClosureReason, NeedCode, ReferralStatus, ReportGroup, Urgency } from './codes.ts';
import { AdvisorId, OfferId, PersonId, Reference, ReferralId, SiteId } from './ids.ts';
import { MatchSnapshot } from './match.ts';
import { PersonName } from './person.ts';
import { ReferralRequest } from './referral.ts';
import { Attention, Escalation, Goal, OnwardReferral, PartnerConsent, PlannedAction, SetAside } from './support.ts';
import { CalendarDate, Instant } from './time.ts';

/** The answer to a referral: it is kept from here on. */
export const ReferralAccepted = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: ReferralStatus,
    firstContactBy: CalendarDate.describe('the working day by which first contact will be attempted'),
    linkedToOpenReferral: z.boolean().describe('another referral for this person is open; both are kept'),
    advice: z.string().describe('to be shown to whoever sent it'),
  })
  .meta({ id: 'ReferralAccepted' });

export const TimelineEntry = z
  .object({ at: Instant, what: z.string().describe('the event'), sentence: z.string() })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** One attempt to speak with the person, as it was written down. */
const ContactMade = Contact.omit({ nextBy: true })
  .extend({ occurredAt: Instant, by: z.string() })
  .meta({ id: 'ContactMade' });

const NoteMade = z
  .object({ at: Instant, by: z.string(), text: z.string(), restricted: z.boolean() })
  .meta({ id: 'NoteMade' });

const SignpostMade = z
  .object({
    at: Instant,
    offer: OfferId.optional(),
    to: z.string(),
    need: NeedCode.optional(),
    reportGroup: ReportGroup,
  })
  .meta({ id: 'SignpostMade' });

const Standing = z
  .object({ dueAt: Instant, sentence: z.string() })
  .meta({ id: 'Promise', description: 'What is to happen by when, or somebody is told that it has not' });

/** What only those read who support the person. */
const ofStaff = {
  person: PersonId,
  linkedReferrals: z.array(z.object({ referral: ReferralId, reference: Reference })),
  possibleDuplicates: z.array(z.object({ person: PersonId, because: z.string() })),
  request: ReferralRequest.describe('what the referrer sent'),
  wishes: Wishes.describe('what the person would like now, where that is no longer what the referrer sent'),
  promises: z.array(Standing),
  attention: z.array(Attention).describe('what only the advisor can decide'),
  consents: z.array(PartnerConsent),
  goals: z.array(Goal),
  plan: z.array(PlannedAction),
  setAside: z.array(SetAside).describe('offers that are not proposed again'),
  onward: z.array(OnwardReferral),
  escalations: z.array(Escalation),
  contacts: z.array(ContactMade),
  signposts: z.array(SignpostMade),
  notes: z.array(NoteMade).describe('restricted ones for the advisor whose case it is, and for managers'),
};

/** A referral as its reader may see it. A referrer does not see what other organisations sent. */
export const ReferralView = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: z
      .enum([...ReferralStatus.options, 'open'])
      .describe('`open` or `closed` and no more, where the person agrees to no more news'),
    version: z.int().min(1),
    channel: Channel,
    receivedAt: Instant,
    firstContactBy: CalendarDate,
    needs: z.array(NeedCode),
    timeline: z.array(TimelineEntry),
    assignedTo: z
      .object({
        advisor: AdvisorId,
        name: z.string(),
        site: SiteId,
        because: z.string().optional(),
        isAccepted: z.boolean().optional(),
        contactBy: Instant.optional().describe('until somebody has spoken with the person'),
      })
      .optional(),
    hold: Hold.partial({ reasons: true, owner: true, lookBy: true }).optional(),
    match: MatchSnapshot.optional().describe('suggestions for the advisor and the person to choose from'),
    closed: z.object({ at: Instant, reason: ClosureReason, words: z.string().optional() }).optional(),
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

const WorklistView = z.enum(['all', 'mine', 'unassigned', 'held', 'overdue']);

export const WorklistQuery = z.strictObject({
  view: WorklistView.default('all'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1000).optional(),
});

export const WorklistEntry = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: ReferralStatus,
    channel: Channel,
    urgency: Urgency,
    person: z.object({ name: PersonName }),
    needs: z.array(NeedCode),
    receivedAt: Instant,
    dueAt: Instant,
    overdue: z.boolean(),
    next: Standing.optional().describe('the promise that falls due first'),
    attention: z.array(Attention).describe('what only the advisor can decide'),
    advisor: AdvisorId.optional(),
    hold: Hold.optional(),
  })
  .meta({ id: 'WorklistEntry' });

export const Worklist = z
  .object({ items: z.array(WorklistEntry), next: z.string().optional().describe('cursor of the next page') })
  .meta({ id: 'Worklist', description: 'Most urgent first: holds, then whatever is due soonest' });

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
