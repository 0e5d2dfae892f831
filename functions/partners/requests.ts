import type * as z from 'zod';
import { partnerView } from '../../domain/disclosure/partner-view.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import { type OnwardId, type PartnerId, referralOf } from '../../schemas/ids.ts';
import type { PartnerRequest, PartnerRequestsQuery } from '../../schemas/partner-work.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { knownOf } from '../notify/gather.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'cases' | 'clock'>;

/** Requests to a partner that are under way: those that wait for its answer first. @throws RangeError for a bad cursor */
export async function listRequests(
  world: Needs,
  partner: PartnerId,
  { limit, cursor }: z.output<typeof PartnerRequestsQuery>,
): Promise<{ items: PartnerRequest[]; next?: string }> {
  const page = await world.cases.onwardTo({ partner, limit, ...(cursor !== undefined && { after: cursor }) });
  const found = await Promise.all(page.items.map(id => readRequest(world, partner, id)));
  return { items: found.filter(request => request !== undefined), ...(page.next && { next: page.next }) };
}

/** @returns undefined both when there is none and when it is another partner's */
export async function readRequest(world: Needs, partner: PartnerId, id: OnwardId): Promise<PartnerRequest | undefined> {
  const referral = await world.cases.referral(referralOf(id));
  const one = referral && requestTo(partner, id, referral);
  return one && viewOf(world, referral, one);
}

/** As the partner may see it, with whatever we know of how the person can safely be reached. */
export async function viewOf(world: Needs, referral: Referral, one: OnwardReferral): Promise<PartnerRequest> {
  const { record, others } = await knownOf(world, referral);
  const elsewhere = [...(record ? [record] : []), ...others.map(({ person }) => person)];
  return partnerView(referral, one, { today: londonDate(world.clock.now()), elsewhere });
}

export const requestTo = (partner: PartnerId, id: OnwardId, { onward }: Referral): OnwardReferral | undefined =>
  onward.find(one => one.id === id && one.partner === partner);
