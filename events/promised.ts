import * as z from 'zod';
import { Attention, type AttentionTo } from '../schemas/support.ts';
import { CalendarDate, Instant } from '../schemas/time.ts';

// The times by which something is promised. They are decided once, when the event happens, and stand in it for ever.

export const firstContactBy = CalendarDate.describe(
  'the day by whose end somebody is to have tried to reach the person',
);
export const assignBy = Instant.describe('when the manager is told that no advisor has it');
export const lookBy = Instant.describe('when the hold is paged again unless somebody has acted');
export const contactBy = Instant.describe('when the manager is told that nobody has tried to reach the person');
export const receiptBy = Instant.describe(
  'when the duty role is paged unless the team has said that it has the concern',
);
export const nudgeAt = Instant.describe('when the partner is reminded next');
export const escalateAt = Instant.describe('when silence is put before the advisor');
export const checkAt = Instant.describe('when somebody asks whether the person has been');

export const isConcern = z.boolean().optional().describe('the words hold a phrase that somebody must look at now');

/** What an event puts before the advisor, because only they can decide it: about the same onward referral, if it is about one. */
export const attention = <To extends AttentionTo>(...to: readonly [To, ...To[]]) =>
  z.strictObject({ to: z.literal(to), decideBy: Attention.shape.decideBy });
