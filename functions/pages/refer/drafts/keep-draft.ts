import { ConflictError } from '../../../../domain/ports.ts';
import { targets } from '../../../../domain/targets.ts';
import { plusMinutes } from '../../../../domain/time/working-time.ts';
import type { Caller } from '../../../../schemas/directory.ts';
import type { Draft } from '../../../../schemas/draft.ts';
import type { Instant } from '../../../../schemas/time.ts';
import type { PagesWorld } from '../../world.ts';

/** What is to be kept, and of what it was made: version 0 where there is no draft yet. */
export type Writing = Pick<Draft, 'id' | 'version' | 'answers' | 'asked'> & Partial<Pick<Draft, 'begunAt'>>;

/** `moved-on`: it was changed, or removed, since it was read. `full`: they have as many drafts as anybody may. */
export type Kept = 'kept' | 'moved-on' | 'full';

export async function keepDraft(
  { drafts, clock }: Pick<PagesWorld, 'drafts' | 'clock'>,
  writer: Caller,
  { version, begunAt, ...writing }: Writing,
): Promise<Kept> {
  const now = clock.now();
  // Of two that are begun at the very same moment both may be kept: one more than the bound does no harm.
  if (version === 0 && (await drafts.of(writer)).length >= targets.drafts.ofOneSignIn) return 'full';
  const draft = { ...writing, version: version + 1, begunAt: begunAt ?? now, changedAt: now };
  try {
    await drafts.keep(writer, draft, endOf(now));
    return 'kept';
  } catch (error) {
    if (error instanceof ConflictError) return 'moved-on';
    throw error;
  }
}

export const tooManyDrafts = `You have ${targets.drafts.ofOneSignIn} drafts, and there is room for no more. Nothing has been saved. Send or delete one of your drafts, then save this again.`;

/** When it is deleted unless they go on with it. */
export const endOf = (changedAt: Instant): Instant => plusMinutes(changedAt, targets.drafts.days * 24 * 60);
