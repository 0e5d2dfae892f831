import type { Actor } from '../../../events/referral-events.ts';
import type { ClinicalTeam } from '../../../schemas/codes.ts';
import { EscalationId } from '../../../schemas/ids.ts';
import type { Instant } from '../../../schemas/time.ts';
import { targets } from '../../targets.ts';
import { addWorkingMinutes, plusMinutes } from '../../time/working-time.ts';
import { isOpen, type Referral } from '../state.ts';
import { type Answer, isStaff, refuse, staffOnly } from './fact.ts';

export type EscalationCommand =
  | { readonly type: 'escalate'; readonly to: ClinicalTeam; readonly contact: string; readonly reason: string }
  | { readonly type: 'acknowledge-escalation'; readonly escalation: EscalationId; readonly from: string };

/** A person raises a need with a clinical team by telephone; it is written down here and watched until they say they have it. */
export function onEscalation(referral: Referral, command: EscalationCommand, now: Instant, by: Actor): Answer {
  if (!isStaff(by)) return staffOnly;
  if (command.type === 'acknowledge-escalation') {
    const { escalation, from } = command;
    const one = referral.escalations.find(({ id }) => id === escalation);
    if (!one) return refuse('unknown-escalation', 'There is no such escalation.');
    if (one.receipt) return refuse('nothing-to-do', 'Its receipt has been noted already.');
    return [{ type: 'EscalationAcknowledged.v1', escalation, from }];
  }
  if (!isOpen(referral)) return refuse('not-open', `This referral is ${referral.status}: reopen it first.`);
  const { to, contact, reason } = command;
  const escalation = escalationId(referral);
  return [{ type: 'EscalationRaised.v1', escalation, to, contact, reason, receiptBy: receiptBy(to, now) }];
}

/** A crisis has no office hours; a practice that is shut cannot answer. */
function receiptBy(to: ClinicalTeam, now: Instant): Instant {
  return to === 'cmht' || to === 'gp'
    ? addWorkingMinutes(now, targets.receiptWorkingMinutes[to])
    : plusMinutes(now, targets.receiptMinutes[to]);
}

/** When it is asked for again, by the same clock. */
export const receiptAgainBy = (to: ClinicalTeam, now: Instant): Instant =>
  to === 'cmht' || to === 'gp'
    ? addWorkingMinutes(now, targets.receiptRepeatMinutes)
    : plusMinutes(now, targets.receiptRepeatMinutes);

const escalationId = ({ id, version }: Referral) =>
  EscalationId.parse(`esc_${id.slice('ref_'.length)}-${String(version + 1).padStart(4, '0')}`);
