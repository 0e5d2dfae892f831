import type { PersonId, ReferralId, SubscriptionId } from '../schemas/ids.ts';
import type { Link } from '../schemas/link.ts';
import type { MessageChannel } from '../schemas/message.ts';
import type { PageSession, SecretHash, SignInUnderWay } from '../schemas/page-session.ts';
import type { Places } from '../schemas/places.ts';
import type { Instant } from '../schemas/time.ts';
import type { WebhookSecret } from '../schemas/webhook.ts';
import type { Due } from './ports/cases.ts';

export type * from './ports/access-log.ts';
export type * from './ports/cases.ts';
export type * from './ports/directory.ts';
export type * from './ports/drafts.ts';
export type { Link, Places };

// What the domain needs of the world. Two adapters of each exist and pass one contract suite (adapters/contract).

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
  /** What was given up after the last attempt: a hundred at most, oldest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /**
   * Puts back as new wake-ups the one that is named, or a hundred at most. A letter is back when it is read from here, and
   * stays where it is when nobody reads on.
   */
  redrive(id?: string): AsyncIterable<DeadLetter>;
  /** Forgets one. What it would have woken is written in the store all the same. @returns it, if it was there */
  discard(id: string): Promise<DeadLetter | undefined>;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly inFlight: number;
  readonly dead: number;
  /** When the oldest that waits was sent, where the queue can tell. */
  readonly oldest?: Instant | undefined;
}

export interface DeadLetter {
  readonly id: string;
  /** Undefined for what nobody can read. */
  readonly what: Due | undefined;
  readonly sentAt: Instant;
  /** At its work: looking at the letter is none. */
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
