import type { Actor, ReferralEvent } from '../../events/referral-events.ts';
import type { Instant } from '../../schemas/time.ts';
import { type ConsentCommand, onConsent } from './decide/consent.ts';
import { type EndingCommand, onEnding } from './decide/ending.ts';
import { type EscalationCommand, onEscalation } from './decide/escalation.ts';
import type { Answer, Fact, Refusal } from './decide/fact.ts';
import { refuse, staffOnly } from './decide/fact.ts';
import { type OnwardCommand, onOnward, type PartnerCommand } from './decide/onward.ts';
import { onPromises } from './decide/promises.ts';
import { onReceiving, type Receive, type Receiving, received } from './decide/receiving.ts';
import { noRoom } from './decide/room.ts';
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
  const decision = record(before, facts, { referral, at: now, by });
  return noRoom(decision, command, by) ?? decision;
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

type Later = Exclude<Command, { type: 'receive' }>;
type LaterOf<Type extends Later['type']> = Extract<Later, { type: Type }>;
type Decider<Type extends Later['type']> = (
  referral: Referral,
  command: LaterOf<Type>,
  now: Instant,
  by: Actor,
) => Answer;

function decideOn<Type extends Later['type']>(
  referral: Referral | undefined,
  command: LaterOf<Type>,
  now: Instant,
  by: Actor,
): Answer {
  if (!referral) return refuse('unknown-referral', 'There is no such referral.');
  if (
    (by.kind === 'partner' && !ofPartners.has(command.type)) ||
    (by.kind === 'person' && !ofPersons.has(command.type))
  )
    return staffOnly;
  const decider: Decider<Type> = deciders[command.type as Type];
  return decider(referral, command, now, by);
}

/** Who decides on which command. */
const deciders: { readonly [Type in Later['type']]: Decider<Type> } = {
  link: onReceiving,
  match: onReceiving,
  'match-again': onReceiving,
  'take-hold': onReceiving,
  'release-hold': onReceiving,
  'note-failed-message': onReceiving,
  'leave-to-advisor': onReceiving,
  'give-consent': onConsent,
  'refuse-consent': onConsent,
  'withdraw-consent': onConsent,
  'change-feedback': onConsent,
  escalate: onEscalation,
  'acknowledge-escalation': onEscalation,
  close: onEnding,
  reopen: onEnding,
  withdraw: onEnding,
  'enter-in-error': onEnding,
  'keep-promises': (referral, _, now) => onPromises(referral, now),
  'request-onward': onOnward,
  'withdraw-onward': onOnward,
  'answer-question': onOnward,
  'partner-accept': onOnward,
  'partner-waitlist': onOnward,
  'partner-decline': onOnward,
  'partner-ask': onOnward,
  'undo-answer': onOnward,
  'report-attendance': onOnward,
  'end-onward': onOnward,
  'accept-assignment': onSupporting,
  'hand-over': onSupporting,
  'return-to-pool': onSupporting,
  take: onSupporting,
  'record-contact': onSupporting,
  'add-note': onSupporting,
  'agree-goal': onSupporting,
  'plan-action': onSupporting,
  'finish-action': onSupporting,
  'change-wishes': onSupporting,
  'correct-contact': onSupporting,
  'set-offer-aside': onSupporting,
  'propose-offer-again': onSupporting,
  signpost: onSupporting,
  'settle-attention': onSupporting,
  'person-answers': onSupporting,
};

const ofPartners: ReadonlySet<Command['type']> = new Set<PartnerCommand['type']>([
  'partner-accept',
  'partner-waitlist',
  'partner-decline',
  'partner-ask',
  'undo-answer',
  'report-attendance',
  'end-onward',
]);

const ofPersons: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'person-answers',
  'withdraw-consent',
  'withdraw',
  'enter-in-error',
]);

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
