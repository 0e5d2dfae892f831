import type { MessageId, OrganisationId, ReferralId, SubscriptionId } from '../../schemas/ids.ts';
import type { Message } from '../../schemas/message.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Delivery, PostFailure, Subscription } from '../../schemas/webhook.ts';
import type { Page } from '../ports.ts';

/** What organisations have subscribed to, and what has been sent to them. */
export interface WebhookStore {
  /** Strong: nothing at version 0, when there has never been any. */
  read(organisation: OrganisationId): Promise<Subscriptions>;
  /**
   * @param notices to people, queued in the same step
   * @throws ConflictError when they have changed since they were read
   */
  save(before: Subscriptions, list: readonly Subscription[], notices?: readonly Message[]): Promise<void>;
  delivery(referral: ReferralId, id: MessageId): Promise<Delivery | undefined>;
  /** @throws ConflictError when another worker has moved it */
  saveDelivery(delivery: Delivery, expectedVersion: number): Promise<void>;
  /** Newest first. May lag by moments. @throws RangeError when `after` is not the `next` of any page */
  deliveries(question: DeliveryQuestion): Promise<Page<Delivery>>;
}

/** All of one organisation's, changed as one, so that their number can be bounded. */
export interface Subscriptions {
  readonly organisation: OrganisationId;
  readonly version: number;
  readonly list: readonly Subscription[];
}

/** `limit` is at most 100; `after` is the `next` of the page before. */
export interface DeliveryQuestion {
  readonly subscription: SubscriptionId;
  readonly since: Instant;
  readonly limit: number;
  readonly after?: string;
}

/** Posts to machines that we do not know. It never follows a redirect and never connects to a private address. */
export interface WebhookPoster {
  /** What is wrong with an address, in words that follow its name; undefined when nothing is. */
  mistakeIn(url: string): string | undefined;
  /** Never throws for what the other side does or fails to do. */
  post(letter: WebhookLetter): Promise<Posted>;
}

export interface WebhookLetter {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** `retryAfter` as it came: seconds or an HTTP date. */
export type Posted = { readonly status: number; readonly retryAfter?: string } | { readonly failure: PostFailure };
