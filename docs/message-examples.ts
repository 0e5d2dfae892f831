import type { MessageFacts } from '../domain/messages/facts.ts';
import { opensOf } from '../domain/messages/opens.ts';
import { messagesOf } from '../domain/referral/consequences.ts';
import type { OnwardCommand } from '../domain/referral/decide/onward.ts';
import type { Decision } from '../domain/referral/decide.ts';
import { promisesOf } from '../domain/referral/promises.ts';
import type { Referral } from '../domain/referral/state.ts';
import { noticesOfDisabling } from '../domain/webhooks/notices.ts';
import { AdvisorId } from '../schemas/ids.ts';
import { type Message, MessageKind } from '../schemas/message.ts';
import {
  active,
  ada,
  aFlag,
  andThen,
  aPartner,
  aSite,
  asked,
  at,
  contactCommand,
  day,
  matchCommand,
  mondayMorning,
  neighbours,
  onwardOf,
  received,
  referralId,
  tick,
  una,
  walton,
} from '../tests/samples.ts';
import { aSubscription } from '../tests/webhook-samples.ts';

export interface Example {
  readonly message: Message;
  readonly facts: MessageFacts;
}

/** One message of each kind, as it comes about in the life of an invented referral. */
export function messageExamples(): Record<MessageKind, Example> {
  const owed = lives().flatMap(decision =>
    messagesOf(decision).map(message => ({ message, referral: decision.after })),
  );
  const all = [...owed, ...notices()];
  return Object.fromEntries(
    MessageKind.options.map(kind => {
      const one = all.find(({ message }) => message.kind === kind);
      if (!one) throw new RangeError(`nothing in these lives leads to ${kind}`);
      return [kind, { message: one.message, facts: factsOf(one.message, one.referral) }];
    }),
  ) as Record<MessageKind, Example>;
}

const factsOf = (message: Message, referral: Referral): MessageFacts => ({
  message,
  referral,
  sites: [aSite()],
  partners: [aPartner()],
  caseLinkBase: 'https://referrals.liferooms.example/cases',
  phone: '0151 496 0800',
  ...(opensOf(message, referral) && { link: `https://referrals.liferooms.example/l/${'x'.repeat(43)}` }),
});

/** What happens to Una, in as many ways as there are messages. */
const lives = (): Decision[] => [...beginnings(), ...withPartner(), ...withPerson(), ...endings()];

function beginnings(): Decision[] {
  const first = received();
  const assigned = andThen(first, matchCommand());
  const ben = AdvisorId.parse('advisor-ben');
  const failed = {
    type: 'note-failed-message',
    kind: 'referrer-acknowledged',
    because: 'the mailbox is full',
  } as const;
  return [
    first,
    received(aFlag),
    andThen(first, { type: 'link', to: referralId(2), reference: first.after.reference }),
    assigned,
    late(first, 'it-is-assigned'),
    late(assigned, 'first-contact-is-tried'),
    andThen(assigned, { type: 'take', advisor: ben, site: walton }, mondayMorning, ada),
    andThen(first, { ...failed, message: messageIn(first) }),
  ];
}

function withPartner(): Decision[] {
  const request = asked();
  const onward = onwardOf(request).id;
  const says = (before: Decision, command: OnwardCommand, by = neighbours) =>
    andThen(before, command, mondayMorning, by);
  const accepted = says(request, { type: 'partner-accept', onward, firstDate: day('2026-12-01') });
  const question = says(request, { type: 'partner-ask', onward, question: 'Can she climb stairs?' });
  return [
    request,
    accepted,
    says(request, { type: 'partner-decline', onward, reason: 'safety-concern', declinedBy: 'partner' }),
    says(request, { type: 'partner-waitlist', onward, expectedWeeks: 4 }),
    says(question, { type: 'answer-question', onward, answer: 'Yes.' }, ada),
    says(request, { type: 'withdraw-onward', onward, reason: 'She has found something else.' }, ada),
    late(request, 'the-partner-is-reminded'),
    late(accepted, 'attendance-is-known'),
    says(accepted, { type: 'report-attendance', onward, attendance: 'attended', on: day('2026-11-23') }),
    says(accepted, { type: 'end-onward', onward, outcome: 'completed' }),
  ];
}

function withPerson(): Decision[] {
  const spoken = active();
  const missed = contactCommand({ outcome: 'no-answer' });
  const missedAt = (when: string) => contactCommand({ outcome: 'no-answer', occurredAt: at(when) });
  const assigned = andThen(received(), matchCommand());
  const once = andThen(assigned, missed, mondayMorning, ada);
  const thrice = ['2026-11-24T15:00:00Z', '2026-11-26T10:00:00Z'].reduce(
    (before, when) => andThen(before, missedAt(when), at(when), ada),
    once,
  );
  const raised = andThen(
    spoken,
    { type: 'escalate', to: 'cmht', contact: 'duty line', reason: 'She is much worse.' },
    mondayMorning,
    ada,
  );
  const answered = andThen(spoken, { type: 'person-answers', answer: 'not-yet' }, mondayMorning, una);
  return [
    spoken,
    thrice,
    late(once, 'the-next-attempt-is-made'),
    late(raised, 'the-team-has-it'),
    answered,
    late(answered, 'the-advisor-decides'),
  ];
}

const endings = (): Decision[] => [
  andThen(active(), { type: 'close', reason: 'need-met', unmet: [] }, mondayMorning, ada),
];

/** As it is when the clock finds that a promise has not been kept. */
function late(before: Decision, that: ReturnType<typeof promisesOf>[number]['that']): Decision {
  const promise = promisesOf(before.after).find(one => one.that === that);
  if (!promise) throw new RangeError(`nobody has promised that ${that}`);
  return tick(before, promise.dueAt);
}

function messageIn(decision: Decision) {
  const [message] = messagesOf(decision);
  if (!message) throw new RangeError('a message is owed');
  return message.id;
}

function notices() {
  const referral = received().after;
  return noticesOfDisabling(aSubscription(), referral.id, mondayMorning).map(message => ({ message, referral }));
}
