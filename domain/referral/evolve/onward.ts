import type { Onward } from '../../../events/onward.ts';
import type { DeclineReason } from '../../../schemas/codes.ts';
import type { OnwardReferral } from '../../../schemas/support.ts';
import { settle, settleForNeed } from '../attention.ts';
import type { Referral } from '../state.ts';

/** A request to a partner, and what becomes of it. */
export function afterOnward(before: Referral, event: Onward): Referral {
  if (event.type === 'OnwardReferralRequested.v1')
    return settleForNeed({ ...before, onward: [...before.onward, requested(event)] }, event.need);
  const now = before.onward.map(one => (one.id === event.onward ? changed(one, event) : one));
  return answeredFor({ ...before, onward: now }, event);
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
      return asked(one, event);
    case 'QuestionAnswered.v1': {
      const { answer, nudgeAt, escalateAt } = event;
      const patience = { ...(nudgeAt && { nudgeAt }), ...(escalateAt && { escalateAt }), nudges: 0 };
      return { ...one, ...(one.question && { question: { ...one.question, answer } }), ...patience };
    }
    case 'PartnerAnswerUndone.v1':
      return undone(one, event);
    case 'PartnerNudged.v1': {
      const { nudgeAt: _, ...rest } = one;
      return { ...rest, nudges: event.round, ...(event.nextAt && { nudgeAt: event.nextAt }) };
    }
    case 'PartnerSilenceEscalated.v1':
      return { ...quiet(one), isSilent: true, place: released(one) };
    case 'AttendanceReported.v1': {
      const { before: _, ...said } = one;
      if (event.attendance === 'did-not-attend') return said;
      const { checkAt: __, ...rest } = said;
      const next = event.checkAt && { checkAt: event.checkAt };
      return { ...rest, ...next, status: 'in-progress', sessions: one.sessions + 1 };
    }
    case 'AttendanceCheckDue.v1':
      return { ...one, checkAt: event.againAt };
    case 'OnwardReferralEnded.v1':
      return { ...quiet(one), status: event.outcome === 'completed' ? 'completed' : 'failed', place: released(one) };
  }
}

/** As it was before the answer, with all the patience there was at first. */
function undone(one: OnwardReferral, event: Event<'PartnerAnswerUndone.v1'>): OnwardReferral {
  const { answeredAt, firstDate, contactRoute, declined, before, ...rest } = one;
  const { nudgeAt, escalateAt, checkAt } = event;
  const due = {
    ...(nudgeAt && { nudgeAt }),
    ...(escalateAt && { escalateAt }),
    ...(checkAt && { checkAt }),
    nudges: 0,
  };
  const waits = { ...quiet(rest), ...due };
  if (before === 'waitlisted') return { ...waits, status: before, place: released(one) };
  const { expectedWeeks, ...asked } = waits;
  return { ...asked, status: 'requested', place: one.place === 'none' ? 'none' : 'held' };
}

/** The clock of a partner who waits for our answer stands still; a waiting list goes on. */
function asked(one: OnwardReferral, { question: text, at }: Event<'PartnerAsked.v1'>): OnwardReferral {
  const waits = one.status === 'waitlisted' && one.checkAt ? { checkAt: one.checkAt } : {};
  return { ...quiet(one), ...waits, isSilent: false, question: { text, askedAt: at } };
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

/** What a partner's answer or silence leaves of what stood before the advisor, and of what can be proposed. */
function answeredFor(referral: Referral, event: Exclude<Onward, Event<'OnwardReferralRequested.v1'>>): Referral {
  const { onward } = event;
  switch (event.type) {
    case 'PartnerDeclined.v1':
      return aside(nothingFrom(referral, event), event, { by: 'partner', because: event.reason });
    case 'PartnerSilenceEscalated.v1':
      return aside(referral, event, { by: 'silence' });
    case 'PartnerAsked.v1':
      return settle(referral, 'partner-silent', onward);
    case 'QuestionAnswered.v1':
      return settle(referral, 'partner-asked', onward);
    case 'AttendanceReported.v1': {
      const known = settle(referral, 'attendance-unknown', onward);
      return event.attendance === 'attended' ? settle(known, 'did-not-attend', onward) : known;
    }
    case 'OnwardReferralEnded.v1':
      return settle(settle(referral, 'attendance-unknown', onward), 'did-not-attend', onward);
    case 'PartnerAnswerUndone.v1':
      return settle(notAside(referral, onward), 'partner-declined', onward);
    case 'PartnerAccepted.v1':
    case 'PartnerWaitlisted.v1':
      return nothingFrom(notAside(referral, onward), event);
    case 'OnwardReferralWithdrawn.v1':
      return settle(nothingFrom(referral, event), 'attendance-unknown', onward);
    case 'PartnerNudged.v1':
    case 'AttendanceCheckDue.v1':
      return referral;
  }
}

/** The partner has answered, or is not asked any more. */
const nothingFrom = (referral: Referral, { onward }: { readonly onward: OnwardReferral['id'] }): Referral =>
  settle(settle(referral, 'partner-silent', onward), 'partner-asked', onward);

type Said = { readonly by: 'partner'; readonly because: DeclineReason } | { readonly by: 'silence' };

/** Not to be proposed again for this referral: a newer answer takes the place of an older one and of silence. */
function aside(
  referral: Referral,
  { onward, at }: Exclude<Onward, Event<'OnwardReferralRequested.v1'>>,
  said: Said,
): Referral {
  const asked = requestOf(referral, onward);
  if (!asked) return referral;
  const { offer, offerName } = asked;
  const heard = notAside(referral, onward);
  return { ...heard, setAside: [...heard.setAside, { offer, offerName, at, ...said }] };
}

/** What the partner has said counts no more; what the advisor has set aside stays so. */
function notAside(referral: Referral, onward: OnwardReferral['id']): Referral {
  const offer = requestOf(referral, onward)?.offer;
  return { ...referral, setAside: referral.setAside.filter(one => one.offer !== offer || one.by === 'advisor') };
}

const requestOf = ({ onward }: Referral, id: OnwardReferral['id']) => onward.find(one => one.id === id);
