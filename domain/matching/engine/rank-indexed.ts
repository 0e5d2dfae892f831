import type { NeedCode } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import type { Asking } from './asking.ts';
import type { Found } from './best.ts';
import { listFor, openDoorListFor } from './lists.ts';
import { topOf } from './search.ts';

export interface Ranked {
  /** Best first, exactly as if every offer had been judged and sorted. */
  readonly offers: Offer[];
  /** The best that needs no referral, where there is one; it may also be among `offers`. */
  readonly openDoor?: Offer;
}

/**
 * The best offers of some images for one need of one person, in time that grows far more slowly than the directory. An offer
 * in several of them is found once.
 *
 * @param askings what the person asks, in the numbers of each image
 */
export function rankIndexed(askings: readonly Asking[], need: NeedCode, length: number): Ranked {
  const offers = topOf(askings, listFor(need), length).map(offerOf);
  const listed = offers.find(({ referral }) => referral === 'none-needed');
  if (listed) return { offers, openDoor: listed };
  const [found] = topOf(askings, openDoorListFor(need), 1);
  return found ? { offers, openDoor: offerOf(found) } : { offers };
}

const offerOf = ({ image, record }: Found) => image.offerAt(record);
