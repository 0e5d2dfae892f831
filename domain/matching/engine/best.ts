/** One offer found: its record, its score in ten-thousandths, and its lot in the draw between equals. */
export interface Found {
  readonly record: number;
  readonly points: number;
  readonly lot: number;
}

/** The best so many found, in order. Few, so a sorted row beats a heap. */
export class Best {
  readonly #length: number;
  readonly #found: Found[] = [];
  readonly #inOrder: (a: Found, b: Found) => number;

  constructor(length: number, inOrder: (a: Found, b: Found) => number) {
    this.#length = length;
    this.#inOrder = inOrder;
  }

  /** What an offer must earn to be looked at: less than this, and it cannot be among the best. */
  get floor(): number {
    return this.#found.length < this.#length ? 0 : (this.#found.at(-1)?.points ?? 0);
  }

  /** An offer that is already there (it may be found both near and from home) changes nothing. */
  add(found: Found): void {
    let at = this.#found.length;
    for (let before = this.#found[at - 1]; before && this.#inOrder(found, before) < 0; before = this.#found[at - 1])
      at--;
    if (at >= this.#length || this.#found[at - 1]?.record === found.record) return;
    this.#found.splice(at, 0, found);
    if (this.#found.length > this.#length) this.#found.pop();
  }

  get inOrder(): readonly Found[] {
    return this.#found;
  }
}
