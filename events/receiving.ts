import * as z from 'zod';
import { HoldReason, NeedCode } from '../schemas/codes.ts';
import {
  AdvisorId,
  MessageId,
  OfferId,
  OnwardId,
  OrganisationId,
  PersonId,
  Reference,
  ReferralId,
  SiteId,
} from '../schemas/ids.ts';
import { MessageKind } from '../schemas/message.ts';
import { ReferralRequest } from '../schemas/referral.ts';
import { Instant } from '../schemas/time.ts';
import { event } from './envelope.ts';
import { assignBy, attention, contactBy, firstContactBy, lookBy } from './promised.ts';

export const DuplicateBecause = z.enum([
  'same-phone',
  'same-birth-date-and-similar-name',
  'same-nhs-number-other-birth-date',
]);
export type DuplicateBecause = z.infer<typeof DuplicateBecause>;

/** From a door to a named advisor. */
export const receiving = [
  event('ReferralReceived.v1', {
    reference: Reference,
    person: PersonId,
    source: z.strictObject({ subject: z.string(), organisation: OrganisationId }),
    request: ReferralRequest,
    firstContactBy,
    assignBy,
  }),
  event('PossibleDuplicateNoted.v1', { person: PersonId, because: DuplicateBecause }),
  event('ReferralLinked.v1', { to: ReferralId, reference: Reference }),
  event('ReferralHeld.v1', { reasons: z.array(HoldReason).min(1), lookBy }),
  event('HoldUnseen.v1', { round: z.int().min(1), lookBy }),
  event('HoldTaken.v1', { lookBy }),
  event('HoldReleased.v1', { reason: z.string(), firstContactBy, assignBy }),
  event('ReferralMatched.v1', {
    match: z.int().min(1),
    ruleset: z.string(),
    directory: z.int().min(0),
    listed: z.int().min(0),
    removed: z.int().min(0),
  }),
  event('NeedUnmet.v1', {
    need: NeedCode,
    area: z.string(),
    barriers: z.array(z.string()).describe('what came closest to help first'),
    nearMisses: z
      .array(z.strictObject({ offer: OfferId, rule: z.string() }))
      .optional()
      .describe('offers that one rule kept away'),
  }),
  event('AdvisorAssigned.v1', { advisor: AdvisorId, site: SiteId, because: z.string(), contactBy }),
  event('AssignmentEscalated.v1', {
    againBy: Instant.optional().describe('in the pool: when the manager is told again'),
  }),
  event('FirstContactOverdue.v1', {}),
  event('MessageFailed.v1', {
    message: MessageId,
    kind: MessageKind,
    onward: OnwardId.optional(),
    because: z.string(),
    attention: attention('person-to-be-told', 'partner-not-told').optional(),
  }),
  event('PersonToBeTold.v1', {
    message: MessageId,
    kind: MessageKind,
    onward: OnwardId.optional(),
    because: z.string().describe('why a message alone will not do'),
    attention: attention('person-to-be-told'),
  }),
] as const;
export type Receiving = z.infer<(typeof receiving)[number]>;
