import * as z from 'zod';
import { plusMinutes } from '../../../domain/time/working-time.ts';
import type { PageSession } from '../../../schemas/page-session.ts';
import type { Instant } from '../../../schemas/time.ts';

const SessionPolicy = z
  .strictObject({
    idleMinutes: z.int().min(5).max(60).describe('a desk in a public building must not stay signed in'),
    absoluteMinutes: z
      .int()
      .max(24 * 60)
      .describe('a working day with its evening'),
    warnMinutes: z.int().min(2).describe('WCAG 2.2.1 asks for at least 20 seconds to say "stay"'),
    touchSeconds: z.int().describe('how often being active is written down'),
    signInMinutes: z.int().describe('how long somebody may take at the issuer'),
  })
  .refine(policy => policy.warnMinutes < policy.idleMinutes && policy.idleMinutes < policy.absoluteMinutes);

export const sessionPolicy = SessionPolicy.parse({
  idleMinutes: 30,
  absoluteMinutes: 12 * 60,
  warnMinutes: 5,
  touchSeconds: 60,
  signInMinutes: 15,
});

/** When it ends unless they go on. */
export function endOf({ startedAt, seenAt }: Pick<PageSession, 'startedAt' | 'seenAt'>): Instant {
  const idle = plusMinutes(seenAt, sessionPolicy.idleMinutes);
  const absolute = plusMinutes(startedAt, sessionPolicy.absoluteMinutes);
  return idle < absolute ? idle : absolute;
}
