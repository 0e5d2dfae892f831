import * as z from 'zod';
import { words } from '../schemas/bounds.ts';
import { ClosureReason } from '../schemas/codes.ts';
import { Instant } from '../schemas/time.ts';
import { event } from './envelope.ts';

/** How a referral ends, and begins again. */
export const ending = [
  event('ReferralClosed.v1', {
    reason: ClosureReason,
    words: words(2000).optional().describe('for the referrer, as far as consent says'),
  }),
  event('ReferralReopened.v1', {
    reason: words(1000),
    contactBy: Instant.describe(
      'when the manager is told that nobody has tried to reach the person, or that no advisor has it',
    ),
  }),
  event('ReferralWithdrawn.v1', { asked: z.enum(['referrer', 'person']), reason: words(1000).optional() }),
  event('EnteredInError.v1', { reason: words(1000) }),
] as const;
export type Ending = z.infer<(typeof ending)[number]>;
