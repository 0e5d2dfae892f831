import fc from 'fast-check';
import { referenceFor } from '../domain/identity/reference.ts';
import { type Command, type Decision, decide, isRefusal } from '../domain/referral/decide.ts';
import type { Referral } from '../domain/referral/state.ts';
import { londonDate, plusMinutes } from '../domain/time/working-time.ts';
import type { Actor } from '../events/referral-events.ts';
import {
  Attendance,
  ClosureReason,
  ContactOutcome,
  DeclinedBy,
  DeclineReason,
  FeedbackScope,
  ImmediateConcern,
  OnwardOutcome,
  PersonAnswer,
  SharedField,
  UnsuitableReason,
} from '../schemas/codes.ts';
import { AdvisorId, EscalationId, MessageId, OnwardId, PartnerId } from '../schemas/ids.ts';
import { AttentionTo } from '../schemas/support.ts';
import type { Instant } from '../schemas/time.ts';
import * as sample from './samples.ts';

/** Something that somebody or something tries to do, given how the referral stands then: often it is refused. */
export interface Move {
  readonly command: (referral: Referral, now: Instant) => Command;
  readonly by: Actor;
  readonly minutesLater: number;
}
type Trying = fc.Arbitrary<Move['command']>;

/** @param make what is tried, from a value that was drawn and how the referral stands */
const trying = <T>(value: fc.Arbitrary<T>, make: (value: T, referral: Referral, now: Instant) => Command): Trying =>
  value.map(drawn => (referral, now) => make(drawn, referral, now));

const oneOf = (...commands: readonly Command[]): Trying => trying(fc.constantFrom(...commands), command => command);

const advisor = fc.constantFrom(AdvisorId.parse('advisor-ada'), AdvisorId.parse('advisor-ben'));
const partner = fc.constantFrom(PartnerId.parse('partner-neighbours'), PartnerId.parse('partner-choir'));
const walk = sample.anOffer({ id: 'offer-walk', name: 'Walk' });
/** So few places that the last one is soon fought over. */
export const offers = [
  sample.anOffer({ places: 1 }),
  sample.anOffer({ id: 'offer-choir', name: 'Choir', partner: 'partner-choir', places: 2 }),
  walk,
];
const offer = fc.constantFrom(...offers);

const receiving = fc.oneof(
  trying(fc.constant(sample.matchCommand()), (command, { matches }) =>
    command.type === 'match' ? { ...command, match: { ...command.match, number: matches + 1 } } : command,
  ),
  oneOf(
    { type: 'take-hold' },
    { type: 'release-hold', reason: 'looked at' },
    { type: 'link', to: sample.referralId(2), reference: referenceFor(sample.referralId(2)) },
    {
      type: 'note-failed-message',
      message: MessageId.parse('msg_01JD8ZK4T6V9W2X3Y5Z7000001-0002-duty-hold-duty'),
      kind: 'duty-hold',
      because: 'MessageRejected',
    },
  ),
);

const contact = fc.record({
  outcome: fc.oneof(fc.constant('no-answer' as const), fc.constantFrom(...ContactOutcome.options)),
  hasNext: fc.boolean(),
});

const supporting = fc.oneof(
  {
    weight: 3,
    arbitrary: trying(contact, ({ outcome, hasNext }, _, now) =>
      sample.contactCommand({ outcome, occurredAt: now, ...(hasNext && { nextBy: now }) }),
    ),
  },
  trying(advisor, one => ({ type: 'take', advisor: one, site: sample.walton })),
  trying(advisor, one => ({ type: 'hand-over', advisor: one, site: sample.walton, reason: 'Speaks Polish.' })),
  trying(fc.constantFrom(...AttentionTo.options), (to, { attention }) => ({
    type: 'settle-attention',
    to,
    onward: attention.find(one => one.to === to)?.onward,
  })),
  trying(fc.constantFrom(...UnsuitableReason.options), (reason, { setAside }) =>
    setAside.some(({ offer: one, by }) => one === walk.id && by === 'advisor')
      ? { type: 'propose-offer-again', offer: walk.id }
      : { type: 'set-offer-aside', offer: walk, reason },
  ),
  oneOf(
    { type: 'accept-assignment' },
    { type: 'return-to-pool', reason: 'leaving' },
    { type: 'add-note', text: 'a note', isRestricted: true },
    { type: 'agree-goal', words: 'To sleep.', importance: 9 },
    { type: 'plan-action', what: 'Ring', who: 'advisor' },
    { type: 'finish-action', action: 1 },
    { type: 'correct-contact', details: { telecom: [{ system: 'email', value: 'una@post.example', safe: false }] } },
    { type: 'signpost', to: 'Warm Space', need: 'loneliness', reportGroup: 'social-support' },
  ),
);

const consents = fc.oneof(
  {
    weight: 3,
    arbitrary: trying(fc.tuple(partner, fc.boolean()), ([one, isShort], _, now) =>
      sample.consentCommand({ partner: one, ...(isShort && { reviewOn: londonDate(now) }) }),
    ),
  },
  trying(fc.tuple(partner, fc.subarray([...SharedField.options], { minLength: 1 })), ([one, scope]) =>
    sample.consentCommand({ partner: one, scope }),
  ),
  trying(partner, one => ({ type: 'refuse-consent', partner: one, purpose: 'Tea' })),
  trying(fc.option(partner, { nil: undefined }), one => ({ type: 'withdraw-consent', partner: one })),
  trying(fc.constantFrom(...FeedbackScope.options), feedback => ({ type: 'change-feedback', feedback })),
);

const requests = trying(offer, one =>
  sample.onwardCommand({ offer: one, partner: sample.aPartner({ id: one.partner }) }),
);

/** About one of the requests there are, or about one that does not exist. */
const about = <T>(value: fc.Arbitrary<T>, make: (onward: OnwardId, value: T, now: Instant) => Command): Trying =>
  trying(fc.tuple(fc.nat(4), value), ([pick, drawn], referral, now) => make(requestOf(referral, pick), drawn, now));
const requestOf = ({ onward, id }: Referral, pick: number) =>
  onward.toReversed()[pick % Math.max(1, onward.length)]?.id ?? OnwardId.parse(`onw_${id.slice(4)}-9999`);
const nothing = fc.constant(undefined);

const answers = fc.oneof(
  about(nothing, onward => ({ type: 'partner-accept', onward })),
  about(nothing, onward => ({ type: 'partner-waitlist', onward, expectedWeeks: 4 })),
  about(
    fc.tuple(fc.constantFrom(...DeclineReason.options), fc.constantFrom(...DeclinedBy.options)),
    (onward, [reason, declinedBy]) => ({ type: 'partner-decline', onward, reason, declinedBy }),
  ),
  about(nothing, onward => ({ type: 'partner-ask', onward, question: 'A ramp?' })),
  { weight: 3, arbitrary: about(nothing, onward => ({ type: 'undo-answer', onward })) },
  about(fc.constantFrom(...Attendance.options), (onward, attendance, now) => ({
    type: 'report-attendance',
    onward,
    attendance,
    on: londonDate(now),
  })),
  {
    weight: 3,
    arbitrary: about(fc.constantFrom(...OnwardOutcome.options), (onward, outcome) => ({
      type: 'end-onward',
      onward,
      outcome,
    })),
  },
);

const replies = fc.oneof(
  about(nothing, onward => ({ type: 'withdraw-onward', onward })),
  about(nothing, onward => ({ type: 'answer-question', onward, answer: 'A rail.' })),
);

const personal = trying(
  fc.tuple(fc.constantFrom(...PersonAnswer.options), fc.constantFrom(undefined, 'Thank you', 'I want to end my life')),
  ([answer, words], { onward }) => ({ type: 'person-answers', answer, words, onward: onward.at(-1)?.id }),
);

const escalations = fc.oneof(
  trying(fc.constantFrom('gp' as const, 'crisis-team' as const), to => ({
    type: 'escalate',
    to,
    contact: 'Rang',
    reason: 'Worried',
  })),
  trying(nothing, (_, { escalations: all, id }) => ({
    type: 'acknowledge-escalation',
    escalation: all.at(-1)?.id ?? EscalationId.parse(`esc_${id.slice(4)}-9999`),
    from: 'Sister Adeyemi',
  })),
);

const endings = fc.oneof(
  trying(fc.constantFrom(...ClosureReason.options), reason => ({
    type: 'close',
    reason,
    unmet: reason === 'no-suitable-offer' ? [{ need: 'loneliness', area: 'L9', barriers: ['no-capacity'] }] : [],
  })),
  oneOf({ type: 'withdraw', asked: 'person' }, { type: 'enter-in-error', reason: 'wrong person' }),
);

const choir: Actor = { kind: 'partner', partner: PartnerId.parse('partner-choir'), via: 'api' };
const staff = [sample.ada, sample.duty, sample.manager];
const anybody = [...staff, sample.machine, sample.clock, sample.neighbours, choir, sample.una, sample.gp];

/** Mostly by those whose part it is, and now and then by anybody. */
const by = (command: Trying, ...actors: readonly Actor[]): fc.Arbitrary<Move> =>
  fc.record({
    command,
    by: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...actors) }, fc.constantFrom(...anybody)),
    // Often within the ten minutes in which an answer can be taken back.
    minutesLater: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
      { weight: 4, arbitrary: fc.integer({ min: 16, max: 20_000 }) },
      fc.integer({ min: 20_000, max: 200_000 }),
    ),
  });

/** Anything that anybody might try. Endings are rare, or most lives would be short. */
export const aMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: by(receiving, ...staff, sample.machine) },
  { weight: 5, arbitrary: by(supporting, ...staff) },
  { weight: 4, arbitrary: by(consents, ...staff, sample.una) },
  { weight: 4, arbitrary: by(requests, ...staff) },
  { weight: 7, arbitrary: by(answers, sample.neighbours, choir, sample.ada) },
  { weight: 2, arbitrary: by(replies, ...staff) },
  { weight: 1, arbitrary: by(personal, sample.una) },
  { weight: 2, arbitrary: by(escalations, ...staff) },
  { weight: 1, arbitrary: by(endings, ...staff, sample.gp, sample.una) },
  { weight: 1, arbitrary: by(oneOf({ type: 'reopen', reason: 'rang' }), ...staff) },
  { weight: 6, arbitrary: by(oneOf({ type: 'keep-promises' }), sample.clock) },
);

/** How a life begins: at the door, or further on, so that what comes late is tried often enough. */
const anOpening: fc.Arbitrary<readonly Move[]> = fc.constantFrom(0, 1, 2, 4, 5).map(length => opening.slice(0, length));

const soon = (command: Move['command'], actor: Actor): Move => ({ command, by: actor, minutesLater: 1 });
export const opening = [
  soon(() => ({ type: 'release-hold', reason: 'looked at' }), sample.duty),
  soon(() => sample.matchCommand(), sample.machine),
  soon((_, now) => sample.contactCommand({ occurredAt: now }), sample.ada),
  soon(() => sample.consentCommand(), sample.ada),
  soon(() => sample.onwardCommand({ offer: sample.anOffer({ places: 1 }) }), sample.ada),
  soon(referral => ({ type: 'partner-accept', onward: requestOf(referral, 0) }), sample.neighbours),
];

/** The life of a referral in which anybody tries anything at any time. */
export const aLife = fc.record({
  concerns: fc.subarray([...ImmediateConcern.options], { maxLength: 2 }),
  opening: anOpening,
  moves: fc.array(aMove, { maxLength: 40, size: 'max' }),
});
export type Life = typeof aLife extends fc.Arbitrary<infer T> ? T : never;

export interface Step extends Decision {
  readonly command?: Command;
  readonly by?: Move['by'];
}

/** Every decision that was not refused, from the receipt on. */
export function live({ concerns, opening, moves }: Life, number = 1): Step[] {
  const steps: Step[] = [sample.received({ risk: { immediateConcern: concerns } }, undefined, number)];
  let after = steps[0]?.after;
  let now = after?.receivedAt;
  for (const { command: make, by, minutesLater } of [...opening, ...moves]) {
    if (!after || !now) throw new Error('a receipt has a time');
    now = plusMinutes(now, minutesLater);
    const command = make(after, now);
    const outcome = decide(after, command, now, by);
    if (isRefusal(outcome)) continue;
    after = outcome.after;
    steps.push({ ...outcome, command, by });
  }
  return steps;
}
