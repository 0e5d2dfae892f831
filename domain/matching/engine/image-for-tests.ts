import type { Offer } from '../../../schemas/directory.ts';
import { currentRuleset, type Ruleset } from '../ruleset.ts';
import { buildImage } from './build.ts';
import { checkSum } from './check-sum.ts';
import { numbers } from './dictionaries.ts';
import { type Image, isImage, openImage } from './image.ts';

/** Any hash will do to see that one is asked for and heeded. */
export const hash = (bytes: Uint8Array): Uint8Array => numbers([checkSum(bytes)]);

export const bytesOf = (offers: readonly Offer[], ruleset: Ruleset = currentRuleset): Uint8Array =>
  buildImage(offers, { ruleset, directory: 7, hash });

export function imageOf(offers: readonly Offer[], ruleset?: Ruleset): Image {
  const image = openImage(bytesOf(offers, ruleset), { hash });
  if (!isImage(image)) throw new Error(image.sentence);
  return image;
}
