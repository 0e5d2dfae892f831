import type { NeedCode } from '../../../schemas/codes.ts';
import { mostChanges } from '../explain.ts';
import { type RuleName, ruleNames } from '../rules.ts';
import { type Asking, canBeMended, failuresIn, questionsIn, verdict } from './asking.ts';
import { Best, byRank, type Found } from './best.ts';
import { compareIds, type Described } from './draw.ts';
import type { Image } from './image.ts';
import { keyOfKind } from './kind.ts';
import { area, recordOf } from './layout.ts';
import { listFor } from './lists.ts';
import { distanceTo, verdicts } from './verdicts.ts';
import { needPoints, pointsOf } from './weigh.ts';

/** What rules left out of the offers for one need. */
export interface LeftOutFound {
  /** How many each rule was the first to leave out, in the order the rules are asked. */
  readonly counts: readonly (readonly [RuleName, number])[];
  /** Those that few changes would bring in, nearest first. */
  readonly nearest: readonly Found[];
}

interface Missed extends Found {
  readonly failures: number;
}

/**
 * Every record of the need is held against every rule, without its words: a fraction of a microsecond each. The work grows
 * with an image, not with the country: images are for postcode areas, whose size is bounded, and a person is matched with
 * that of their own area beside the national one, of what is for anywhere. Only of somebody who has no known district all
 * images are looked through.
 *
 * @param length how many of the nearest are wanted
 */
export function leftOutIndexed(askings: readonly Asking[], need: NeedCode, length: number): LeftOutFound {
  const counts = ruleNames.map(() => 0);
  const nearest = new Best<Missed>(length, (a, b) => a.failures - b.failures || byRank(a, b));
  const met = new Met();
  for (const asking of askings)
    forEachOf(asking.image, listFor(need), posting => {
      const at = recordOf(posting);
      if (asking.setAside.includes(at)) return;
      const mostFailures = nearest.worst?.failures ?? mostChanges;
      const { first, said } = heldAgainstRules(asking, at, mostFailures);
      if (first === undefined || (askings.length > 1 && met.hasMet(asking.image, at))) return;
      counts[first] = (counts[first] ?? 0) + 1;
      if (isNear(said, mostFailures)) nearest.add(missed(asking, posting, said));
    });
  return { counts: ruleNames.map((name, i) => [name, counts[i] ?? 0]), nearest: nearest.inOrder };
}

/** Every offer of the need once: those that are open are all in the runs before those of districts, then all others. */
function forEachOf(image: Image, list: number, look: (posting: number) => void): void {
  const { home, homeRuns, notOpen, notOpenStarts } = image;
  const end = homeRuns.startOf(homeRuns.firstFrom(list, keyOfKind(area.firstSet, 0)));
  for (let i = homeRuns.startOf(homeRuns.firstFrom(list, 0)); i < end; i++) look(home.at(i));
  for (let i = notOpenStarts.at(list); i < notOpenStarts.at(list + 1); i++) look(notOpen.at(i));
}

/**
 * The first rule that fails, by its place in the order they are asked, and what all rules say together, as far as it can
 * still be near.
 */
function heldAgainstRules(asking: Asking, at: number, mostFailures: number) {
  let first: number | undefined;
  let said = 0;
  for (let rule = 0; rule < inOrder.length && isNear(said, mostFailures); rule++) {
    said += inOrder[rule]?.(asking, at) ?? 0;
    if (said >= verdict.fail) first ??= rule;
  }
  return { first, said };
}

const isNear = (said: number, mostFailures: number) => canBeMended(said) && failuresIn(said) <= mostFailures;

function missed(asking: Asking, posting: number, said: number): Missed {
  const { image, draw } = asking;
  const record = recordOf(posting);
  const points = needPoints(image, posting) + pointsOf(asking, record, questionsIn(said), distanceTo(asking, record));
  return { image, record, points, lot: draw.of(record), failures: failuresIn(said) };
}

const inOrder = ruleNames.map(name => verdicts[name]);

/** The offers met in any image so far, by id: an offer for two areas is in two images and counts once. */
class Met {
  /** By the hash of its id; where two ids have the same, by the next free number. */
  readonly #met = new Map<number, Described>();

  hasMet(image: Image, record: number): boolean {
    let key = image.records.hashOf(record);
    for (let other = this.#met.get(key); other; other = this.#met.get(++key))
      if (compareIds(other, { image, record }) === 0) return true;
    this.#met.set(key, { image, record });
    return false;
  }
}
