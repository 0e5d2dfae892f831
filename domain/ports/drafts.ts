import type { Draft, DraftId } from '../../schemas/draft.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Referral } from '../referral/state.ts';

/**
 * Referrals that are being written, each found only by the sign-in that wrote it, in the organisation that it wrote it for.
 * All of them vanish by themselves when their time is up.
 */
export interface Drafts {
  /** Strong. */
  find(writer: DraftWriter, id: DraftId): Promise<Draft | undefined>;
  /** All that there are, the one changed last first. Strong. */
  of(writer: DraftWriter): Promise<readonly Draft[]>;
  /** Version 1 begins one; otherwise it replaces the version before. @throws ConflictError when that has moved on or is gone */
  keep(writer: DraftWriter, draft: Draft, until: Instant): Promise<void>;
  remove(writer: DraftWriter, id: DraftId): Promise<void>;
}

export type DraftWriter = Referral['source'];
