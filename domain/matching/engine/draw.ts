import { drawn, hashOfReferral, settled, stirred, symbolsOf, unstirred } from '../tie-break.ts';
import type { Image } from './image.ts';

/** The draw between equals (tie-break.ts) for one referral, taken straight from an image, in the way its ruleset names. */
export interface Draw {
  readonly of: (record: number) => number;
}

export const drawFrom = (image: Image, referral: string): Draw =>
  image.ruleset.draw === 'by-hash' ? new DrawByHash(image, referral) : new DrawBySymbols(image, referral);

class DrawByHash implements Draw {
  readonly #image: Image;
  readonly #referral: number;

  constructor(image: Image, referral: string) {
    this.#image = image;
    this.#referral = hashOfReferral(referral, image.ruleset.version);
  }

  of(record: number): number {
    return drawn(this.#image.records.hashOf(record), this.#referral);
  }
}

/** The referral's part is worked out once, the ruleset's symbols are the same for all, and an id is read where it lies. */
class DrawBySymbols implements Draw {
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

/** Where an offer is described. */
export interface Described {
  readonly image: Image;
  readonly record: number;
}

/** As the ids themselves compare; 0 for the same offer, though it may be described twice. */
export function compareIds(a: Described, b: Described): number {
  if (a.image === b.image && a.record === b.record) return 0;
  for (let i = 0; ; i++) {
    const [one, other] = [a.image.idSymbolAt(a.record, i), b.image.idSymbolAt(b.record, i)];
    if (one !== other || one === 0) return one - other;
  }
}
