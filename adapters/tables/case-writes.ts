import { waitsForPartner } from '../../domain/disclosure/partner-view.ts';
import type { Changes, ReferralChange, Trait } from '../../domain/ports.ts';
import { nextDue, urgencyOf } from '../../domain/referral/promises.ts';
import { endedAt, isUnderWay, type Referral } from '../../domain/referral/state.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { PersonId } from '../../schemas/ids.ts';
import type { Link } from '../../schemas/link.ts';
import type { Message } from '../../schemas/message.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { deliveryItem } from './delivery-item.ts';
import type { Expect, Item, Key, Write } from './item-store.ts';
import {
  activityKey,
  advisorList,
  closedList,
  dueKey,
  eventKey,
  headKey,
  heldList,
  isUnique,
  linkKey,
  matchKey,
  messageKey,
  newestFirst,
  onwardKey,
  openList,
  partnerList,
  personKey,
  personReferralKey,
  requestKey,
  requestSk,
  traitKey,
  unassignedList,
  urgencySk,
} from './keys.ts';
import { placesWrites } from './places.ts';
import { sentRows } from './sent-list.ts';

/** What one commit writes. */
export function writesOf(changes: Changes): Write[] {
  return [
    ...changes.referrals.flatMap(referralWrites),
    ...(changes.person ? personWrites(changes.person) : []),
    ...(changes.request ? [requestWrite(changes.request)] : []),
    ...(changes.places ?? []).flatMap(placesWrites),
    ...(changes.link ? [put(linkItem(changes.link.after), { version: changes.link.before.version })] : []),
  ];
}

function referralWrites({ before, after, events, messages, deliveries = [], match }: ReferralChange): Write[] {
  return [
    put(headItem(after), before ? { version: before.version } : 'absent'),
    ...(before ? [] : firstWrites(after)),
    ...events.map(event => putNew(eventItem(event))),
    ...(match ? [putNew({ ...matchKey(after.id, match.number), doc: match })] : []),
    ...messages.map(message => put(messageItem(message), 'absent')),
    ...deliveries.map(delivery => put(deliveryItem(delivery), 'absent')),
    ...onwardWrites(before, after),
  ];
}

/** What says whose a referral is and who sent it, which never changes. */
const firstWrites = ({ id, person, source, receivedAt }: Referral): Write[] => [
  putNew({ ...personReferralKey(person, id), doc: { referral: id } }),
  ...sentRows({ id, source, receivedAt }).map(putNew),
];

function headItem(referral: Referral): Item {
  const { rank, dueAt } = urgencyOf(referral);
  const sk = urgencySk(rank, dueAt, referral.id);
  const promised = nextDue(referral);
  const list = listOf(referral);
  const ended = endedAt(referral);
  return {
    ...headKey(referral.id),
    version: referral.version,
    doc: referral,
    indexes: {
      ...(list && { worklist: { pk: list, sk } }),
      open: ended ? { pk: closedList, sk: newestFirst(ended, referral.id) } : { pk: openList, sk },
      ...(promised && { due: dueKey(referral.id, promised) }),
    },
  };
}

/** Reports read what happened by the day on which it did. */
const eventItem = (event: ReferralEvent): Omit<Item, 'version'> => ({
  ...eventKey(event.referral, event.sequence),
  doc: event,
  indexes: { activity: activityKey(event) },
});

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

/** What of the requests to partners comes onto a partner's list, leaves it or moves on it. */
function onwardWrites(before: Referral | undefined, after: Referral): Write[] {
  const listed = new Map(before?.onward.map(one => [one.id, placeOnList(one)?.sk]));
  return after.onward
    .filter(one => listed.get(one.id) !== placeOnList(one)?.sk)
    .map(one => put(onwardItem(one, after.version), 'anything'));
}

function onwardItem(one: OnwardReferral, version: number): Item {
  const worklist = placeOnList(one);
  return { ...onwardKey(one.id), version, doc: { onward: one.id }, ...(worklist && { indexes: { worklist } }) };
}

/** What has ended is no longer the partner's business, and on no list. */
function placeOnList(one: OnwardReferral): Key | undefined {
  if (!isUnderWay(one)) return undefined;
  return { pk: partnerList(one.partner), sk: requestSk(waitsForPartner(one), one.requestedAt, one.id) };
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

const requestWrite = ({ source, key, ...answered }: NonNullable<Changes['request']>): Write =>
  putNew({ ...requestKey({ source, key }), doc: answered });

/** A link vanishes some time after it has ended; it is not found from that second on. */
export const linkItem = (link: Link): Item => ({
  ...linkKey(link.hash),
  version: link.version,
  doc: link,
  expiresAt: Math.floor(Date.parse(link.expiresAt) / 1000),
});

const putNew = (item: Omit<Item, 'version'>): Write => put({ ...item, version: 1 }, 'absent');
const put = (item: Item, expect: Expect): Write => ({ table: 'cases', put: item, expect });
