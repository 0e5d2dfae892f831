import * as z from 'zod';
import { Channel, HoldReason, NeedCode, ReferralStatus, Urgency } from './codes.ts';
import { AdvisorId, PersonId, Reference, ReferralId, SiteId } from './ids.ts';
import { MatchSnapshot } from './match.ts';
import { PersonName, words } from './person.ts';
import { ReferralRequest } from './referral.ts';
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

const Hold = z
  .object({ reasons: z.array(HoldReason), since: Instant, owner: z.string(), lookBy: Instant })
  .meta({ id: 'Hold', description: 'Why a person must look first, whose it is, and when it is paged again' });

/** A referral as its reader may see it. A referrer does not see what other organisations sent. */
export const ReferralView = z
  .object({
    id: ReferralId,
    reference: Reference,
    status: ReferralStatus,
    channel: Channel,
    receivedAt: Instant,
    firstContactBy: CalendarDate,
    needs: z.array(NeedCode),
    assignedTo: z
      .object({ advisor: AdvisorId, name: z.string(), site: SiteId, because: z.string(), contactBy: Instant })
      .optional(),
    hold: Hold.partial({ reasons: true, owner: true, lookBy: true }).optional(),
    match: MatchSnapshot.optional().describe('suggestions for the advisor and the person to choose from'),
    timeline: z.array(TimelineEntry),
    linkedReferrals: z.array(z.object({ referral: ReferralId, reference: Reference })).optional(),
    possibleDuplicates: z.array(z.object({ person: PersonId, because: z.string() })).optional(),
    request: ReferralRequest.optional().describe('what the referrer sent, for those who support the person'),
  })
  .meta({ id: 'ReferralView' });
export type ReferralView = z.infer<typeof ReferralView>;

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
    advisor: AdvisorId.optional(),
    hold: Hold.optional(),
  })
  .meta({ id: 'WorklistEntry' });

export const Worklist = z
  .object({ items: z.array(WorklistEntry), next: z.string().optional().describe('cursor of the next page') })
  .meta({ id: 'Worklist', description: 'Most urgent first: holds, then whatever is due soonest' });

export const ReleaseHold = z
  .strictObject({ reason: words(1000).describe('what was looked at and why it may go on') })
  .meta({ id: 'ReleaseHold' });

export const HoldAnswer = z
  .object({ id: ReferralId, reference: Reference, status: ReferralStatus, hold: Hold.optional() })
  .meta({ id: 'HoldAnswer' });

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
