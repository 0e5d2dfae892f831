import type { Changes, ReferralChange, Trait } from '../../domain/ports.ts';
import { nextDue, urgencyOf } from '../../domain/referral/promises.ts';
import { isOpen, type Referral } from '../../domain/referral/state.ts';
import type { PersonId } from '../../schemas/ids.ts';
import type { Message } from '../../schemas/message.ts';
import type { Expect, Item, Write } from './item-store.ts';
import {
  advisorList,
  dueKey,
  eventKey,
  headKey,
  heldList,
  isUnique,
  matchKey,
  messageKey,
  openList,
  personKey,
  personReferralKey,
  requestKey,
  traitKey,
  unassignedList,
  urgencySk,
} from './keys.ts';

/** What one commit writes. */
export function writesOf(changes: Changes): Write[] {
  return [
    ...changes.referrals.flatMap(referralWrites),
    ...(changes.person ? personWrites(changes.person) : []),
    ...(changes.request ? [requestWrite(changes.request)] : []),
  ];
}

function referralWrites({ before, after, events, messages, match }: ReferralChange): Write[] {
  return [
    put(headItem(after), before ? { version: before.version } : 'absent'),
    ...(before ? [] : [putNew({ ...personReferralKey(after.person, after.id), doc: { referral: after.id } })]),
    ...events.map(event => putNew({ ...eventKey(after.id, event.sequence), doc: event })),
    ...(match ? [putNew({ ...matchKey(after.id, match.number), doc: match })] : []),
    ...messages.map(message => put(messageItem(message), 'absent')),
  ];
}

function headItem(referral: Referral): Item {
  const { rank, dueAt } = urgencyOf(referral);
  const sk = urgencySk(rank, dueAt, referral.id);
  const promised = nextDue(referral);
  const list = listOf(referral);
  return {
    ...headKey(referral.id),
    version: referral.version,
    doc: referral,
    indexes: {
      ...(list && { worklist: { pk: list, sk } }),
      ...(isOpen(referral) && { open: { pk: openList, sk } }),
      ...(promised && { due: dueKey(referral.id, promised) }),
    },
  };
}

/** Whose list it is on. A closed one comes back onto its advisor's when something has to be decided after all. */
function listOf(referral: Referral): string | undefined {
  switch (referral.status) {
    case 'received':
      return unassignedList;
    case 'held':
      return heldList;
    case 'assigned':
    case 'active':
      return advisorList(referral.advisor);
    case 'closed':
      return referral.advisor && referral.attention.length > 0 ? advisorList(referral.advisor) : undefined;
    case 'withdrawn':
    case 'entered-in-error':
      return undefined;
  }
}

/** A message is a promise until it is sent, stopped or failed. */
export function messageItem(message: Message): Item {
  const { id, referral, version, state } = message;
  return {
    ...messageKey(referral, id),
    version,
    doc: message,
    ...('dueAt' in state && { indexes: { due: dueKey(id, state.dueAt) } }),
  };
}

function personWrites({ record, traits }: NonNullable<Changes['person']>): Write[] {
  const { id, version, details } = record;
  const before: Expect = version === 1 ? 'absent' : { version: version - 1 };
  return [put({ ...personKey(id), version, doc: details }, before), ...traits.map(trait => traitWrite(trait, id))];
}

/** Whoever had this NHS number first is that person: expecting nobody makes the second of two at once load again. */
const traitWrite = (trait: Trait, person: PersonId): Write =>
  put({ ...traitKey(trait, person), version: 1, doc: { person } }, isUnique(trait) ? 'absent' : 'anything');

const requestWrite = ({ source, key, fingerprint, referral }: NonNullable<Changes['request']>): Write =>
  putNew({ ...requestKey({ source, key }), doc: { fingerprint, referral } });

const putNew = (item: Omit<Item, 'version'>): Write => put({ ...item, version: 1 }, 'absent');
const put = (item: Item, expect: Expect): Write => ({ table: 'cases', put: item, expect });
