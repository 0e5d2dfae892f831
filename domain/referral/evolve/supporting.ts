import type { Supporting } from '../../../events/supporting.ts';
import type { Escalation, PartnerConsent, SetAside } from '../../../schemas/support.ts';
import type { Instant } from '../../../schemas/time.ts';
import { stands } from '../../disclosure/consent.ts';
import { asksToSpeak, settle, settleAll, settleForNeed } from '../attention.ts';
import { reachedBy } from '../contact-details.ts';
import { type InCare, isInCare, type Referral } from '../state.ts';
import { common, expectInCare, expectStatus } from './expecting.ts';

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
        ...common(settle(before, 'attempts-used-up')),
        status: 'received',
        waitingSince: event.at,
        assignBy: event.assignBy,
        escalated: false,
        returnedBy: event.from,
      };
    case 'ReferralTaken.v1':
      return taken(before, event);
    case 'ContactRecorded.v1':
      return contacted(before, event);
    case 'AttemptsUsedUp.v1': {
      const { attempts, attention } = event;
      const referral = expectInCare(before, event);
      const { triedAt } = referral.outreach;
      return { ...referral, outreach: { attempts, ...(triedAt && { triedAt }), decideBy: attention.decideBy } };
    }
    case 'ContactOverdue.v1': {
      const referral = expectInCare(before, event);
      const { outreach } = referral;
      if (event.what === 'decision-after-attempts')
        return { ...referral, outreach: { ...outreach, decideBy: event.againBy } };
      const reminders = (outreach.reminders ?? 0) + 1;
      return { ...referral, outreach: { ...outreach, nextBy: event.againBy, reminders } };
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
      const { preferences, travelLimitKm, accessNeeds } = event;
      const also = { ...(travelLimitKm && { travelLimitKm }), ...(accessNeeds && { accessNeeds }) };
      return { ...before, wishes: { preferences, ...also } };
    }
    case 'OfferSetAside.v1':
      return { ...before, setAside: [...before.setAside, asideOf(event)] };
    case 'OfferSetAsideUndone.v1':
      return { ...before, setAside: before.setAside.filter(one => one.offer !== event.offer || one.by !== 'advisor') };
    case 'ConsentGiven.v1':
    case 'ConsentRefused.v1':
    case 'ConsentWithdrawn.v1':
    case 'ConsentReviewDue.v1':
      return consented(before, event);
    case 'ContactDetailsCorrected.v1': {
      const { request } = before;
      return { ...before, request: { ...request, person: reachedBy(request.person, event.details) } };
    }
    case 'FeedbackChanged.v1': {
      const { request } = before;
      return { ...before, request: { ...request, consent: { ...request.consent, feedbackToGp: event.feedback } } };
    }
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
    case 'PersonAnswered.v1': // who has been asked whether it helped has said, too, whether they went
      return settle(before, 'attendance-unknown', event.onward);
    case 'ReviewDue.v1':
      return { ...expectStatus(before, 'active', event), reviewBy: event.againBy };
    case 'SignpostGiven.v1':
      return event.need ? settleForNeed(before, event.need) : before;
    case 'NoteAdded.v1':
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

function contacted(inCare: Referral, event: Event<'ContactRecorded.v1'>): Referral {
  const before = withLastContact(inCare, event);
  const referral = expectInCare(before, event);
  const { advisor, site, because, outreach } = referral;
  const next = event.nextBy && { nextBy: event.nextBy };
  if (event.outcome === 'cancelled' && !next) return referral;
  const { reviewBy } = event;
  if (!reviewBy) {
    const { attempts = outreach.attempts + (isAttempt(event) ? 1 : 0) } = event;
    const triedAt = [...(outreach.triedAt ?? []), ...(isAttempt(event) ? [event.occurredAt] : [])];
    return tried(referral, { attempts, ...(triedAt.length > 0 && { triedAt }), ...next });
  }
  const active = { advisor, site, because, isAccepted: true, spokenAt: event.occurredAt, reviewBy };
  const spoken = { ...common(before), ...active, status: 'active' as const, outreach: { attempts: 0, ...next } };
  return settle(settleAll(spoken, asksToSpeak, event.occurredAt), 'attempts-used-up');
}

/** What was written down late may have been before what was written down last. */
function withLastContact(before: Referral, { occurredAt: at, contact: type, outcome }: Event<'ContactRecorded.v1'>) {
  const isLater = before.lastContact === undefined || before.lastContact.at <= at;
  return isLater ? { ...before, lastContact: { at, type, outcome } } : before;
}

/** An attempt that comes late is an attempt: first contact has been tried. When the next one is has been decided with it. */
function tried(before: InCare, outreach: InCare['outreach']): InCare {
  const decided = outreach.nextBy ? settle(before, 'attempts-used-up') : before;
  return decided.status === 'assigned' ? { ...decided, overdue: false, outreach } : { ...decided, outreach };
}

/** An appointment that we called off is no attempt that failed. */
export const isAttempt = ({ outcome }: Pick<Event<'ContactRecorded.v1'>, 'outcome'>) =>
  outcome !== 'spoke' && outcome !== 'cancelled';

function asideOf(event: Event<'OfferSetAside.v1'>): SetAside {
  const { offer, offerName, at, reason, words, needs } = event;
  const why = { because: reason, ...(words && { words }) };
  return { offer, offerName, at, by: 'advisor', ...why, needs, recordedBy: writerOf(event) };
}

const writerOf = ({ by }: Supporting) => (by.kind === 'caller' ? by.subject : by.kind);

type ConsentEvent = Event<'ConsentGiven.v1' | 'ConsentRefused.v1' | 'ConsentWithdrawn.v1' | 'ConsentReviewDue.v1'>;

function consented(before: Referral, event: ConsentEvent): Referral {
  switch (event.type) {
    case 'ConsentGiven.v1':
    case 'ConsentRefused.v1': {
      const others = before.consents.filter(({ partner }) => partner !== event.partner);
      return reviewed({ ...before, consents: [...others, consentOf(event)] });
    }
    case 'ConsentWithdrawn.v1': {
      const consents = before.consents.map(one => (concerns(event, one) ? withdrawn(one, event) : one));
      return reviewed({ ...before, consents });
    }
    case 'ConsentReviewDue.v1': {
      const consents = before.consents.map(one => (one.partner === event.partner ? { ...one, reviewed: true } : one));
      return { ...before, consents };
    }
  }
}

/** When the last consent that was to be gone over has been, nothing is left to do. */
function reviewed(referral: Referral): Referral {
  const waits = referral.consents.some(one => one.reviewed && stands(one));
  return waits ? referral : settle(referral, 'consent-review');
}

const concerns = ({ partner }: Event<'ConsentWithdrawn.v1'>, one: PartnerConsent) =>
  (partner === undefined || one.partner === partner) && stands(one);

const withdrawn = (one: PartnerConsent, { sequence, at, reason }: Event<'ConsentWithdrawn.v1'>): PartnerConsent => ({
  ...one,
  status: 'withdrawn',
  event: sequence,
  at,
  ...(reason && { reason }),
});

function consentOf(event: Event<'ConsentGiven.v1' | 'ConsentRefused.v1'>): PartnerConsent {
  const { partner, purpose, sequence, at } = event;
  const recorded = { partner, purpose, event: sequence, at, recordedBy: writerOf(event) };
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
