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
    this.#before = symbolsOf(`${referral}|`).reduce(mixed, startOfDraw);
    this.#after = symbolsOf(`|${image.ruleset.version}`);
  }

  of(record: number): number {
    let hash = this.#image.mixId(record, this.#before, mixed);
    for (const symbol of this.#after) hash = mixed(hash, symbol);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
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

const startOfDraw = 0x811c9dc5;
const mixed = (hash: number, symbol: number) => Math.imul(hash ^ symbol, 0x01000193);
const symbolsOf = (text: string) => Array.from(text, symbol => symbol.codePointAt(0) ?? 0);
