import { settled, stirred, symbolsOf, unstirred } from '../tie-break.ts';
import type { Image } from './image.ts';

/**
 * The draw between equals (tie-break.ts) for one referral, taken straight from an image: the referral's part is worked out
 * once, the ruleset's symbols are the same for all, and an offer's id is read where it lies.
 */
export class Draw {
  readonly #image: Image;
  readonly #before: number;
  readonly #after: readonly number[];

  constructor(image: Image, referral: string) {
    this.#image = image;
    this.#before = symbolsOf(`${referral}|`).reduce(stirred, unstirred);
    this.#after = symbolsOf(`|${image.ruleset.version}`);
  }

  of(record: number): number {
    return settled(this.#after.reduce(stirred, this.#image.mixId(record, this.#before, stirred)));
  }
}

/** As the ids themselves compare. */
export function compareIds(image: Image, a: number, b: number): number {
  if (a === b) return 0;
  for (let i = 0; ; i++) {
    const [one, other] = [image.idSymbolAt(a, i), image.idSymbolAt(b, i)];
    if (one !== other || one === 0) return one - other;
  }
}
