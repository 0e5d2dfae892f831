import type { Words } from './views.ts';

/** Runs of postings that share a key, list after list, in each list by key: (key, start of its postings, highest ceiling). */
export class RunTable {
  readonly length: number;
  readonly #starts: Words;
  readonly #runs: Words;

  /** @param starts first run of each list, then the end */
  constructor(starts: Words, runs: Words) {
    this.#starts = starts;
    this.#runs = runs;
    this.length = runs.length / wordsARun;
  }

  keyOf(run: number): number {
    return this.#runs.at(run * wordsARun);
  }

  startOf(run: number): number {
    return this.#runs.at(run * wordsARun + 1);
  }

  endOf(run: number): number {
    return this.startOf(run + 1);
  }

  /** The most that any offer of the run earns, before what the person's own wishes add. */
  ceilingOf(run: number): number {
    return this.#runs.at(run * wordsARun + 2);
  }

  /** The first run of a list from which on keys are no less, or the first of the next list. */
  firstFrom(list: number, key: number): number {
    let [from, to] = [this.#starts.at(list), this.#starts.at(list + 1)];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.keyOf(middle) < key) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  has(list: number, run: number, key: number): boolean {
    return run < this.#starts.at(list + 1) && this.keyOf(run) === key;
  }
}

export const wordsARun = 3;
