import { recordsACell } from './cells.ts';
import type { Draft } from './gather.ts';
import { area, exactFit, none } from './layout.ts';
import { listsCount } from './lists.ts';
import { mostQuestions, type Tariff } from './tariff.ts';

/** An offer on one list: `ceiling` is the most it can earn there before what the person's own wishes add. */
interface Posting {
  readonly list: number;
  readonly record: number;
  readonly word: number;
  readonly ceiling: number;
}

export interface HopefulDraft extends Draft {
  /** What it earns whoever asks, if no question but its standing ones is open, on the day of the latest assurance. */
  readonly hope: number;
}

export function withHope(draft: Draft, latestAssurance: number, tariff: Tariff): HopefulDraft {
  const { fresh, stale, staleAfterDays } = tariff.freshness;
  const certainty = tariff.certainty[standingQuestions(draft.area, draft.isHumanChecked)] ?? 0;
  const freshness = latestAssurance - draft.assuredOn <= staleAfterDays ? fresh : stale;
  return { ...draft, hope: draft.points + certainty + freshness };
}

/** Questions that an offer raises whoever asks: the area it serves, and what only a person may judge. */
export const standingQuestions = (served: number, isHumanChecked: boolean) =>
  Math.min(mostQuestions, (served === area.unknown ? 1 : 0) + (isHumanChecked ? 1 : 0));

function postingsOf({ lists }: Draft, record: number, hope: number, { need }: Tariff): Posting[] {
  return lists.map(({ list, isExact }) => ({
    list,
    record,
    word: isExact ? (record | exactFit) >>> 0 : record,
    ceiling: hope + (isExact ? need.exact : need.related),
  }));
}

const bestFirst = (a: Posting, b: Posting) => b.ceiling - a.ceiling || a.record - b.record;

export interface NearLists {
  /** Start in `near` of each (cell, list), then the end. */
  readonly starts: number[];
  readonly near: number[];
  /** For each (cell, list): one more than the highest ceiling, or 0 where the cell has nothing of that list. */
  readonly ceilings: number[];
}

/** @param placed the drafts of offers met at a known place, in the order of their records, which start at 0 */
export function nearLists(placed: readonly HopefulDraft[], tariff: Tariff): NearLists {
  const lists: NearLists = { starts: [], near: [], ceilings: [] };
  for (let first = 0; first < placed.length; first += recordsACell) {
    const inCell = placed
      .slice(first, first + recordsACell)
      .flatMap((draft, i) => postingsOf(draft, first + i, draft.hope, tariff));
    const byList = Array.from({ length: listsCount }, (): Posting[] => []);
    for (const posting of inCell) byList[posting.list]?.push(posting);
    for (const postings of byList) {
      postings.sort(bestFirst);
      lists.starts.push(lists.near.length);
      lists.ceilings.push((postings[0]?.ceiling ?? -1) + 1);
      for (const { word } of postings) lists.near.push(word);
    }
  }
  lists.starts.push(lists.near.length);
  return lists;
}

/** Postings of each list in runs that share a key; within a run, highest ceiling first. */
export interface Runs {
  /** First run of each list, then the number of runs. */
  readonly starts: number[];
  /** For each run: its key and its start in `postings`; the last pair ends the last run. */
  readonly runs: number[];
  readonly postings: number[];
}

export interface HomeLists extends Runs {
  /** For each list, without and with a human check: one more than the highest ceiling of runs that serve certain districts. */
  readonly highest: number[];
}

/** Runs are ordered by this key, so that the runs of one area are found by halving. */
export const runKey = (served: number, isHumanChecked: boolean) => served * 2 + (isHumanChecked ? 1 : 0);

/**
 * Offers whose worth no distance changes: those that can be joined from home, and those whose place nobody knows. All of a
 * run serve the same area, so one look at the area decides for the whole run.
 */
export function homeLists(drafts: readonly HopefulDraft[], tariff: Tariff): HomeLists {
  const { remote, unknown } = tariff.distance;
  const atHome = drafts.flatMap((draft, record) => {
    if (!draft.isFromHome && draft.curve !== undefined) return [];
    return postingsOf(draft, record, draft.hope + (draft.isFromHome ? remote : unknown), tariff);
  });
  const keyOf = ({ record }: Posting) => runKey(drafts[record]?.area ?? 0, drafts[record]?.isHumanChecked ?? false);
  const highest = Array.from({ length: listsCount * 2 }, () => 0);
  for (const posting of atHome) {
    const key = keyOf(posting);
    const at = posting.list * 2 + (key & 1);
    if (key >= runKey(area.firstSet, false)) highest[at] = Math.max(highest[at] ?? 0, posting.ceiling + 1);
  }
  return { ...inRuns(atHome, keyOf), highest };
}

/** Offers at a site of The Life Rooms, for people who ask for one: a run for each site. */
export function siteLists(drafts: readonly HopefulDraft[], sites: readonly number[], tariff: Tariff): Runs {
  const keyOf = ({ record }: Posting) => sites[record] ?? none.narrow;
  const atSites = drafts.flatMap((draft, record) =>
    sites[record] === none.narrow ? [] : postingsOf(draft, record, draft.hope, tariff),
  );
  return inRuns(atSites, keyOf);
}

function inRuns(all: readonly Posting[], keyOf: (posting: Posting) => number): Runs {
  const byList = Array.from({ length: listsCount }, (): Posting[] => []);
  for (const posting of all) byList[posting.list]?.push(posting);
  const lists: Runs = { starts: [], runs: [], postings: [] };
  for (const inList of byList) {
    lists.starts.push(lists.runs.length / 2);
    let open: number | undefined;
    for (const posting of inList.sort((a, b) => keyOf(a) - keyOf(b) || bestFirst(a, b))) {
      if (keyOf(posting) !== open) lists.runs.push(keyOf(posting), lists.postings.length);
      open = keyOf(posting);
      lists.postings.push(posting.word);
    }
  }
  lists.starts.push(lists.runs.length / 2);
  lists.runs.push(0xffffffff, lists.postings.length);
  return lists;
}
