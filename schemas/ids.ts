import type * as z from 'zod';
import { formed } from './bounds.ts';

/** Sortable by time, typed by prefix: `ref_01JD8Z…`. The prefix makes a mixed-up id visible to a person as well. */
const id = <Brand extends string>(prefix: string, brand: Brand) =>
  formed(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), 30, `must be an id that starts with ${prefix}_`)
    .brand<Brand>()
    .meta({ description: `Identifies one ${brand}`, examples: [`${prefix}_01JD8ZK4T6V9W2X3Y5Z7A8B9C0`] });

export const ReferralId = id('ref', 'referral');
export type ReferralId = z.infer<typeof ReferralId>;

export const PersonId = id('per', 'person');
export type PersonId = z.infer<typeof PersonId>;

export const SubscriptionId = id('whk', 'webhook subscription');
export type SubscriptionId = z.infer<typeof SubscriptionId>;

/**
 * Made from what caused it (referral, event number, kind; for a webhook the subscription too), so that the same cause can
 * never queue it twice.
 */
export const MessageId = formed(
  /^msg_[0-9A-HJKMNP-TV-Z]{26}-\d{4,6}-[a-z-]+(-[0-9A-HJKMNP-TV-Z]{26})?$/,
  100,
  'must be an id that starts with msg_',
)
  .brand<'message'>()
  .meta({ description: 'Identifies one message', examples: ['msg_01JD8ZK4T6V9W2X3Y5Z7A8B9C0-0004-advisor-assigned'] });
export type MessageId = z.infer<typeof MessageId>;

/** Made from the referral and the number of the event that began it, so that either can be found from the other. */
const partOf = <Brand extends string>(prefix: string, brand: Brand) =>
  formed(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}-\\d{4,6}$`), 37, `must be an id that starts with ${prefix}_`)
    .brand<Brand>()
    .meta({ description: `Identifies one ${brand}`, examples: [`${prefix}_01JD8ZK4T6V9W2X3Y5Z7A8B9C0-0007`] });

export const OnwardId = partOf('onw', 'onward referral');
export type OnwardId = z.infer<typeof OnwardId>;

export const EscalationId = partOf('esc', 'escalation');
export type EscalationId = z.infer<typeof EscalationId>;

/** The referral that an onward referral or an escalation belongs to. */
export const referralOf = (id: OnwardId | EscalationId): ReferralId => ReferralId.parse(`ref_${id.slice(4, 30)}`);

/** Directory entries are named by people, not by a machine: `offer-walton-conversation-cafe` can be read in a log. */
const slug = <Brand extends string>(prefix: string, _brand: Brand) =>
  formed(
    new RegExp(`^${prefix}-[a-z0-9]+(-[a-z0-9]+)*$`),
    80,
    `must be a name like ${prefix}-example-one`,
  ).brand<Brand>();

export const OfferId = slug('offer', 'offer');
export type OfferId = z.infer<typeof OfferId>;

export const PartnerId = slug('partner', 'partner');
export type PartnerId = z.infer<typeof PartnerId>;

export const GrantId = slug('grant', 'grant');
export type GrantId = z.infer<typeof GrantId>;

export const SiteId = slug('site', 'site');
export type SiteId = z.infer<typeof SiteId>;

export const AdvisorId = slug('advisor', 'advisor');
export type AdvisorId = z.infer<typeof AdvisorId>;

export const OrganisationId = slug('org', 'organisation');
export type OrganisationId = z.infer<typeof OrganisationId>;

/** What people say on the telephone: six symbols, then one that catches a slip. See domain/identity/reference.ts. */
export const Reference = formed(/^LR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/, 11, 'must look like LR-7K3M-Q2G')
  .brand<'reference'>()
  .meta({ description: 'Short human reference whose last symbol is a check character', examples: ['LR-7K3M-Q2G'] });
export type Reference = z.infer<typeof Reference>;
