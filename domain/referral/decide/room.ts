import type { Actor } from '../../../events/referral-events.ts';
import { most } from '../../../schemas/bounds.ts';
import type { Referral } from '../state.ts';
import type { ConsentCommand } from './consent.ts';
import type { EndingCommand } from './ending.ts';
import type { EscalationCommand } from './escalation.ts';
import { type Refusal, refuse } from './fact.ts';
import type { OnwardCommand } from './onward.ts';
import type { Receiving } from './receiving.ts';
import type { Supporting } from './supporting.ts';

/**
 * Why a referral cannot hold what a command would add to it, if it cannot. Nobody who helps a person comes near, and a
 * program that goes wrong does not make a record that is too large to be read.
 */
export function noRoom({ before, after }: Change, { type }: { readonly type: string }, by: Actor): Refusal | undefined {
  if (!before) return undefined;
  if (before.version >= most.events && by.kind !== 'machine' && !alwaysTaken.has(type))
    return full(`${most.events.toLocaleString('en-GB')} events`);
  const list = listThatGrows.get(type);
  const grew = list && after[list].length > before[list].length;
  return grew && after[list].length > most[list] ? full(`${most[list]} ${inWords[list]}`) : undefined;
}

interface Change {
  readonly before: Referral | undefined;
  readonly after: Referral;
}

const full = (what: string) =>
  refuse('no-room', `This referral holds ${what}, and has room for no more. Please close it and send a new one.`);

type List = Exclude<keyof typeof most, 'events'>;

type Kind = (Receiving | Supporting | ConsentCommand | OnwardCommand | EscalationCommand | EndingCommand)['type'];

const listThatGrows: ReadonlyMap<string, List> = new Map<Kind, List>([
  ['agree-goal', 'goals'],
  ['plan-action', 'plan'],
  ['set-offer-aside', 'setAside'],
  ['give-consent', 'consents'],
  ['refuse-consent', 'consents'],
  ['request-onward', 'onward'],
  ['escalate', 'escalations'],
]);

const inWords: Readonly<Record<List, string>> = {
  goals: 'goals',
  plan: 'planned actions',
  setAside: 'offers that were set aside',
  consents: 'consents',
  onward: 'onward referrals',
  escalations: 'escalations',
};

/** Whatever ends it or stops what is on its way, whatever may be about safety, and that the person has been referred again. */
const alwaysTaken: ReadonlySet<string> = new Set<Kind>([
  'link',
  'close',
  'withdraw',
  'enter-in-error',
  'withdraw-consent',
  'refuse-consent',
  'change-feedback',
  'correct-contact',
  'withdraw-onward',
  'escalate',
  'acknowledge-escalation',
  'person-answers',
]);
