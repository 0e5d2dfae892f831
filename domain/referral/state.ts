import * as z from 'zod';
import { DuplicateBecause } from '../../events/referral-events.ts';
import {
  AccessNeed,
  ClosureReason,
  ContactOutcome,
  ContactType,
  HoldReason,
  type ReferralStatus,
} from '../../schemas/codes.ts';
import { AdvisorId, OrganisationId, PersonId, Reference, ReferralId, SiteId } from '../../schemas/ids.ts';
import { Preferences, ReferralRequest } from '../../schemas/referral.ts';
import {
  Attention,
  Escalation,
  Goal,
  OnwardReferral,
  PartnerConsent,
  PlannedAction,
  SetAside,
} from '../../schemas/support.ts';
import { CalendarDate, Instant } from '../../schemas/time.ts';

const known = {
  id: ReferralId,
  version: z.int().min(1).describe('number of the last event'),
  reference: Reference,
  person: PersonId,
  source: z.strictObject({ subject: z.string(), organisation: OrganisationId }),
  request: ReferralRequest.describe(
    'as it was sent, but for what the person has said since about who hears of it and how they are reached',
  ),
  receivedAt: Instant,
  firstContactBy: CalendarDate,
  links: z.array(z.strictObject({ referral: ReferralId, reference: Reference })),
  possibleDuplicates: z.array(z.strictObject({ person: PersonId, because: DuplicateBecause })),
  matches: z.int().min(0).describe('how many shortlists have been made; the last one counts'),
  wishes: z
    .strictObject({
      preferences: Preferences,
      travelLimitKm: z.number().positive().optional(),
      accessNeeds: z.array(AccessNeed).optional(),
    })
    .optional()
    .describe('what the person would like now, where that is no longer what the referrer sent'),
  consents: z.array(PartnerConsent),
  lastContact: z
    .strictObject({ at: Instant, type: ContactType, outcome: ContactOutcome })
    .optional()
    .describe('the latest attempt to speak with the person'),
  goals: z.array(Goal),
  plan: z.array(PlannedAction),
  setAside: z.array(SetAside),
  onward: z.array(OnwardReferral),
  escalations: z.array(Escalation),
  attention: z.array(Attention),
};

/** What a referral keeps whatever its status. */
export const kept = Object.keys(known) as readonly (keyof typeof known)[];

/** Whose it is, while it is somebody's. */
const care = {
  advisor: AdvisorId,
  site: SiteId,
  because: z.string(),
  isAccepted: z.boolean().describe('the advisor has said that they have it'),
};

/** Attempts to speak with the person since they were last spoken with, and when the next is to be made. */
const outreach = z.strictObject({
  attempts: z.int().min(0).describe('those that count: made at different times'),
  triedAt: z.array(Instant).optional().describe('when each was made'),
  nextBy: Instant.optional(),
  reminders: z.int().min(1).optional().describe('how often the advisor was told that it is late'),
  decideBy: Instant.optional().describe('after the agreed attempts: when a person is to have decided what happens'),
});

/** A referral as it stands: the fold of its events. Impossible combinations do not type-check. */
export const Referral = z.discriminatedUnion('status', [
  z.strictObject({
    ...known,
    status: z.literal('received'),
    waitingSince: Instant.describe('when it came to wait for an advisor'),
    assignBy: Instant,
    escalated: z.boolean(),
    returnedBy: AdvisorId.optional().describe('in the pool: it waits for an advisor to take it'),
  }),
  z.strictObject({
    ...known,
    status: z.literal('held'),
    hold: z.strictObject({
      reasons: z.array(HoldReason).min(1),
      since: Instant,
      owner: z.string().describe('the duty role, or who took it'),
      lookBy: Instant.describe('the clock: when it is paged again unless somebody has acted'),
      round: z.int().min(0).describe('how often it has been paged again'),
    }),
  }),
  z.strictObject({
    ...known,
    ...care,
    status: z.literal('assigned'),
    contactBy: Instant,
    overdue: z.boolean(),
    outreach,
  }),
  z.strictObject({
    ...known,
    ...care,
    status: z.literal('active'),
    spokenAt: Instant,
    reviewBy: Instant.describe('when the advisor looks at how things are, if nothing else calls for it'),
    outreach,
  }),
  z.strictObject({
    ...known,
    status: z.literal('closed'),
    advisor: AdvisorId.optional().describe('whose it was'),
    site: SiteId.optional(),
    closed: z.strictObject({ at: Instant, reason: ClosureReason, words: z.string().optional() }),
  }),
  z.strictObject({
    ...known,
    status: z.literal('withdrawn'),
    advisor: AdvisorId.optional().describe('whose it was'),
    ended: z.strictObject({ at: Instant, asked: z.enum(['referrer', 'person']) }),
  }),
  z.strictObject({
    ...known,
    status: z.literal('entered-in-error'),
    advisor: AdvisorId.optional().describe('whose it was'),
    ended: z.strictObject({ at: Instant }),
  }),
]);
export type Referral = z.infer<typeof Referral>;

export type ReferralIn<Status extends ReferralStatus> = Extract<Referral, { status: Status }>;

/** The life cycle is data: evolve, the tests and the diagram in the docs all follow it. */
export const lifeCycle = {
  received: ['held', 'assigned', 'closed', 'withdrawn', 'entered-in-error'],
  held: ['received', 'closed', 'withdrawn', 'entered-in-error'],
  assigned: ['received', 'active', 'closed', 'withdrawn', 'entered-in-error'],
  active: ['received', 'closed', 'withdrawn', 'entered-in-error'],
  closed: ['assigned', 'received', 'entered-in-error'],
  withdrawn: [],
  'entered-in-error': [],
} as const satisfies Record<ReferralStatus, readonly ReferralStatus[]>;

/** Somebody's to look after. */
export type InCare = ReferralIn<'assigned' | 'active'>;
export const isInCare = (referral: Referral): referral is InCare =>
  referral.status === 'assigned' || referral.status === 'active';

/** Nobody has ended it. */
export type Open = ReferralIn<'received' | 'held' | 'assigned' | 'active'>;
export const isOpen = (referral: Referral): referral is Open =>
  referral.status === 'received' || referral.status === 'held' || isInCare(referral);

/** When it came to its end, if it has: closed, withdrawn or entered in error. */
export function endedAt(referral: Referral): Instant | undefined {
  if (referral.status === 'closed') return referral.closed.at;
  return 'ended' in referral ? referral.ended.at : undefined;
}

/** Of an onward referral: it is asked for, waits or goes on. */
export const isUnderWay = ({ status }: OnwardReferral): boolean =>
  status === 'requested' || status === 'waitlisted' || status === 'accepted' || status === 'in-progress';

/** What the person asks for now: what the referrer sent, with the wishes that have changed since. */
export function currentRequest({ request, wishes }: Referral): ReferralRequest {
  if (!wishes) return request;
  const { preferences, travelLimitKm, accessNeeds = request.person.accessNeeds } = wishes;
  const { travelLimitKm: _, ...context } = request.socialContext ?? {};
  return {
    ...request,
    person: { ...request.person, accessNeeds },
    preferences,
    socialContext: { ...context, ...(travelLimitKm && { travelLimitKm }) },
  };
}
