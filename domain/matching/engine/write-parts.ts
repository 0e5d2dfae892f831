import type { Point } from '../../../schemas/directory.ts';
import { boxAround, boxAroundBoxes, CellTree, recordsACell } from './cells.ts';
import { checkSum } from './check-sum.ts';
import { doubles, halfNumbers, Numbering, numbers, sorted, writeSetList, writeStringList } from './dictionaries.ts';
import type { Draft, Met } from './gather.ts';
import { area, none } from './layout.ts';
import { listsCount } from './lists.ts';
import { type HopefulDraft, homeLists, nearLists, siteLists } from './postings.ts';
import type { Box } from './reach.ts';
import { settleRecord, siteIn, wordsARecord } from './record.ts';
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
    areas: writeSetList(areas),
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
  drafts.forEach(({ words, points, hope }, record) => {
    const merit = merits.numberOf([points, hope], points * 0x10000 + hope);
    records.set(settleRecord(words, { merit, partners, sites }), record * wordsARecord);
  });
  return { records: new Uint8Array(records.buffer), merits: numbers(merits.values.flat()) };
}

export function nearParts(placed: readonly HopefulDraft[], points: readonly Point[], tariff: Tariff) {
  const { starts, near, ceilings } = nearLists(placed, tariff);
  const tree = new CellTree(Math.ceil(placed.length / recordsACell));
  const boxes: Box[] = [];
  for (let node = 0; node < tree.nodes; node++) {
    if (node < tree.cells) {
      boxes.push(boxAround(pointsOf(placed.slice(node * recordsACell, (node + 1) * recordsACell), points)));
      continue;
    }
    const [first, end] = tree.childrenOf(node);
    boxes.push(boxAroundBoxes(boxes.slice(first, end)));
    for (let list = 0; list < listsCount; list++) {
      let highest = 0;
      for (let child = first; child < end; child++)
        highest = Math.max(highest, ceilings[child * listsCount + list] ?? 0);
      ceilings.push(highest);
    }
  }
  return {
    boxes: doubles(boxes.flatMap(({ south, north, west, east }) => [south, north, west, east])),
    ceilings: halfNumbers(ceilings),
    nearStarts: numbers(starts),
    near: numbers(near),
  };
}

const pointsOf = (drafts: readonly Draft[], points: readonly Point[]): Point[] =>
  drafts.flatMap(({ words }) => points[words[0] ?? 0] ?? []);

export function homeParts(drafts: readonly HopefulDraft[], tariff: Tariff) {
  const { starts, runs, highest, postings } = homeLists(drafts, tariff);
  return {
    homeStarts: numbers(starts),
    homeRuns: numbers(runs),
    homeHighest: halfNumbers(highest),
    home: numbers(postings),
  };
}

export function siteParts(drafts: readonly HopefulDraft[], met: Met, tariff: Tariff) {
  const { rankOf } = sorted(met.sites);
  const sites = drafts.map(({ words }) => rankOf[siteIn(words)] ?? none.narrow);
  const { starts, runs, postings } = siteLists(drafts, sites, tariff);
  return { siteStarts: numbers(starts), siteRuns: numbers(runs), atSite: numbers(postings) };
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
