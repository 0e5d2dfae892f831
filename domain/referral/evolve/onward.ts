import type { Onward } from '../../../events/onward.ts';
import type { OnwardReferral } from '../../../schemas/support.ts';
import { settle, withAttention } from '../attention.ts';
import type { Referral } from '../state.ts';

/** A request to a partner, and what becomes of it. */
export function afterOnward(before: Referral, event: Onward): Referral {
  if (event.type === 'OnwardReferralRequested.v1') return { ...before, onward: [...before.onward, requested(event)] };
  const now = before.onward.map(one => (one.id === event.onward ? changed(one, event) : one));
  return beforeTheAdvisor({ ...before, onward: now }, event);
}

type Event<Type extends Onward['type']> = Extract<Onward, { type: Type }>;

function requested(event: Event<'OnwardReferralRequested.v1'>): OnwardReferral {
  const { onward: id, offer, offerName, partner, need, scope, consent, message, nudgeAt, escalateAt, by } = event;
  return {
    id,
    offer,
    offerName,
    partner,
    need,
    status: 'requested',
    scope,
    consent,
    ...(message && { message }),
    place: event.holdsPlace ? 'held' : 'none',
    requestedAt: event.at,
    requestedBy: by.kind === 'caller' ? by.subject : by.kind,
    nudgeAt,
    nudges: 0,
    escalateAt,
    isSilent: false,
    sessions: 0,
  };
}

function changed(one: OnwardReferral, event: Exclude<Onward, Event<'OnwardReferralRequested.v1'>>): OnwardReferral {
  switch (event.type) {
    case 'OnwardReferralWithdrawn.v1':
      return { ...quiet(one), status: 'withdrawn', place: released(one) };
    case 'PartnerAccepted.v1': {
      const { firstDate, contactRoute, checkAt } = event;
      const said = { ...(firstDate && { firstDate }), ...(contactRoute && { contactRoute }) };
      const place = one.place === 'none' ? 'none' : 'taken';
      return { ...answered(one, event), ...said, status: 'accepted', place, checkAt };
    }
    case 'PartnerWaitlisted.v1': {
      const { expectedWeeks, checkAt } = event;
      const said = expectedWeeks === undefined ? {} : { expectedWeeks };
      return { ...answered(one, event), ...said, status: 'waitlisted', place: released(one), checkAt };
    }
    case 'PartnerDeclined.v1': {
      const { reason, declinedBy, words, suggests } = event;
      const declined = { reason, by: declinedBy, ...(words && { words }), ...(suggests && { suggests }) };
      return { ...answered(one, event), status: 'declined', place: released(one), declined };
    }
    case 'PartnerAsked.v1':
      // The clock of a partner who waits for our answer stands still.
      return { ...quiet(one), question: { text: event.question, askedAt: event.at } };
    case 'QuestionAnswered.v1': {
      const { answer, nudgeAt, escalateAt } = event;
      return { ...one, ...(one.question && { question: { ...one.question, answer } }), nudgeAt, escalateAt, nudges: 0 };
    }
    case 'PartnerAnswerUndone.v1': {
      const { answeredAt, firstDate, contactRoute, expectedWeeks, declined, checkAt, before, ...rest } = one;
      const { nudgeAt, escalateAt } = event;
      const held = before === 'waitlisted' ? 'released' : 'held';
      const place = rest.place === 'none' ? 'none' : held;
      return { ...rest, status: before ?? 'requested', place, nudgeAt, escalateAt };
    }
    case 'PartnerNudged.v1': {
      const { nudgeAt: _, ...rest } = one;
      return { ...rest, nudges: event.round, ...(event.nextAt && { nudgeAt: event.nextAt }) };
    }
    case 'PartnerSilenceEscalated.v1':
      return { ...quiet(one), isSilent: true, place: released(one) };
    case 'AttendanceReported.v1': {
      if (event.attendance === 'did-not-attend') return one;
      const { checkAt: _, ...rest } = one;
      return { ...rest, status: 'in-progress', sessions: one.sessions + 1 };
    }
    case 'AttendanceCheckDue.v1':
      return { ...one, checkAt: event.againAt };
    case 'OnwardReferralEnded.v1':
      return { ...quiet(one), status: event.outcome === 'completed' ? 'completed' : 'failed', place: released(one) };
  }
}

/** Nothing more is due of it. */
function quiet({ nudgeAt: _, escalateAt: __, checkAt: ___, before: ____, ...rest }: OnwardReferral): OnwardReferral {
  return rest;
}

const answered = (one: OnwardReferral, { at }: Onward): OnwardReferral => ({
  ...quiet(one),
  isSilent: false,
  answeredAt: at,
  before: one.status,
});

const released = ({ place }: OnwardReferral) => (place === 'none' ? 'none' : 'released');

/** What a partner's answer or silence asks of the advisor. */
function beforeTheAdvisor(referral: Referral, event: Exclude<Onward, Event<'OnwardReferralRequested.v1'>>): Referral {
  const { at, onward } = event;
  switch (event.type) {
    case 'PartnerDeclined.v1': {
      const offer = referral.onward.find(({ id }) => id === onward)?.offer;
      const setAside = offer ? [...referral.setAside, { offer, because: event.reason }] : referral.setAside;
      return withAttention({ ...nothingFrom(referral, event), setAside }, 'partner-declined', at, onward);
    }
    case 'PartnerSilenceEscalated.v1': {
      const offer = referral.onward.find(({ id }) => id === onward)?.offer;
      const setAside = offer ? [...referral.setAside, { offer, because: 'silence' as const }] : referral.setAside;
      return withAttention({ ...referral, setAside }, 'partner-silent', at, onward);
    }
    case 'PartnerAsked.v1':
      return withAttention(settle(referral, 'partner-silent', onward), 'partner-asked', at, onward);
    case 'QuestionAnswered.v1':
      return settle(referral, 'partner-asked', onward);
    case 'AttendanceCheckDue.v1':
      return withAttention(referral, 'attendance-unknown', at, onward);
    case 'AttendanceReported.v1':
      return settle(referral, 'attendance-unknown', onward);
    case 'OnwardReferralEnded.v1': {
      const settled = settle(referral, 'attendance-unknown', onward);
      return event.outcome === 'completed' ? settled : withAttention(settled, 'partner-failed', at, onward);
    }
    case 'PartnerAnswerUndone.v1': {
      const offer = referral.onward.find(({ id }) => id === onward)?.offer;
      const setAside = referral.setAside.filter(one => one.offer !== offer || one.because === 'advisor');
      return settle({ ...referral, setAside }, 'partner-declined', onward);
    }
    case 'PartnerAccepted.v1':
    case 'PartnerWaitlisted.v1':
    case 'OnwardReferralWithdrawn.v1':
      return nothingFrom(referral, event);
    case 'PartnerNudged.v1':
      return referral;
  }
}

/** The partner has answered, or is not asked any more. */
const nothingFrom = (referral: Referral, { onward }: { readonly onward: OnwardReferral['id'] }): Referral =>
  settle(settle(referral, 'partner-silent', onward), 'partner-asked', onward);
