import type { ReferralEvent } from '../events/referral-events.ts';
import type { Advisor, Caller, Offer, Partner, Site } from '../schemas/directory.ts';
import type { AdvisorId, MessageId, PersonId, ReferralId } from '../schemas/ids.ts';
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
