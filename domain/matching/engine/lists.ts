import { NeedCode } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import { fitOf } from '../judge.ts';

/** For each need, the offers that meet it; then, for each need again, those among them that need no referral. */
export const needsCount = NeedCode.options.length;
export const listsCount = needsCount * 2;

export const listFor = (need: NeedCode) => NeedCode.options.indexOf(need);
export const openDoorListFor = (need: NeedCode) => listFor(need) + needsCount;

/** The lists an offer belongs in, and whether it meets that need exactly. */
export function listsOf(offer: Offer): { readonly list: number; readonly isExact: boolean }[] {
  return NeedCode.options.flatMap((need, list) => {
    const fit = fitOf(offer, need);
    if (!fit) return [];
    const inNeed = { list, isExact: fit === 'exact' };
    return offer.referral === 'none-needed' ? [inNeed, { ...inNeed, list: list + needsCount }] : [inNeed];
  });
}
