import type { NeedCode } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import type { NeedProfile } from '../profile.ts';
import type { Image } from './image.ts';
import { listFor, openDoorListFor } from './lists.ts';
import { topOf } from './search.ts';

export interface Ranked {
  /** Best first, exactly as if every offer had been judged and sorted. */
  readonly offers: Offer[];
  /** The best that needs no referral, where there is one; it may also be among `offers`. */
  readonly openDoor?: Offer;
}

/** The best offers of an image for one need of one person, in time that grows far more slowly than the directory. */
export function rankIndexed(image: Image, profile: NeedProfile, need: NeedCode, length: number): Ranked {
  const offers = topOf(image, profile, listFor(need), length).map(({ record }) => image.offerAt(record));
  const listed = offers.find(({ referral }) => referral === 'none-needed');
  if (listed) return { offers, openDoor: listed };
  const [found] = topOf(image, profile, openDoorListFor(need), 1);
  return found ? { offers, openDoor: image.offerAt(found.record) } : { offers };
}
