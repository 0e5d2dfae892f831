import * as z from 'zod';
import { SentReferral } from '../../../../schemas/sent.ts';

const Status = SentReferral.shape.status;

/** What the address of the list may say. What makes no sense is left out: an old link should still lead somewhere. */
export const ReferralsAddress = z.object({
  by: z.enum(['me', 'organisation']).catch('me'),
  /** Repeated parameters reach a function joined by commas. */
  status: z
    .string()
    .optional()
    .transform(text => (text ?? '').split(',').flatMap(part => Status.safeParse(part).data ?? [])),
  cursor: z.string().max(1000).optional().catch(undefined),
});
export type ReferralsAddress = z.infer<typeof ReferralsAddress>;

export function addressOf({ by = 'me', status = [], cursor }: Partial<ReferralsAddress>): string {
  const query = new URLSearchParams({ by });
  for (const one of status) query.append('status', one);
  if (cursor) query.set('cursor', cursor);
  return `/referrals?${query}`;
}
