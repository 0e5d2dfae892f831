import { createHash } from 'node:crypto';
import type { DraftWriter, RequestKey, Trait } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { Access } from '../../schemas/access.ts';
import type { DraftId } from '../../schemas/draft.ts';
import {
  type AdvisorId,
  type MessageId,
  type OfferId,
  type OnwardId,
  type OrganisationId,
  type PartnerId,
  type PersonId,
  type ReferralId,
  referralOf,
  type SubscriptionId,
} from '../../schemas/ids.ts';
import type { SecretHash } from '../../schemas/page-session.ts';
import {
  draftPartitions,
  manifestPartition,
  placesPartitions,
  sessionPartitions,
  signInPartitions,
  versionPartition,
} from '../../schemas/tables.ts';
import { type CalendarDate, Instant } from '../../schemas/time.ts';
import type { Key } from './item-store.ts';

// Every key of both tables. Ids and hashes only: a key may be read in a log.

// cases: a referral and all that belongs to it share one partition

const referral = (id: ReferralId) => `REFERRAL#${id}`;
const person = (id: PersonId) => `PERSON#${id}`;

export const headKey = (id: ReferralId): Key => ({ pk: referral(id), sk: 'HEAD' });
export const eventKey = (id: ReferralId, sequence: number): Key => ({
  pk: referral(id),
  sk: `EVENT#${inOrder(sequence)}`,
});
export const matchKey = (id: ReferralId, number: number): Key => ({ pk: referral(id), sk: `MATCH#${inOrder(number)}` });
export const messageKey = (id: ReferralId, message: MessageId): Key => ({ pk: referral(id), sk: `MESSAGE#${message}` });

export const eventsOf = (id: ReferralId) => ({ pk: referral(id), prefix: 'EVENT#' });
export const messagesOf = (id: ReferralId) => ({ pk: referral(id), prefix: 'MESSAGE#' });

export const personKey = (id: PersonId): Key => ({ pk: person(id), sk: 'PERSON' });
export const personReferralKey = (id: PersonId, of: ReferralId): Key => ({ pk: person(id), sk: `REFERRAL#${of}` });
export const referralsOfPerson = (id: PersonId) => ({ pk: person(id), prefix: 'REFERRAL#' });

/** One NHS number is one person, so its row has one place; many people may share a telephone. */
export const isUnique = ({ kind }: Trait) => kind === 'nhs-number';
export const traitKey = (trait: Trait, of: PersonId): Key => ({
  ...everyoneWith(trait),
  sk: isUnique(trait) ? 'PERSON' : person(of),
});
export const everyoneWith = ({ kind, hash }: Trait) => ({ pk: `TRAIT#${kind}#${hash}` });

/** All of an organisation's webhook subscriptions are one item, so that their number can be bounded. */
export const subscriptionsKey = (of: OrganisationId): Key => ({ pk: `ORGANISATION#${of}`, sk: 'SUBSCRIPTIONS' });
export const deliveryKey = (id: ReferralId, delivery: MessageId): Key => ({
  pk: referral(id),
  sk: `DELIVERY#${delivery}`,
});
export const deliveriesOf = (id: ReferralId) => ({ pk: referral(id), prefix: 'DELIVERY#' });

/** Hashed, because the key is the client's own: of any length, of any letters, and perhaps unwisely chosen. */
export const requestKey = ({ source, key }: RequestKey): Key => ({
  pk: `REQUEST#${digest(JSON.stringify([source, key])).toString('base64url')}`,
  sk: 'REQUEST',
});

/** Puts a request to a partner on that partner's list: the request itself is part of the head. */
export const onwardKey = (id: OnwardId): Key => ({ pk: referral(referralOf(id)), sk: `ONWARD#${id}` });

/** Puts a referral on the lists of who sent it: that never changes, while the head moves from list to list. */
export const sentKey = (id: ReferralId, list: 'ORGANISATION' | 'SENDER'): Key => ({
  pk: referral(id),
  sk: `SENT#${list}`,
});

/**
 * Newest first; one for each reader and what they were shown in a quarter of an hour. Hashed, because a subject may be the
 * address that somebody signs in with.
 */
export const accessKey = ({ referral: id, at, shown, through, by }: Access): Key => {
  const reader = by.kind === 'caller' ? [by.kind, by.subject, by.role, by.organisation] : [by.kind, by.partner];
  const what = digest(JSON.stringify([shown, through, ...reader])).toString('base64url');
  return { pk: referral(id), sk: `ACCESS#${timeLeft(Date.parse(at) - (Date.parse(at) % quarterHour))}#${what}` };
};
const quarterHour = 15 * 60 * 1000;
export const accessesOf = (id: ReferralId) => ({ pk: referral(id), prefix: 'ACCESS#' });

/** @param hash of the token or code: whoever reads the table cannot use what it says */
export const linkKey = (hash: string): Key => ({ pk: `LINK#${hash}`, sk: 'LINK' });

/** Hashed, because what is tried may be anything that somebody typed. @param window its number since 1970 */
export const attemptsKey = (tried: string, window: number): Key => ({
  pk: `ATTEMPTS#${digest(tried).toString('base64url')}`,
  sk: `WINDOW#${window}`,
});

// cases: those who are signed in to the pages, or just signing in

export const sessionKey = (hash: SecretHash): Key => ({ pk: `${sessionPartitions}${hash}`, sk: 'SESSION' });
export const signInKey = (hash: SecretHash): Key => ({ pk: `${signInPartitions}${hash}`, sk: 'SIGNIN' });

// cases: referrals that are being written

/** The writer is part of the key, hashed as a sender is: whoever else has the id finds nothing. */
export const draftKey = (writer: DraftWriter, id: DraftId): Key => ({ ...draftsBy(writer), sk: `DRAFT#${id}` });
export const draftsBy = ({ organisation, subject }: DraftWriter) => ({
  pk: `${draftPartitions}${digest(JSON.stringify([organisation, subject])).toString('base64url')}`,
});

// cases: the sparse lists

export const unassignedList = 'UNASSIGNED';
export const heldList = 'HELD';
export const openList = 'OPEN';
export const closedList = 'CLOSED';
export const advisorList = (advisor: AdvisorId) => `ADVISOR#${advisor}`;

export const deliveryLog = (subscription: SubscriptionId) => `WEBHOOK#${subscription}`;
/** Newest first: what is left of a time as far off as a date can say. */
export const newestFirst = (at: Instant, id: string) => `${timeLeft(Date.parse(at))}#${id}`;
const timeLeft = (milliseconds: number) => String(8_640_000_000_000_000 - milliseconds).padStart(16, '0');
/** `~` sorts after every id. */
export const sinceInLog = (since: Instant) => ({ to: newestFirst(since, '~') });

export const partnerList = (partner: PartnerId) => `PARTNER#${partner}`;
/** Those that wait for the partner's answer first, then the oldest. */
export const requestSk = (isWaiting: boolean, requestedAt: Instant, id: OnwardId) =>
  `${isWaiting ? 0 : 1}#${requestedAt}#${id}`;

export const organisationsSent = (organisation: OrganisationId) => `SENT#${organisation}`;
/** Hashed, because a subject may be the address that somebody signs in with. */
export const sendersSent = (organisation: OrganisationId, subject: string) =>
  `SENT#${organisation}#${digest(subject).toString('base64url')}`;

/** Most urgent first. */
export const urgencySk = (rank: number, dueAt: Instant, id: ReferralId) => `${urgencyRank(rank)}#${dueAt}#${id}`;

/** A day in London is spread over a few partitions, as every event of the service is written to one of them. */
export const activityKey = ({
  referral: id,
  at,
  sequence,
}: {
  referral: ReferralId;
  at: Instant;
  sequence: number;
}): Key => ({
  pk: activityShard(londonDate(at), digest(id).readUInt8() % shards),
  sk: `${at}#${id}#${inOrder(sequence)}`,
});
const activityShard = (day: CalendarDate, number: number) => `ACTIVITY#${day}#${number}`;
export const activityShards = (day: CalendarDate): readonly string[] =>
  Array.from({ length: shards }, (_, number) => activityShard(day, number));

/** The ranks there are: what is overdue is a range in each of them. */
export const ranks = [0, 1] as const;
const urgencyRank = (rank: number) => {
  if (!ranks.some(known => known === rank))
    throw new RangeError(`no list of overdue referrals would show rank ${rank}`);
  return rank;
};
export const overdueIn = (rank: number, now: Instant) => ({ from: `${rank}#`, to: `${rank}#${now}` });

/** Spread over a few partitions, so that what falls due together is not written to one place. */
const shards = 4;
export const dueKey = (id: ReferralId | MessageId, dueAt: Instant): Key => ({
  pk: dueShard(digest(id).readUInt8() % shards),
  sk: `${dueAt}#${id}`,
});
/** @throws when the item is on no `due` list, which those that were found there are */
export const dueAtOf = (key: Key | undefined): Instant => Instant.parse(key?.sk.split('#')[0]);
const dueShard = (number: number) => `DUE#${number}`;
export const dueShards: readonly string[] = Array.from({ length: shards }, (_, number) => dueShard(number));
/** `~` sorts after the `#` that ends the instant, so what is due at `now` itself is within. */
export const dueBy = (now: Instant) => ({ to: `${now}~` });

// directory

export const directoryKinds = ['OFFER', 'PARTNER', 'SITE', 'ADVISOR', 'GRANT', 'CALLER'] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

export const entryKey = (kind: DirectoryKind, id: string): Key => ({ pk: `${kind}#${id}`, sk: kind });
export const kindKey = (kind: DirectoryKind, id: string): Key => ({ pk: kind, sk: id });
export const placesKey = (offer: OfferId): Key => ({ pk: `${placesPartitions}${offer}`, sk: 'PLACES' });
export const versionKey: Key = { pk: versionPartition, sk: 'VERSION' };
export const manifestKey: Key = { pk: manifestPartition, sk: 'MANIFEST' };

const inOrder = (number: number) => String(number).padStart(6, '0');
const digest = (text: string) => createHash('sha256').update(text).digest();
