import type { Actor, ReferralEvent } from '../../events/referral-events.ts';
import type { Instant } from '../../schemas/time.ts';
import { type ConsentCommand, onConsent } from './decide/consent.ts';
import { type EndingCommand, onEnding } from './decide/ending.ts';
import { type EscalationCommand, onEscalation } from './decide/escalation.ts';
import type { Answer, Fact, Refusal } from './decide/fact.ts';
import { refuse } from './decide/fact.ts';
import { type OnwardCommand, onOnward } from './decide/onward.ts';
import { onPromises } from './decide/promises.ts';
import { onReceiving, type Receive, type Receiving, received } from './decide/receiving.ts';
import { onSupporting, type Supporting } from './decide/supporting.ts';
import { evolve } from './evolve.ts';
import type { Referral } from './state.ts';

export type { Refusal } from './decide/fact.ts';

/** What somebody or something wants to happen. Every fact it rests on comes with it. */
export type Command =
  | Receive
  | Receiving
  | Supporting
  | ConsentCommand
  | OnwardCommand
  | EscalationCommand
  | EndingCommand
  | { readonly type: 'keep-promises' };

export interface Decision {
  readonly before: Referral | undefined;
  readonly after: Referral;
  readonly events: readonly ReferralEvent[];
}

export const isRefusal = (outcome: Decision | Refusal): outcome is Refusal => 'refused' in outcome;

/** What follows from a command, given how the referral stands. Pure: the same facts always give the same decision. */
export function decide(before: Referral | undefined, command: Command, now: Instant, by: Actor): Decision | Refusal {
  const facts = command.type === 'receive' ? received(before, command, now) : decideOn(before, command, now, by);
  if ('refused' in facts) return facts;
  const referral = command.type === 'receive' ? command.id : before?.id;
  if (!referral) throw new RangeError('only a receipt begins a referral');
  return record(before, facts, { referral, at: now, by });
}

/** Several decisions of one moment that are kept or lost together. */
export function together(
  first: Decision,
  ...others: readonly ((after: Referral) => Decision | Refusal)[]
): Decision | Refusal {
  let all = first;
  for (const next of others) {
    const decision = next(all.after);
    if (isRefusal(decision)) return decision;
    all = { before: all.before, after: decision.after, events: [...all.events, ...decision.events] };
  }
  return all;
}

function decideOn(
  referral: Referral | undefined,
  command: Exclude<Command, { type: 'receive' }>,
  now: Instant,
  by: Actor,
): Answer {
  if (!referral) return refuse('unknown-referral', 'There is no such referral.');
  switch (command.type) {
    case 'link':
    case 'match':
    case 'match-again':
    case 'take-hold':
    case 'release-hold':
    case 'note-failed-message':
      return onReceiving(referral, command, now, by);
    case 'give-consent':
    case 'refuse-consent':
    case 'withdraw-consent':
      return onConsent(referral, command, now, by);
    case 'escalate':
    case 'acknowledge-escalation':
      return onEscalation(referral, command, now, by);
    case 'close':
    case 'reopen':
    case 'withdraw':
    case 'enter-in-error':
      return onEnding(referral, command, now, by);
    case 'keep-promises':
      return onPromises(referral, now);
    case 'request-onward':
    case 'withdraw-onward':
    case 'answer-question':
    case 'partner-accept':
    case 'partner-waitlist':
    case 'partner-decline':
    case 'partner-ask':
    case 'undo-answer':
    case 'report-attendance':
    case 'end-onward':
      return onOnward(referral, command, now, by);
    default:
      return onSupporting(referral, command, now, by);
  }
}

/** Gives each fact its place in the history, and the referral as it then stands. */
function record(before: Referral | undefined, facts: readonly Fact[], stamp: Stamp): Decision {
  let after = before;
  const events = facts.map(fact => {
    const event: ReferralEvent = { ...fact, ...stamp, sequence: (after?.version ?? 0) + 1 };
    after = evolve(after, event);
    return event;
  });
  if (!after) throw new RangeError('only a receipt begins a referral');
  return { before, after, events };
}

type Stamp = Pick<ReferralEvent, 'referral' | 'at' | 'by'>;
