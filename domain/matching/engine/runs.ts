import { type Asking, questionsIn, verdict } from './asking.ts';
import { isHumanChecked, isOnlyAtItsPlace, kindsCount, verdictOnKind } from './kind.ts';
import { area } from './layout.ts';
import { standingQuestions } from './postings.ts';
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

/** Runs of one area and kind have this key, so those of one area lie side by side. */
export const keyOfKind = (served: number, kind: number) => served * kindsCount + kind;
const areaIn = (key: number) => Math.floor(key / kindsCount);
const kindIn = (key: number) => key % kindsCount;

/**
 * The areas in whose runs a person may find something: of unknown extent, anywhere, and those that take in their district,
 * or, when nobody knows that, whatever serves certain districts.
 */
export function areasServing({ image, outcode, hasOutcode }: Asking): readonly number[] {
  if (!hasOutcode) return [area.unknown, area.anywhere, area.certain];
  return [area.unknown, area.anywhere, ...(outcode === undefined ? [] : image.areasOfOutcode.membersOf(outcode))];
}

/**
 * What is added to the ceilings of a run's offers for the questions that all of them raise: nought or less. Undefined where
 * a rule fails all of them, or where they are found on the ground.
 */
export function addedToRun(asking: Asking, key: number): number | undefined {
  const [served, kind] = [areaIn(key), kindIn(key)];
  if (asking.isPlaced && isOnlyAtItsPlace(kind)) return undefined;
  const said = verdictOnKind(asking, kind) + (served === area.certain ? verdict.ask : verdict.pass);
  if (said >= verdict.fail) return undefined;
  const { certainty } = asking.image.tariff;
  const standing = standingQuestions(served, isHumanChecked(kind));
  return (certainty[standing + questionsIn(said)] ?? 0) - (certainty[standing] ?? 0);
}
