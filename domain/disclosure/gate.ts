import type { Message, MessageChannel } from '../../schemas/message.ts';
import type { Instant } from '../../schemas/time.ts';
import { quietUntil } from '../messages/hours.ts';
import { type Known, type Reached, reachOf } from '../messages/reach.ts';
import type { Referral } from '../referral/state.ts';
import { noGround } from './ground.ts';
import { noLongerTrue } from './still-true.ts';

/** What becomes of a message now. What is stopped concerns nobody any more; what fails or is left must be done by somebody. */
export type Passage =
  | { readonly pass: Reached }
  | { readonly notBefore: Instant }
  | { readonly stop: string }
  | { readonly leave: string }
  | { readonly fail: string };

export interface GateFacts {
  readonly referral: Referral;
  readonly now: Instant;
  /** The person, or the e-mail address of anybody else: undefined where we have none. */
  readonly recipient: { readonly person: Known } | { readonly email: string | undefined };
  /** Every message about this referral. */
  readonly ledger: readonly Message[];
  /** What the courier can deliver. */
  readonly carries: readonly MessageChannel[];
}

/**
 * The one gate that everything we send passes, at the moment of sending: does the ground that its row names still hold,
 * is it still true, is there somewhere safe to send it, and is it a time to be written to?
 *
 * Staff, partners and referrers are written to at any hour: an office's e-mail wakes nobody, and whoever is on duty is there
 * to be woken. People have quiet hours, except from the post.
 */
export function mayBeSent(message: Message, facts: GateFacts): Passage {
  const stop = noGround(message, facts.referral) ?? noLongerTrue(message, facts);
  if (stop) return { stop };
  const { recipient, carries, now } = facts;
  if ('email' in recipient) return toMailbox(message, recipient.email);

  const reach = reachOf(message.kind, recipient.person, carries);
  if ('nobody' in reach) return { leave: reach.nobody };
  const notBefore = reach.channel === 'letter' ? undefined : quietUntil(now);
  return notBefore ? { notBefore } : { pass: reach };
}

/** A referrer may have given a telephone number alone. Whoever works with us must have an address. */
function toMailbox({ to }: Message, email: string | undefined): Passage {
  if (email) return { pass: { channel: 'email', to: email, isDiscreet: false } };
  return to.kind === 'referrer'
    ? { stop: 'the referrer gave no e-mail address' }
    : { fail: `the directory has no e-mail address of this ${to.kind}` };
}
