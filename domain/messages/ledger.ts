import type { ReferralEvent } from '../../events/referral-events.ts';
import type { LedgerEntry } from '../../schemas/ledger.ts';
import type { Message } from '../../schemas/message.ts';
import type { Delivery } from '../../schemas/webhook.ts';
import type { Staff } from '../ports.ts';
import type { Referral } from '../referral/state.ts';

export interface Told {
  readonly referral: Referral;
  readonly messages: readonly Message[];
  readonly deliveries: readonly Delivery[];
  readonly events: readonly ReferralEvent[];
}

/** Who was told what about a person, when, on which ground and how, or why not: newest first. */
export const ledgerOf = (all: readonly Told[], staff: Staff): LedgerEntry[] =>
  all
    .flatMap(told => [
      ...told.messages.map(message => entryOf(message, told, staff)),
      ...told.deliveries.map(delivery => newsEntryOf(delivery, told)),
    ])
    .sort((a, b) => (a.queuedAt < b.queuedAt ? 1 : -1));

function entryOf(message: Message, { referral, events }: Told, staff: Staff): LedgerEntry {
  const { id, kind, ground, queuedAt } = message;
  const consent = consentOf(message, events, staff);
  return {
    id,
    referral: referral.id,
    reference: referral.reference,
    kind,
    to: inWords(message, referral, staff),
    ground,
    ...(consent && { consent }),
    queuedAt,
    ...becameOf(message),
    canBePrinted: canBePrinted(message),
  };
}

/** Whoever referred may have their own system told. Its address is theirs and changes: the organisation says who it was. */
function newsEntryOf({ id, event, ground, queuedAt, state }: Delivery, { referral }: Told): LedgerEntry {
  return {
    id,
    referral: referral.id,
    reference: referral.reference,
    kind: event.type,
    to: `the system of ${referrerOf(referral)}`,
    ground,
    queuedAt,
    channel: 'webhook',
    ...standingOf(state),
    canBePrinted: false,
  };
}

function standingOf(state: Delivery['state']): Pick<LedgerEntry, 'status' | 'at' | 'because'> {
  switch (state.status) {
    case 'queued':
    case 'leased':
      return { status: 'waiting', at: state.dueAt };
    case 'delivered':
      return { status: 'sent', at: state.at };
    case 'stopped':
    case 'failed':
      return state;
  }
}

const referrerOf = ({ request, source }: Referral) => request.referrer?.organisation.name ?? source.organisation;

/** What a machine could not bring to the person. */
export const canBePrinted = ({ to, state }: Message): boolean => to.kind === 'person' && state.status === 'failed';

/** The event that the row names, even where the person has said something else since. */
function consentOf(
  { consent }: Message,
  events: readonly ReferralEvent[],
  { partners }: Staff,
): LedgerEntry['consent'] | undefined {
  const given = events.find(({ sequence }) => sequence === consent);
  if (given?.type !== 'ConsentGiven.v1') return undefined;
  const { partner, purpose, scope, channel, bestInterests, at } = given;
  const name = partners.find(({ id }) => id === partner)?.name ?? partner;
  return { partner: name, purpose, scope, channel, bestInterests: bestInterests !== undefined, at };
}

function inWords({ to }: Message, referral: Referral, { advisors, partners }: Staff): string {
  switch (to.kind) {
    case 'person':
      return 'the person';
    case 'advisor':
      return advisors.find(({ id }) => id === to.advisor)?.name ?? 'an advisor who has left';
    case 'partner':
      return partners.find(({ id }) => id === to.partner)?.name ?? to.partner;
    case 'referrer':
      return referral.request.referrer?.organisation.name ?? 'the referrer';
    case 'role':
      return `the role ${to.role}`;
    case 'webhook-contact':
      return 'the contact of a webhook';
  }
}

type Became = Pick<LedgerEntry, 'status' | 'at' | 'wording' | 'channel' | 'address' | 'because'>;

function becameOf({ state }: Message): Became {
  switch (state.status) {
    case 'queued':
    case 'leased':
      return { status: 'waiting', at: state.dueAt };
    case 'sent': {
      const { status, at, channel, address, wording } = state;
      return { status, at, channel, address: masked(address), ...(wording && { wording }) };
    }
    case 'stopped':
    case 'failed':
      return state;
  }
}

/** Enough to tell one address from another, too little to use it. */
function masked(address: string): string {
  if (address.includes('@')) return address.replace(/^(.).*(?=@)/, '$1…');
  if (address.startsWith('+')) return `…${address.slice(-3)}`;
  const lines = address.split('\n');
  return lines.length === 1 ? address : `…, ${lines.at(-1)?.split(' ')[0]}`;
}
