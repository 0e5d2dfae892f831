import { isInCare, type Referral } from '../../domain/referral/state.ts';
import type { Caller } from '../../schemas/directory.ts';

/** A referrer sees what their own organisation sent; those who support people see every referral of the service. */
export const maySee = ({ role, organisation }: Caller, { source }: Referral): boolean =>
  isStaff(role) || (role === 'referrer' && source.organisation === organisation);

/** What was written for those alone who bear the responsibility: the advisor whose case it is or was, and managers. */
export function mayReadRestricted({ role, advisor }: Caller, referral: Referral): boolean {
  if (role === 'manager') return true;
  const whose = isInCare(referral) || 'closed' in referral || 'ended' in referral ? referral.advisor : undefined;
  return isStaff(role) && advisor !== undefined && advisor === whose;
}

export const isStaff = (role: Caller['role']): boolean => role === 'advisor' || role === 'manager';
