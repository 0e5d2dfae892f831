import type { Point } from '../../../schemas/directory.ts';
import { boxAround, boxAroundBoxes, CellTree, recordsACell } from './cells.ts';
import { checkSum } from './check-sum.ts';
import { doubles, halfNumbers, Numbering, numbers, sorted, writeSetList, writeStringList } from './dictionaries.ts';
import type { Draft, Met } from './gather.ts';
import { area, none } from './layout.ts';
import { type HopefulDraft, homeLists, nearLists, notOpenLists, siteLists } from './postings.ts';
import type { Box } from './reach.ts';
import { wordsARecord, writeRecord } from './record.ts';
import type { Tariff } from './tariff.ts';

export function dictionaryParts(met: Met) {
  const languages = sorted(met.languages);
  const outcodes = sorted(met.outcodes);
  const inRank = (sets: readonly (readonly number[])[], rankOf: readonly number[]) =>
    sets.map(members => members.map(one => rankOf[one] ?? 0));
  const areas = inRank(met.areas.values, outcodes.rankOf);
  return {
    partners: writeStringList(sorted(met.partners).strings),
    sites: writeStringList(sorted(met.sites).strings),
    languages: writeStringList(languages.strings),
    outcodes: writeStringList(outcodes.strings),
    areasOfOutcode: writeSetList(areasOfOutcodes(areas, outcodes.strings.length)),
    tongues: writeSetList(inRank(met.tongues.values, languages.rankOf)),
    points: doubles(met.points.values.flatMap(({ latitude, longitude }) => [latitude, longitude])),
    dates: numbers(met.dates.values.flat()),
  };
}

/** The other way round: for each outcode, the areas that take it in. */
function areasOfOutcodes(areas: readonly (readonly number[])[], outcodes: number): number[][] {
  const areasOf = Array.from({ length: outcodes }, (): number[] => []);
  areas.forEach((members, set) => {
    for (const outcode of members) areasOf[outcode]?.push(area.firstSet + set);
  });
  return areasOf;
}

export function recordParts(drafts: readonly HopefulDraft[], met: Met) {
  const partners = sorted(met.partners).rankOf;
  const sites = sorted(met.sites).rankOf;
  const merits = new Numbering<readonly [points: number, hope: number]>();
  const records = new Uint32Array(drafts.length * wordsARecord);
  drafts.forEach(({ said, numbers, points, hope }, record) => {
    const merit = merits.numberOf([points, hope], points * 0x10000 + hope);
    const inOrder = { partner: partners[numbers.partner] ?? 0, site: sites[numbers.site] ?? none.narrow };
    records.set(writeRecord(said, { ...numbers, ...inOrder, merit }), record * wordsARecord);
  });
  return { records: new Uint8Array(records.buffer), merits: numbers(merits.values.flat()) };
}

export function nearParts(placed: readonly HopefulDraft[], points: readonly Point[], tariff: Tariff) {
  const tree = new CellTree(Math.ceil(placed.length / recordsACell));
  const { starts, near, ceilings } = nearLists(placed, tree, tariff);
  const boxes: Box[] = [];
  for (let cell = 0; cell < tree.cells; cell++)
    boxes.push(boxAround(pointsOf(placed.slice(cell * recordsACell, (cell + 1) * recordsACell), points)));
  for (let node = tree.cells; node < tree.nodes; node++)
    boxes.push(boxAroundBoxes(boxes.slice(...tree.childrenOf(node))));
  return {
    boxes: doubles(boxes.flatMap(({ south, north, west, east }) => [south, north, west, east])),
    ceilings: halfNumbers(ceilings),
    nearStarts: numbers(starts),
    near: numbers(near),
  };
}

const pointsOf = (drafts: readonly Draft[], points: readonly Point[]): Point[] =>
  drafts.flatMap(({ numbers: { point } }) => points[point] ?? []);

export function homeParts(drafts: readonly HopefulDraft[], tariff: Tariff) {
  const { starts, runs, postings } = homeLists(drafts, tariff);
  return {
    homeStarts: numbers(starts),
    homeRuns: numbers(runs),
    home: numbers(postings),
  };
}

export function siteParts(drafts: readonly HopefulDraft[], met: Met, tariff: Tariff) {
  const { rankOf } = sorted(met.sites);
  const sites = drafts.map(draft => rankOf[draft.numbers.site] ?? none.narrow);
  const { starts, runs, postings } = siteLists(drafts, sites, tariff);
  return { siteStarts: numbers(starts), siteRuns: numbers(runs), atSite: numbers(postings) };
}

export function notOpenParts(drafts: readonly HopefulDraft[]) {
  const { starts, notOpen } = notOpenLists(drafts);
  return { notOpenStarts: numbers(starts), notOpen: numbers(notOpen) };
}

export function detailParts(drafts: readonly Draft[]) {
  const ids = encodedSideBySide(drafts.map(({ id }) => id));
  const details = encodedSideBySide(drafts.map(({ details }) => details));
  const checks = drafts.map((_, i) => checkSum(details.bytes.subarray(details.starts[i], details.starts[i + 1])));
  return {
    idStarts: numbers(ids.starts),
    ids: ids.bytes,
    detailStarts: numbers(details.starts),
    detailChecks: numbers(checks),
    details: details.bytes,
  };
}

/** Texts as UTF-8 one after the other, and where each starts, then where the last ends. */
function encodedSideBySide(texts: readonly string[]): { starts: number[]; bytes: Uint8Array } {
  const starts: number[] = [];
  let written = new Uint8Array(1024);
  let end = 0;
  for (const text of texts) {
    const worstCase = end + text.length * 3;
    if (worstCase > written.length) {
      const larger = new Uint8Array(Math.max(worstCase, written.length * 2));
      larger.set(written);
      written = larger;
    }
    starts.push(end);
    end += encoder.encodeInto(text, written.subarray(end)).written;
  }
  if (end > 0xffffffff) throw new RangeError('the details of one image go up to 4 GiB: make one for each area');
  starts.push(end);
  return { starts, bytes: written.subarray(0, end) };
}

const encoder = new TextEncoder();
