import type { CaseStore, ReferralChange } from '../../domain/ports.ts';
import { aReferral } from './samples.ts';

export type OpenCases = () => Promise<CaseStore>;

/** Nothing but the referral itself, unless the test says more. */
export function aCommit(change: Partial<ReferralChange> = {}): ReferralChange {
  return { before: undefined, after: aReferral(), events: [], messages: [], ...change };
}
