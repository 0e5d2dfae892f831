import type * as z from 'zod';
import type { Caller } from '../../../../schemas/directory.ts';
import type { SentReferral } from '../../../../schemas/sent.ts';
import { listReferrals } from '../../../cases/list-referrals.ts';
import type { PagesWorld } from '../../world.ts';
import type { ReferralsAddress } from './address.ts';

/** How many are shown on a page. */
const most = 20;
/** What fits may be rare and the list as long as the years: a page looks at no more than these, and says so. */
const mostLookedAt = 200;

export interface FoundReferrals {
  readonly items: readonly z.input<typeof SentReferral>[];
  readonly lookedAt: number;
  /** Where those begin that have not been looked at. */
  readonly next: string | undefined;
}

/** Reads on until a page is full of what fits. @throws RangeError for a bad cursor */
export async function readOn(
  world: Pick<PagesWorld, 'cases' | 'directory' | 'clock'>,
  caller: Caller,
  { by, status, cursor }: ReferralsAddress,
): Promise<FoundReferrals> {
  const items: z.input<typeof SentReferral>[] = [];
  let lookedAt = 0;
  let next = cursor;
  do {
    // No more than there is room for, so that the next page begins where this one ends.
    const limit = Math.min(most - items.length, mostLookedAt - lookedAt);
    const page = await listReferrals(world, caller, { by, limit, cursor: next });
    items.push(...page.items.filter(one => status.length === 0 || status.includes(one.status)));
    lookedAt += page.items.length;
    next = page.next;
  } while (next !== undefined && items.length < most && lookedAt < mostLookedAt);
  return { items, lookedAt, next };
}
