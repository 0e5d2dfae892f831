import { type CellTree, recordsACell } from './cells.ts';
import type { Draft } from './gather.ts';
import { isHumanChecked, isOnlyAtItsPlace, keyOfKind } from './kind.ts';
import { area, none, postingOf } from './layout.ts';
import { listsCount, needsCount } from './lists.ts';
import { wordsARun } from './run-table.ts';
import type { Tariff } from './tariff.ts';

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
  const certainty = tariff.certainty[standingQuestions(draft.numbers.area, isHumanChecked(draft.kind))] ?? 0;
  const freshness = latestAssurance - draft.assuredOn <= staleAfterDays ? fresh : stale;
  return { ...draft, hope: draft.points + certainty + freshness };
}

/** Questions that an offer raises whoever asks: the area it serves, and what only a person may judge. */
export const standingQuestions = (served: number, hasHumanCheck: boolean) =>
  (served === area.unknown ? 1 : 0) + (hasHumanCheck ? 1 : 0);

/** None for what is not open. */
function postingsOf({ lists, isOpen }: Draft, record: number, hope: number, { need }: Pick<Tariff, 'need'>): Posting[] {
  if (!isOpen) return [];
  return lists.map(({ list, isExact }) => ({
    list,
    record,
    word: postingOf(record, isExact),
    ceiling: hope + (isExact ? need.exact : need.related),
  }));
}

const bestFirst = (a: Posting, b: Posting) => b.ceiling - a.ceiling || a.record - b.record;

/** List after list, as one person asks for one list: what lies side by side is read together. */
export interface NearLists {
  /** Start in `near` of each (list, cell), then the end. */
  readonly starts: number[];
  readonly near: number[];
  /** For each list, for each node of the tree: one more than the highest ceiling, or 0 where it has nothing of that list. */
  readonly ceilings: number[];
}

/** @param placed the drafts of offers met at a known place, in the order of their records, which start at 0 */
export function nearLists(placed: readonly HopefulDraft[], tree: CellTree, tariff: Tariff): NearLists {
  const lists: NearLists = { starts: [], near: [], ceilings: [] };
  const byList = Array.from({ length: listsCount }, (): Posting[] => []);
  placed.forEach((draft, record) => {
    for (const posting of postingsOf(draft, record, draft.hope, tariff)) byList[posting.list]?.push(posting);
  });
  const cellOf = ({ record }: Posting) => Math.floor(record / recordsACell);
  for (const postings of byList) {
    const highest = Array.from({ length: tree.nodes }, () => 0);
    let opened = 0;
    for (const posting of postings.sort((a, b) => cellOf(a) - cellOf(b) || bestFirst(a, b))) {
      const cell = cellOf(posting);
      for (; opened <= cell; opened++) lists.starts.push(lists.near.length);
      highest[cell] = Math.max(highest[cell] ?? 0, posting.ceiling + 1);
      lists.near.push(posting.word);
    }
    for (; opened < tree.cells; opened++) lists.starts.push(lists.near.length);
    for (const ceiling of tree.highest(highest)) lists.ceilings.push(ceiling);
  }
  lists.starts.push(lists.near.length);
  return lists;
}

/** Postings of each list in runs that share a key; within a run, highest ceiling first. */
export interface RunLists {
  /** First run of each list, then the number of runs. */
  readonly starts: number[];
  /** For each run: its key, its start in `postings` and its highest ceiling; then one that ends the last. */
  readonly runs: number[];
  readonly postings: number[];
}

/**
 * Offers whose worth no distance changes, by area and kind: those that can be joined from home, and those whose place nobody
 * knows. For people of whom no district is known nothing has a distance: for them all others are here too, and whatever
 * serves certain districts is there under one key for them all.
 */
export function homeLists(drafts: readonly HopefulDraft[], { distance, ...tariff }: Tariff): RunLists {
  const keyed = drafts.flatMap((draft, record) => {
    const ceiling = draft.hope + (draft.isFromHome ? distance.remote : distance.unknown);
    const postings = postingsOf(draft, record, ceiling, tariff);
    return areasListedUnder(draft).flatMap(served =>
      postings.map(posting => ({ ...posting, key: keyOfKind(served, draft.kind) })),
    );
  });
  return inRuns(keyed);
}

function areasListedUnder({ numbers: { area: served }, kind }: Draft): number[] {
  if (served < area.firstSet) return [served];
  return isOnlyAtItsPlace(kind) ? [area.certain] : [area.certain, served];
}

/** Offers at a site of The Life Rooms, for people who ask for one: a run for each site. */
export function siteLists(drafts: readonly HopefulDraft[], sites: readonly number[], tariff: Tariff): RunLists {
  const keyed = drafts.flatMap((draft, record) => {
    const key = sites[record] ?? none.narrow;
    return key === none.narrow
      ? []
      : postingsOf(draft, record, draft.hope, tariff).map(posting => ({ ...posting, key }));
  });
  return inRuns(keyed);
}

/** Start of each need's offers that are not open, then the end; and these offers. */
export function notOpenLists(drafts: readonly HopefulDraft[]): {
  readonly starts: number[];
  readonly notOpen: number[];
} {
  const byNeed = Array.from({ length: needsCount }, (): number[] => []);
  drafts.forEach(({ lists, isOpen }, record) => {
    if (!isOpen) for (const { list, isExact } of lists) byNeed[list]?.push(postingOf(record, isExact));
  });
  let end = 0;
  return { starts: [0, ...byNeed.map(({ length }) => (end += length))], notOpen: byNeed.flat() };
}

function inRuns(all: readonly (Posting & { readonly key: number })[]): RunLists {
  const byList = Array.from({ length: listsCount }, (): (Posting & { readonly key: number })[] => []);
  for (const posting of all) byList[posting.list]?.push(posting);
  const lists: RunLists = { starts: [], runs: [], postings: [] };
  for (const inList of byList) {
    lists.starts.push(lists.runs.length / wordsARun);
    let open: number | undefined;
    for (const posting of inList.sort((a, b) => a.key - b.key || bestFirst(a, b))) {
      if (posting.key !== open) lists.runs.push(posting.key, lists.postings.length, posting.ceiling);
      open = posting.key;
      lists.postings.push(posting.word);
    }
  }
  lists.starts.push(lists.runs.length / wordsARun);
  lists.runs.push(0xffffffff, lists.postings.length, 0);
  return lists;
}
