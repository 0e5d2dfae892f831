import type * as z from 'zod';
import type { Referral } from '../../domain/referral/state.ts';
import type { Actor } from '../../events/referral-events.ts';
import type { ReferralAccepted } from '../../schemas/api.ts';
import type { Caller } from '../../schemas/directory.ts';
import { OrganisationId } from '../../schemas/ids.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import { fingerprint } from '../shell/fingerprint.ts';
import { keyNeeded } from '../shell/idempotency.ts';
import { actorOf } from '../shell/identify.ts';
import { ProblemError } from '../shell/problem.ts';
import { receiptOf } from './receipt.ts';
import { eventsUpTo, receiveReferral } from './receive-referral.ts';

type Needs = Parameters<typeof receiveReferral>[0];
type Receipt = z.input<typeof ReferralAccepted>;

/** What somebody who is signed in has filled in. @param key of the form: sent twice it is one referral */
export const sendAsCaller = (world: Needs, caller: Caller, request: ReferralRequest, key: string): Promise<Receipt> =>
  send(world, request, key, {
    source: { subject: caller.subject, organisation: caller.organisation },
    by: actorOf(caller),
  });

/**
 * What somebody has filled in for themselves. Nobody has signed in, so its source is the form: no sign-in is bound to
 * that organisation, and so nobody but the service can read it.
 */
export const sendAsPerson = (world: Needs, request: ReferralRequest, key: string): Promise<Receipt> =>
  send(world, request, key, { source: publicForm, by: { kind: 'person', via: 'form' } });

const publicForm = { subject: 'self-referral-form', organisation: OrganisationId.parse('org-self-referral') };

/** What this sign-in was answered when it sent something under this key; undefined while it has not. */
export async function sentWith(
  { cases }: Pick<Needs, 'cases'>,
  { subject }: Caller,
  key: string,
): Promise<Receipt | undefined> {
  const answered = await cases.answered({ source: subject, key });
  return answered && receiptOf(await eventsUpTo({ cases }, answered));
}

/** @throws ProblemError when the key was another's, or it cannot be done */
async function send(
  world: Needs,
  request: ReferralRequest,
  key: string,
  sender: { readonly source: Referral['source']; readonly by: Actor },
): Promise<Receipt> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw keyNeeded();
  const received = await receiveReferral(world, {
    ...sender,
    request,
    key: { source: sender.source.subject, key },
    fingerprint: fingerprint(request),
  });
  if (received.outcome === 'key-reused') throw new ProblemError('idempotency-key-reused');
  if (received.outcome === 'refused') throw new ProblemError('not-now', { detail: received.refusal.sentence });
  return receiptOf(received.events);
}
