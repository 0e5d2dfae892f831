import type {
  AccessLog,
  Attempts,
  CaseStore,
  Clock,
  Courier,
  Directory,
  Hasher,
  Ids,
  Images,
  Manifests,
  OfferImages,
  WorkQueue,
} from '../domain/ports.ts';
import type { WebhookPoster, WebhookStore } from '../domain/webhooks/ports.ts';
import type { EventType } from '../events/referral-events.ts';
import type { DutyRole } from '../schemas/codes.ts';
import type { QueueName } from './triggers.ts';

/** Everything the functions need of the world; each takes its own Pick. Two places build one: index.ts files and local/. */
export interface World {
  readonly cases: CaseStore;
  readonly directory: Directory;
  readonly manifests: Manifests;
  readonly images: Images;
  readonly offers: OfferImages;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly courier: Courier;
  readonly webhooks: WebhookStore;
  readonly poster: WebhookPoster;
  readonly accesses: AccessLog;
  readonly attempts: Attempts;
  readonly hasher: Hasher;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly count: Count;
  /** Mailboxes that are paged. */
  readonly dutyAddresses: Readonly<Record<DutyRole, string>>;
  /** Where a case can be read after signing in, without a trailing slash. */
  readonly caseLinkBase: string;
  /** Where links without an account lead, without a trailing slash: the token follows. */
  readonly linkBase: string;
  /** What people are told to ring. */
  readonly servicePhone: string;
}

/** A constant message and ids as keys, all passed with each line: one process may serve many requests at once. */
export type Log = Readonly<
  Record<'info' | 'warn' | 'error', (message: string, keys: Readonly<Record<string, unknown>>) => void>
>;

/** One metric for each outcome, named as its event. */
export type Metric =
  | (EventType extends `${infer Name}.v${number}` ? Name : never)
  | 'MessageSent'
  | 'MessageStopped'
  | 'WebhookDelivered'
  | 'WebhookStopped'
  | 'WebhookFailed'
  | 'WebhookDisabled'
  | 'PlaceGone'
  | 'PromisesOverdue'
  | 'ImagesPublished'
  | 'ImagesBehind'
  | 'ImageRefused';
/** Under this name the counts are found and watched. */
export const metricNamespace = 'LifeRooms';
type Count = (metric: Metric, howMany?: number) => void;
