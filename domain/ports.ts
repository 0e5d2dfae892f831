import type { ReferralEvent } from '../events/referral-events.ts';
import type { Advisor, Caller, Offer, Partner, Site } from '../schemas/directory.ts';
import type { AdvisorId, MessageId, OfferId, OnwardId, PartnerId, PersonId, ReferralId } from '../schemas/ids.ts';
import type { MatchSnapshot } from '../schemas/match.ts';
import type { Message } from '../schemas/message.ts';
import type { Person } from '../schemas/person.ts';
import type { Instant } from '../schemas/time.ts';
import type { Referral } from './referral/state.ts';

// What the domain needs of the world. Two adapters of each exist and pass one contract suite (adapters/contract).

/** The records of people and referrals: strong reads by id, one atomic commit. */
export interface CaseStore {
  referral(id: ReferralId): Promise<Referral | undefined>;
  events(id: ReferralId): Promise<ReferralEvent[]>;
  match(id: ReferralId, number: number): Promise<MatchSnapshot | undefined>;
  messages(id: ReferralId): Promise<Message[]>;
  message(referral: ReferralId, id: MessageId): Promise<Message | undefined>;
  person(id: PersonId): Promise<PersonRecord | undefined>;
  /** @param trait a keyed hash, never the trait itself */
  personsWith(trait: Trait): Promise<PersonId[]>;
  referralsOf(person: PersonId): Promise<ReferralId[]>;
  answered(key: RequestKey): Promise<AnsweredRequest | undefined>;
  /** All of it or none. @throws ConflictError when something has moved on since it was read */
  commit(changes: Changes): Promise<void>;
  /** Only the ledger row moves. @throws ConflictError when another worker has moved it */
  saveMessage(message: Message, expectedVersion: number): Promise<void>;
  worklist(question: WorklistQuestion): Promise<Page<Referral>>;
  /** What of an offer's places is held or taken. Strong: nobody has any, if nothing is written down. */
  places(offer: OfferId): Promise<Places>;
  link(hash: string): Promise<Link | undefined>;
  /** @throws ConflictError when there is one of this hash already */
  issueLink(link: Link): Promise<void>;
  /** Referrals with requests to this partner, those that wait for its answer first. May lag by moments. */
  onwardTo(question: OnwardQuestion): Promise<Page<Referral>>;
  /** Open referrals of this advisor; may lag by moments. */
  openCount(advisor: AdvisorId): Promise<number>;
  /** Everything promised for `now` or before, oldest first in each shard. May lag by moments. */
  due(now: Instant): AsyncIterable<Promised>;
}

export interface PersonRecord {
  readonly id: PersonId;
  /** In a commit: 1 for a new person, otherwise one more than was read, so that two referrals for one person cannot miss each other. */
  readonly version: number;
  readonly details: Person;
}

/** A keyed hash of something that could show that two records are one person: an NHS number, a birth date, a phone. */
export interface Trait {
  readonly kind: 'nhs-number' | 'birth-date' | 'phone';
  readonly hash: string;
}

/** Who asked, and the key they gave. */
export interface RequestKey {
  readonly source: string;
  readonly key: string;
}

/** Kept for as long as what it made: a repeat may come after days. */
export interface AnsweredRequest {
  readonly fingerprint: string;
  readonly referral: ReferralId;
}

/** One atomic step. `before` is what was read: the commit fails if it is no longer so. */
export interface Changes {
  readonly referrals: readonly ReferralChange[];
  /** `traits` are those to add; an NHS number that is somebody else's must be left out. */
  readonly person?: { readonly record: PersonRecord; readonly traits: readonly Trait[] };
  readonly request?: RequestKey & AnsweredRequest;
  readonly places?: readonly PlacesChange[];
  /** A link that is used up by this: of a thousand who use it at once one does. */
  readonly link?: { readonly before: Link; readonly after: Link };
}

/** Who holds a place of an offer and who has taken one. Onward referrals, never people. */
export interface Places {
  readonly offer: OfferId;
  /** 0 when nothing is written down yet. */
  readonly version: number;
  readonly held: readonly OnwardId[];
  readonly taken: readonly OnwardId[];
}

/** `limit` is how many places the offer has: the commit fails if the offer has been changed since it was read. */
export interface PlacesChange {
  readonly before: Places;
  readonly after: Places;
  readonly offerVersion: number;
}

/**
 * Lets somebody without an account do one thing once. Only the SHA-256 of its 256 random bits is kept.
 * `version` is that of the record; `usedAt` is when it was used up.
 */
export interface Link {
  readonly hash: string;
  readonly version: number;
  readonly referral: ReferralId;
  readonly expiresAt: Instant;
  readonly usedAt?: Instant;
  readonly opens:
    | { readonly to: 'partner-decision' | 'partner-attendance'; readonly onward: OnwardId; readonly partner: PartnerId }
    | { readonly to: 'person-answer' | 'person-consent'; readonly onward?: OnwardId };
}

/** `limit` is at most 100; `after` is the `next` of the page before. */
export interface OnwardQuestion {
  readonly partner: PartnerId;
  readonly limit: number;
  readonly after?: string;
}

export interface ReferralChange {
  readonly before: Referral | undefined;
  readonly after: Referral;
  readonly events: readonly ReferralEvent[];
  readonly messages: readonly Message[];
  readonly match?: MatchSnapshot;
}

/** `list` says whose; `limit` is at most 100; `after` is the `next` of the page before. */
export interface WorklistQuestion {
  readonly list: 'all' | 'unassigned' | 'held' | { readonly advisor: AdvisorId } | { readonly overdueAt: Instant };
  readonly limit: number;
  readonly after?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export interface Due {
  readonly referral: ReferralId;
  readonly message?: MessageId;
}

/** Something that is due, and since when. */
export interface Promised extends Due {
  readonly dueAt: Instant;
}

/** What is offered, by whom, where; who works here; who may sign in. Nothing personal about those helped. */
export interface Directory {
  snapshot(): Promise<DirectorySnapshot>;
  caller(subject: string): Promise<Caller | undefined>;
}

/** The whole directory at one version. Advisors' loads are not part of it. */
export interface DirectorySnapshot {
  readonly version: number;
  readonly offers: readonly Offer[];
  readonly partners: readonly Partner[];
  readonly sites: readonly Site[];
  readonly advisors: readonly Advisor[];
}

/** A wake-up carries an id and nothing else: losing or repeating one does no harm. */
export interface WorkQueue {
  wake(what: Due): Promise<void>;
}

/** Sends one message. The reference is ours and the same on every attempt. */
export interface Courier {
  send(letter: Letter): Promise<{ providerId: string }>;
  /** Whether the provider has this reference already; `unknown` where it cannot say. */
  lookUp(reference: string): Promise<{ providerId: string } | 'not-sent' | 'unknown'>;
}

export interface Letter {
  readonly reference: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Keyed, one-way: the same value always gives the same hash, and nobody without the key can try values. */
export interface Hasher {
  hash(value: string): Promise<string>;
}

export interface Clock {
  now(): Instant;
}

export interface Ids {
  referral(): ReferralId;
  person(): PersonId;
}

/** Something has moved on since it was read: load again and decide again. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** The store is busy with the same records just now: the caller may try again in a second. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** Trying again cannot help: a person must look. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}
