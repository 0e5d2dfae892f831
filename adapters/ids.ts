import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Clock, Ids } from '../domain/ports.ts';
import { PersonId, ReferralId, SubscriptionId } from '../schemas/ids.ts';
import { WebhookSecret } from '../schemas/webhook.ts';

/** ULIDs of the clock's time. Those of one millisecond, or made after the clock went back, still sort as they were made. */
export function ulidIds(clock: Clock): Ids {
  const nextUlid = monotonicFactory();
  const ulid = () => nextUlid(Date.parse(clock.now()));
  return {
    referral: () => ReferralId.parse(`ref_${ulid()}`),
    person: () => PersonId.parse(`per_${ulid()}`),
    subscription: () => SubscriptionId.parse(`whk_${ulid()}`),
    webhookSecret: () => WebhookSecret.parse(`whsec_${randomBytes(32).toString('base64')}`),
  };
}
