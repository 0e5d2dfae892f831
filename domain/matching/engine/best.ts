import { compareIds, type Described } from './draw.ts';

/** One offer found: its score in ten-thousandths, and its lot in the draw between equals. */
export interface Found extends Described {
  readonly points: number;
  readonly lot: number;
}

/** As judgements are ranked; 0 for the same offer, from whichever image. */
export const byRank = (a: Found, b: Found) => b.points - a.points || a.lot - b.lot || compareIds(a, b);

/** The best so many found, in order. Few, so a sorted row beats a heap. */
export class Best<One> {
  readonly #length: number;
  readonly #found: One[] = [];
  readonly #inOrder: (a: One, b: One) => number;

  constructor(length: number, inOrder: (a: One, b: One) => number) {
    this.#length = length;
    this.#inOrder = inOrder;
  }

  /** What another must not be worse than to come in; nothing while there is room. */
  get worst(): One | undefined {
    return this.#found.length < this.#length ? undefined : this.#found.at(-1);
  }

  /** An offer that is already there (it may be found both near and from home, or in two images) changes nothing. */
  add(found: One): void {
    let at = this.#found.length;
    for (let order = this.#orderAt(at - 1, found); order <= 0; order = this.#orderAt(at - 1, found)) {
      if (order === 0) return;
      at--;
    }
    if (at >= this.#length) return;
    this.#found.splice(at, 0, found);
    if (this.#found.length > this.#length) this.#found.pop();
  }

  get inOrder(): readonly One[] {
    return this.#found;
  }

  #orderAt(at: number, found: One): number {
    const before = this.#found[at];
    return before === undefined ? 1 : this.#inOrder(found, before);
  }
}
