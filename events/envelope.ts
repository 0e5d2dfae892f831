import * as z from 'zod';
import { Role } from '../schemas/codes.ts';
import { OrganisationId, PartnerId, ReferralId } from '../schemas/ids.ts';
import { Instant } from '../schemas/time.ts';

/** Who did it: somebody who signed in, a partner or the person through a link, or a stage of this pipeline. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('caller'), subject: z.string(), role: Role, organisation: OrganisationId }),
  z.strictObject({ kind: z.literal('partner'), partner: PartnerId, via: z.enum(['link', 'api']) }),
  z.strictObject({ kind: z.literal('person'), via: z.enum(['link', 'letter-code', 'form']) }),
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
export const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...envelope, ...shape });
