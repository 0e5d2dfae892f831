import * as z from 'zod';
import { DuplicateBecause } from '../../events/referral-events.ts';
import { HoldReason, type ReferralStatus } from '../../schemas/codes.ts';
import { AdvisorId, OrganisationId, PersonId, Reference, ReferralId, SiteId } from '../../schemas/ids.ts';
import { ReferralRequest } from '../../schemas/referral.ts';
import { CalendarDate, Instant } from '../../schemas/time.ts';

const known = {
  id: ReferralId,
  version: z.int().min(1).describe('number of the last event'),
  reference: Reference,
  person: PersonId,
  source: z.strictObject({ subject: z.string(), organisation: OrganisationId }),
  request: ReferralRequest,
  receivedAt: Instant,
  firstContactBy: CalendarDate,
  links: z.array(z.strictObject({ referral: ReferralId, reference: Reference })),
  possibleDuplicates: z.array(z.strictObject({ person: PersonId, because: DuplicateBecause })),
  matches: z.int().min(0).describe('how many shortlists have been made; the last one counts'),
};

/** What a referral keeps whatever its status. */
export const kept = Object.keys(known) as readonly (keyof typeof known)[];

/** A referral as it stands: the fold of its events. Impossible combinations do not type-check. */
export const Referral = z.discriminatedUnion('status', [
  z.strictObject({
    ...known,
    status: z.literal('received'),
    wakeBy: Instant.describe('when a lost wake-up of matching is noticed'),
    assignBy: Instant,
    escalated: z.boolean(),
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
    status: z.literal('assigned'),
    advisor: AdvisorId,
    site: SiteId,
    because: z.string(),
    contactBy: Instant,
    overdue: z.boolean(),
  }),
]);
export type Referral = z.infer<typeof Referral>;

export type ReferralIn<Status extends ReferralStatus> = Extract<Referral, { status: Status }>;

/** The life cycle is data: evolve, the tests and the diagram in the docs all follow it. */
export const lifeCycle = {
  received: ['held', 'assigned'],
  held: ['received'],
  assigned: [],
} as const satisfies Record<ReferralStatus, readonly ReferralStatus[]>;
