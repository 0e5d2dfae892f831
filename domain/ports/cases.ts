import type { ReferralEvent } from '../../events/referral-events.ts';
import type {
  AdvisorId,
  MessageId,
  OfferId,
  OnwardId,
  OrganisationId,
  PartnerId,
  PersonId,
  ReferralId,
} from '../../schemas/ids.ts';
import type { Link } from '../../schemas/link.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import type { Message } from '../../schemas/message.ts';
import type { Person } from '../../schemas/person.ts';
import type { Places } from '../../schemas/places.ts';
import type { CalendarDate, Instant } from '../../schemas/time.ts';
import type { Delivery, Subscription } from '../../schemas/webhook.ts';
import type { Referral } from '../referral/state.ts';

/** The records of people and referrals: strong reads by id, one atomic commit. */
export interface CaseStore {
  referral(id: ReferralId): Promise<Referral | undefined>;
  events(id: ReferralId): Promise<ReferralEvent[]>;
  match(id: ReferralId, number: number): Promise<MatchSnapshot | undefined>;
  messages(id: ReferralId): Promise<Message[]>;
  /** What systems that have subscribed were told of it, or are to be. */
  deliveries(id: ReferralId): Promise<Delivery[]>;
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

/** `list` says whose, most urgent first, or `closed`: what has ended, newest first. `limit` is at most 100; `after` is the `next` of the page before. */
export interface WorklistQuestion {
  readonly list:
    | 'all'
    | 'unassigned'
    | 'held'
    | 'closed'
    | { readonly advisor: AdvisorId }
    | { readonly overdueAt: Instant };
  readonly limit: number;
  readonly after?: string;
  readonly only?: Selection;
}

/**
 * A page of those that fit. It is looked for `among` so many and no further: then a page has fewer than its limit, even none,
 * and still a `next`.
 */
interface Selection {
  readonly fits: (referral: Referral) => boolean;
  readonly among: number;
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
