import type { Supporting } from '../../../events/supporting.ts';
import type { Escalation, PartnerConsent } from '../../../schemas/support.ts';
import type { Instant } from '../../../schemas/time.ts';
import { targets } from '../../targets.ts';
import { plusSeconds } from '../../time/working-time.ts';
import { settle, withAttention } from '../attention.ts';
import { type InCare, isInCare, type Referral } from '../state.ts';
import { common, expectInCare } from './expecting.ts';

/** What an advisor and a person do together. */
export function afterSupporting(before: Referral, event: Supporting): Referral {
  switch (event.type) {
    case 'AssignmentAccepted.v1':
      return { ...expectInCare(before, event), isAccepted: true };
    case 'HandedOver.v1': {
      const { advisor, site, reason } = event;
      return { ...expectInCare(before, event), advisor, site, because: reason, isAccepted: false };
    }
    case 'ReturnedToPool.v1':
      return {
        ...common(before),
        status: 'received',
        wakeBy: plusSeconds(event.at, targets.lostWakeUpSeconds),
        assignBy: event.assignBy,
        escalated: false,
        returnedBy: event.from,
      };
    case 'ReferralTaken.v1':
      return taken(before, event);
    case 'ContactRecorded.v1':
      return contacted(before, event);
    case 'AttemptsUsedUp.v1': {
      const { outreach, ...referral } = expectInCare(before, event);
      const noted = withAttention(referral as InCare, 'attempts-used-up', event.at);
      return { ...noted, outreach: { attempts: event.attempts, decideBy: event.decideBy } } as Referral;
    }
    case 'ContactOverdue.v1': {
      const referral = expectInCare(before, event);
      const again = event.what === 'next-attempt' ? { nextBy: event.againBy } : { decideBy: event.againBy };
      return { ...referral, outreach: { ...referral.outreach, ...again } };
    }
    case 'GoalAgreed.v1': {
      const { words, importance, at: agreedAt } = event;
      return { ...before, goals: [...before.goals, { words, importance, agreedAt }] };
    }
    case 'ActionPlanned.v1': {
      const { what, who, until } = event;
      return { ...before, plan: [...before.plan, { what, who, ...(until && { until }), done: false }] };
    }
    case 'ActionDone.v1':
      return { ...before, plan: before.plan.map((one, i) => (i + 1 === event.action ? { ...one, done: true } : one)) };
    case 'WishesChanged.v1': {
      const { preferences, travelLimitKm } = event;
      return { ...before, wishes: { preferences, ...(travelLimitKm && { travelLimitKm }) } };
    }
    case 'OfferSetAside.v1':
      return { ...before, setAside: [...before.setAside, { offer: event.offer, because: event.because }] };
    case 'ConsentGiven.v1':
    case 'ConsentRefused.v1':
    case 'ConsentWithdrawn.v1':
    case 'ConsentReviewDue.v1':
      return consented(before, event);
    case 'EscalationRaised.v1':
    case 'EscalationUnacknowledged.v1':
    case 'EscalationAcknowledged.v1':
      return { ...before, escalations: escalated(before.escalations, event) };
    case 'AttentionSettled.v1':
      return settle(before, event.to, event.onward);
    case 'AttentionOverdue.v1':
      return {
        ...before,
        attention: before.attention.map(one =>
          one.to === event.to && one.onward === event.onward ? { ...one, isOverdue: true } : one,
        ),
      };
    case 'PersonAnswered.v1':
      return event.answer === 'yes' ? before : withAttention(before, 'person-answered', event.at, event.onward);
    case 'NoteAdded.v1':
    case 'SignpostGiven.v1':
      return before;
  }
}

type Event<Type extends Supporting['type']> = Extract<Supporting, { type: Type }>;

/** An active referral stays active: somebody has spoken with the person already. */
function taken(before: Referral, event: Event<'ReferralTaken.v1'>): Referral {
  const care = { advisor: event.advisor, site: event.site, because: 'They took it.', isAccepted: true };
  if (isInCare(before)) return { ...before, ...care };
  const outreach = { attempts: 0 };
  return { ...common(before), ...care, status: 'assigned', contactBy: event.contactBy, overdue: false, outreach };
}

function contacted(before: Referral, event: Event<'ContactRecorded.v1'>): Referral {
  const { outreach, ...care } = expectInCare(before, event);
  const { advisor, site, because } = care as InCare;
  const next = event.nextBy && { nextBy: event.nextBy };
  if (event.outcome !== 'spoke')
    return { ...before, outreach: { attempts: outreach.attempts + (isAttempt(event) ? 1 : 0), ...next } } as Referral;
  const active = { advisor, site, because, isAccepted: true, spokenAt: event.occurredAt };
  const spoken = { ...common(before), ...active, status: 'active' as const, outreach: { attempts: 0, ...next } };
  return settle(spoken, 'attempts-used-up');
}

/** An appointment that we called off is no attempt that failed. */
export const isAttempt = ({ outcome }: Pick<Event<'ContactRecorded.v1'>, 'outcome'>) =>
  outcome !== 'spoke' && outcome !== 'cancelled';

type ConsentEvent = Event<'ConsentGiven.v1' | 'ConsentRefused.v1' | 'ConsentWithdrawn.v1' | 'ConsentReviewDue.v1'>;

function consented(before: Referral, event: ConsentEvent): Referral {
  switch (event.type) {
    case 'ConsentGiven.v1':
    case 'ConsentRefused.v1': {
      const others = before.consents.filter(({ partner }) => partner !== event.partner);
      return { ...before, consents: [...others, consentOf(event)] };
    }
    case 'ConsentWithdrawn.v1': {
      const consents = before.consents.map(one => (concerns(event, one) ? withdrawn(one, event) : one));
      const noted = event.by.kind === 'caller' ? before : withAttention(before, 'consent-withdrawn', event.at);
      return { ...noted, consents };
    }
    case 'ConsentReviewDue.v1': {
      const consents = before.consents.map(one => (one.partner === event.partner ? { ...one, reviewed: true } : one));
      return { ...withAttention(before, 'consent-review', event.at), consents };
    }
  }
}

const concerns = ({ partner }: Event<'ConsentWithdrawn.v1'>, one: PartnerConsent) =>
  (partner === undefined || one.partner === partner) && one.status !== 'refused';

const withdrawn = (one: PartnerConsent, { sequence, at, reason }: Event<'ConsentWithdrawn.v1'>): PartnerConsent => ({
  ...one,
  status: 'withdrawn',
  event: sequence,
  at,
  ...(reason && { reason }),
});

function consentOf(event: Event<'ConsentGiven.v1' | 'ConsentRefused.v1'>): PartnerConsent {
  const { partner, purpose, sequence, at, by } = event;
  const recorded = { partner, purpose, event: sequence, at, recordedBy: by.kind === 'caller' ? by.subject : by.kind };
  if (event.type === 'ConsentRefused.v1')
    return {
      ...recorded,
      status: 'refused',
      scope: [],
      channel: 'spoken',
      ...(event.reason && { reason: event.reason }),
    };
  const { scope, channel, bestInterests, reviewOn } = event;
  const status = bestInterests ? 'best-interests' : 'given';
  return { ...recorded, status, scope, channel, reviewOn, ...(bestInterests && { reason: bestInterests }) };
}

type EscalationEvent = Event<'EscalationRaised.v1' | 'EscalationUnacknowledged.v1' | 'EscalationAcknowledged.v1'>;

function escalated(all: readonly Escalation[], event: EscalationEvent): Escalation[] {
  if (event.type === 'EscalationRaised.v1') {
    const { escalation: id, to, contact, at: raisedAt, receiptBy } = event;
    return [...all, { id, to, contact, raisedAt, receiptBy, rounds: 0 }];
  }
  const change = (one: Escalation, at: Instant): Escalation =>
    event.type === 'EscalationAcknowledged.v1'
      ? { ...one, receipt: { from: event.from, at } }
      : { ...one, rounds: event.round, receiptBy: event.receiptBy };
  return all.map(one => (one.id === event.escalation ? change(one, event.at) : one));
}
