import type { Asking } from './asking.ts';
import type { Image } from './image.ts';
import { area } from './layout.ts';
import { runKey, standingQuestions } from './postings.ts';
import type { Words } from './views.ts';

/** A stretch of postings of one list that share something, highest ceiling first. */
export interface Run {
  readonly postings: Words;
  readonly start: number;
  readonly end: number;
  /** What is added to each ceiling: less where every offer of the run raises a question that its ceiling does not count. */
  readonly added: number;
}

/** Offers for people at home whose area nobody knows, is anywhere, or takes in the district asked for. */
export function homeRunsServing(image: Image, list: number, { outcode }: Asking): Run[] {
  const sets = outcode === undefined ? [] : image.areasOfOutcode.membersOf(outcode);
  const within = [image.homeStarts.at(list), image.homeStarts.at(list + 1)] as const;
  return [area.unknown, area.anywhere, ...sets].flatMap(served =>
    [false, true].flatMap(isHumanChecked => {
      const run = runWith(image.homeRuns, runKey(served, isHumanChecked), within);
      return run === undefined ? [] : runAt(image.homeRuns, image.home, run, 0);
    }),
  );
}

/** All that serve certain districts only, when nobody knows the person's: each of them raises that question. */
export function homeRunsElsewhere(image: Image, list: number, isHumanChecked: boolean): Run[] {
  const end = image.homeStarts.at(list + 1);
  const runs: Run[] = [];
  for (let run = image.homeStarts.at(list); run < end; run++) {
    const key = image.homeRuns.at(run * 2);
    if (key >= runKey(area.firstSet, false) && (key & 1) === (isHumanChecked ? 1 : 0))
      runs.push(runAt(image.homeRuns, image.home, run, lostElsewhere(image, isHumanChecked)));
  }
  return runs;
}

/** What the question of the district costs an offer that has none of its own about the area: nought or less. */
export function lostElsewhere({ tariff: { certainty } }: Image, isHumanChecked: boolean): number {
  const standing = standingQuestions(area.firstSet, isHumanChecked);
  return (certainty[standing + 1] ?? 0) - (certainty[standing] ?? 0);
}

/** Offers at the sites asked for. */
export function siteRuns(image: Image, list: number, { sites }: Asking): Run[] {
  const within = [image.siteStarts.at(list), image.siteStarts.at(list + 1)] as const;
  return sites.flatMap(site => {
    const run = runWith(image.siteRuns, site, within);
    return run === undefined ? [] : runAt(image.siteRuns, image.atSite, run, 0);
  });
}

const runAt = (runs: Words, postings: Words, run: number, added: number): Run => ({
  postings,
  start: runs.at(run * 2 + 1),
  end: runs.at(run * 2 + 3),
  added,
});

function runWith(runs: Words, key: number, [first, end]: readonly [first: number, end: number]): number | undefined {
  let [from, to] = [first, end];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = runs.at(middle * 2);
    if (found === key) return middle;
    if (found < key) from = middle + 1;
    else to = middle;
  }
  return undefined;
}
