import type { Caller } from '../../../schemas/directory.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import type { PagesWorld } from '../world.ts';

/** By the same sign-in: what they said of themselves saves typing it again. */
export async function lastSent(
  { cases }: Pick<PagesWorld, 'cases'>,
  { organisation, subject }: Caller,
): Promise<ReferralRequest | undefined> {
  const { items } = await cases.sentBy({ by: { organisation, subject }, limit: 1 });
  const [id] = items;
  return id === undefined ? undefined : (await cases.referral(id))?.request;
}
