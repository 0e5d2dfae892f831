import type { ReferralEvent } from '../events/referral-events.ts';
import type { Advisor, Caller, Grant, Offer, Partner, Site } from '../schemas/directory.ts';
import type {
  AdvisorId,
  MessageId,
  OfferId,
  OnwardId,
  OrganisationId,
  PartnerId,
  PersonId,
  ReferralId,
  SubscriptionId,
} from '../schemas/ids.ts';
import type { Link } from '../schemas/link.ts';
import type { ContentHash, Manifest, Shard } from '../schemas/manifest.ts';
import type { MatchSnapshot } from '../schemas/match.ts';
import type { Message, MessageChannel } from '../schemas/message.ts';
import type { PageSession, SecretHash, SignInUnderWay } from '../schemas/page-session.ts';
import type { Person } from '../schemas/person.ts';
import type { Places } from '../schemas/places.ts';
import type { CalendarDate, Instant } from '../schemas/time.ts';
import type { Delivery, Subscription, WebhookSecret } from '../schemas/webhook.ts';
import type { Imaged } from './matching/match-indexed.ts';
import type { Referral } from './referral/state.ts';

export type { Link, Places };

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
  /**
   * Requests to this partner that are under way: those that wait for its answer first, then the oldest. May lag by moments.
   * @throws RangeError when `after` is not the `next` of any page
   */
  onwardTo(question: OnwardQuestion): Promise<Page<OnwardId>>;
  /**
   * What an organisation, or one sign-in of it, has sent, newest first; however it ended. May lag by moments.
   * @throws RangeError when `after` is not the `next` of any page
   */
  sentBy(question: SentQuestion): Promise<Page<ReferralId>>;
  /** Open referrals of this advisor; may lag by moments. */
  openCount(advisor: AdvisorId): Promise<number>;
  /** How many there are on a worklist; may lag by moments. */
  countOf(list: WorklistQuestion['list']): Promise<number>;
  /** Where an organisation's systems want to hear of its referrals. Strong. */
  subscriptions(organisation: OrganisationId): Promise<readonly Subscription[]>;
  /** What happened on these days in London, both included; in no order within a day. May lag by moments. */
  activity(from: CalendarDate, to: CalendarDate): AsyncIterable<ReferralEvent>;
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
  /** Of the referral as it was answered. */
  readonly version: number;
}

/** One atomic step. `before` is what was read: the commit fails if it is no longer so. */
export interface Changes {
  readonly referrals: readonly ReferralChange[];
  /** `traits` are those to add; an NHS number that is somebody else's must be left out. */
  readonly person?: { readonly record: PersonRecord; readonly traits: readonly Trait[] };
  readonly request?: RequestKey & AnsweredRequest;
  readonly places?: readonly PlacesChange[];
  /** A link that this uses up, or makes usable again: of a thousand who use it at once one does. */
  readonly link?: { readonly before: Link; readonly after: Link };
}

/** `offerVersion` where a place is taken: the commit fails if the offer, and so how many it has, has changed since it was read. */
export interface PlacesChange {
  readonly before: Places;
  readonly after: Places;
  readonly offerVersion?: number;
}

/** `limit` is at most 100; `after` is the `next` of the page before. */
export interface OnwardQuestion {
  readonly partner: PartnerId;
  readonly limit: number;
  readonly after?: string;
}

/** `limit` is at most 100; `after` is the `next` of the page before. */
export interface SentQuestion {
  readonly by: { readonly organisation: OrganisationId } | Referral['source'];
  readonly limit: number;
  readonly after?: string;
}

export interface ReferralChange {
  readonly before: Referral | undefined;
  readonly after: Referral;
  readonly events: readonly ReferralEvent[];
  readonly messages: readonly Message[];
  /** The same news for systems that have subscribed to it. */
  readonly deliveries?: readonly Delivery[];
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
  /** Grows with every change; 0 before anybody has filled it. Strongly consistent. */
  version(): Promise<number>;
  /** As read last while a newer version is not yet whole. @throws BusyError when nothing has been read yet */
  snapshot(): Promise<DirectorySnapshot>;
  /** As `snapshot`, for whoever has no need of offers. */
  staff(): Promise<Staff>;
  /** Strongly consistent. */
  offer(id: OfferId): Promise<OfferRecord | undefined>;
  /**
   * Changes one offer, and so the version of the directory.
   * @throws ConflictError when it is gone or no longer the version expected @throws BusyError while all is being replaced
   */
  amendOffer(
    id: OfferId,
    change: OfferChange,
    expectedVersion: number,
    /** As they were read, where the change is right only for as long as nobody takes another. */
    places?: Places,
  ): Promise<OfferRecord>;
  caller(subject: string): Promise<Caller | undefined>;
}

/** The directory of one version without its offers. Advisors' loads are not part of it. */
export interface Staff {
  readonly version: number;
  readonly partners: readonly Partner[];
  readonly sites: readonly Site[];
  readonly advisors: readonly Advisor[];
  readonly grants: readonly Grant[];
}

/** The whole directory at one version. */
export interface DirectorySnapshot extends Staff {
  readonly offers: readonly Offer[];
}

export interface OfferRecord {
  /** Of the directory when this offer was last written. */
  readonly version: number;
  readonly offer: Offer;
}

/** Fields to be set; `undefined` takes away what was known. */
export type OfferChange = { readonly [Field in keyof Omit<Offer, 'id'>]?: Offer[Field] | undefined };

/** Bytes that never change, each under the SHA-256 of itself. */
export interface Images {
  /** Seen under its hash whole or not at all. Storing it again mends what has been spoilt. */
  put(hash: ContentHash, bytes: Uint8Array): Promise<void>;
  /** As they are stored: whoever reads them checks that they are what the hash says. */
  get(hash: ContentHash): Promise<Uint8Array | undefined>;
}

/** Which images hold the directory now. */
export interface Manifests {
  /** Strongly consistent. */
  latest(): Promise<PublishedManifest | undefined>;
  /** @throws ConflictError when another has been published since `before` was read */
  publish(manifest: Manifest, before: PublishedManifest | undefined): Promise<void>;
}

export interface PublishedManifest {
  /** How many have been published. */
  readonly version: number;
  readonly manifest: Manifest;
}

/** The offers that could be for somebody, from images. */
export interface OfferImages {
  /** @param outcode where they live, if anybody has said @throws Error when no whole image of the directory is to be had */
  imagesFor(outcode: string | undefined): Promise<OffersAtHand>;
}

export interface OffersAtHand {
  /** What is read, by its name in the manifest. */
  readonly manifest: Manifest;
  readonly images: readonly { readonly shard: Shard; readonly hash: ContentHash }[];
  readonly imaged: Imaged;
}

/** Who is signed in to the pages, and who is just signing in. All of it vanishes by itself when its time is up. */
export interface Sessions {
  find(hash: SecretHash): Promise<PageSession | undefined>;
  /** Version 1 starts one; otherwise it replaces the version before. @throws ConflictError when that has moved on or ended */
  keep(hash: SecretHash, session: PageSession, until: Instant): Promise<void>;
  end(hash: SecretHash): Promise<void>;
  begin(hash: SecretHash, signIn: SignInUnderWay, until: Instant): Promise<void>;
  /** Once: whoever brings the same answer again finds nothing. */
  take(hash: SecretHash): Promise<SignInUnderWay | undefined>;
}

/** A wake-up carries an id and nothing else: losing or repeating one does no harm. */
export interface WorkQueue {
  wake(what: Due): Promise<void>;
}

/** A queue as whoever operates it sees it. What was given up holds ids alone, as every wake-up does. */
export interface QueueDesk {
  depth(): Promise<QueueDepth>;
  /** What was given up after the last attempt, oldest first; the first hundred. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Puts one back as a new wake-up. @returns whether it was there */
  redrive(id: string): Promise<boolean>;
  /** Forgets one. What it would have woken is written in the store all the same. @returns whether it was there */
  discard(id: string): Promise<boolean>;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly inFlight: number;
  readonly dead: number;
  /** When the oldest that waits was sent. */
  readonly oldest?: Instant | undefined;
}

export interface DeadLetter {
  readonly id: string;
  /** Undefined for what nobody can read. */
  readonly what: Due | undefined;
  readonly sentAt: Instant;
  readonly attempts: number;
}

/** Sends one message. The reference is ours and the same on every attempt. */
export interface Courier {
  /** What it can deliver at all. @see Letter */
  readonly carries: readonly MessageChannel[];
  send(letter: Letter): Promise<{ providerId: string }>;
  /** Whether the provider has this reference already; `unknown` where it cannot say. */
  lookUp(reference: string): Promise<{ providerId: string } | 'not-sent' | 'unknown'>;
}

export interface Letter {
  readonly reference: string;
  readonly channel: MessageChannel;
  /** An e-mail address, a telephone number as E.164, or the lines of a postal address: the name first, the postcode last. */
  readonly to: string;
  /** Empty for a text message, which has none. */
  readonly subject: string;
  readonly text: string;
}

/** How often something has been tried lately, so that whoever guesses does not get far. */
export interface Attempts {
  /**
   * Counts one more, unless there have been as many as there may be. Windows are fixed, so that at the seam of two there may
   * be twice as many. @param key ids and hashes only
   */
  admits(key: string, window: AttemptWindow, now: Instant): Promise<boolean>;
}

export interface AttemptWindow {
  readonly most: number;
  readonly seconds: number;
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
  subscription(): SubscriptionId;
  /** Not an identity, but chance all the same: 32 random bytes. */
  webhookSecret(): WebhookSecret;
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
