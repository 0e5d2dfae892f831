import * as z from 'zod';
import { HoldReason, NeedCode, Role } from '../schemas/codes.ts';
import { AdvisorId, MessageId, OrganisationId, PersonId, Reference, ReferralId, SiteId } from '../schemas/ids.ts';
import { MessageKind } from '../schemas/message.ts';
import { ReferralRequest } from '../schemas/referral.ts';
import { CalendarDate, Instant } from '../schemas/time.ts';

/** Who did it: a person or system that signed in, or a stage of this pipeline. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('caller'), subject: z.string(), role: Role, organisation: OrganisationId }),
  z.strictObject({ kind: z.literal('machine'), stage: z.enum(['intake', 'match', 'notify', 'clock']) }),
]);
export type Actor = z.infer<typeof Actor>;

const envelope = {
  referral: ReferralId,
  sequence: z.int().min(1),
  at: Instant,
  by: Actor,
};

/** Past tense, versioned in the name, additive only: a committed sample must parse for ever. */
const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...envelope, ...shape });

export const DuplicateBecause = z.enum([
  'same-phone',
  'same-birth-date-and-similar-name',
  'same-nhs-number-other-birth-date',
]);
export type DuplicateBecause = z.infer<typeof DuplicateBecause>;

export const ReferralEvent = z.discriminatedUnion('type', [
  event('ReferralReceived.v1', {
    reference: Reference,
    person: PersonId,
    source: z.strictObject({ subject: z.string(), organisation: OrganisationId }),
    request: ReferralRequest,
    firstContactBy: CalendarDate,
    assignBy: Instant,
  }),
  event('PossibleDuplicateNoted.v1', { person: PersonId, because: DuplicateBecause }),
  event('ReferralLinked.v1', { to: ReferralId, reference: Reference }),
  event('ReferralHeld.v1', { reasons: z.array(HoldReason).min(1), lookBy: Instant }),
  event('HoldUnseen.v1', { round: z.int().min(1), lookBy: Instant }),
  event('HoldTaken.v1', { lookBy: Instant }),
  event('HoldReleased.v1', { reason: z.string(), firstContactBy: CalendarDate, assignBy: Instant }),
  event('ReferralMatched.v1', {
    match: z.int().min(1),
    ruleset: z.string(),
    directory: z.int().min(0),
    listed: z.int().min(0),
    removed: z.int().min(0),
  }),
  event('NeedUnmet.v1', { need: NeedCode, area: z.string(), barriers: z.array(z.string()) }),
  event('AdvisorAssigned.v1', { advisor: AdvisorId, site: SiteId, because: z.string(), contactBy: Instant }),
  event('AssignmentEscalated.v1', {}),
  event('FirstContactOverdue.v1', {}),
  event('MessageFailed.v1', { message: MessageId, kind: MessageKind, because: z.string() }),
]);
export type ReferralEvent = z.infer<typeof ReferralEvent>;

export type EventType = ReferralEvent['type'];
