import type { Access } from '../../schemas/access.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { Page } from './cases.ts';

/** Who has looked at which record. Rows are added, never changed and never removed. */
export interface AccessLog {
  /**
   * Kept when it returns. Whoever is shown the same of one referral again within a quarter of an hour has looked at it once:
   * the first time stands. Quarters begin on the hour, so a reading across the seam of two is two.
   */
  note(accesses: readonly Access[]): Promise<void>;
  /**
   * The newest first; those of one quarter of an hour in order where they stand on one page. Strong.
   * @throws RangeError when `after` is not the `next` of any page
   */
  of(question: AccessQuestion): Promise<Page<Access>>;
}

/** `limit` is at most 100; `after` is the `next` of the page before. */
export interface AccessQuestion {
  readonly referral: ReferralId;
  readonly limit: number;
  readonly after?: string;
}
