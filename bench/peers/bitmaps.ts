import { askingOf, verdict } from '../../domain/matching/engine/asking.ts';
import type { Image } from '../../domain/matching/engine/image.ts';
import { area, exactFit, recordOf } from '../../domain/matching/engine/layout.ts';
import { audienceIn, audiences, modesIn } from '../../domain/matching/engine/record.ts';
import type { NeedProfile } from '../../domain/matching/profile.ts';
import { NeedCode } from '../../schemas/codes.ts';
import { offersOf, type Peer, Sieve } from './peer.ts';

/** One bit for each record. */
type Bitmap = Uint32Array;

/** Bitmaps of needs, areas, modes and audiences: intersected, what is left weighed. */
export function bitmaps(image: Image): Peer {
  const needs = new Map(NeedCode.options.map(need => [need, fitsOf(image, need)] as const));
  const all = attributesOf(image);
  const every = [
    ...[...needs.values()].flatMap(({ exact, related }) => [exact, related]),
    ...Object.values(all).flat(),
  ];
  return {
    name: 'bitmaps',
    bytes: every.reduce((sum, { byteLength }) => sum + byteLength, 0),
    top: (profile, need, length) => {
      const sieve = new Sieve(image, profile, length);
      const filters = filtersFor(profile, image, all);
      const fits = needs.get(need);
      if (!fits) return [];
      weighAll(fits.exact, filters, record => sieve.add((record | exactFit) >>> 0));
      weighAll(fits.related, filters, record => sieve.add(record));
      return sieve.best.inOrder;
    },
  };
}

/** Word by word, so that nothing between is kept. */
function weighAll(bitmap: Bitmap, filters: readonly Bitmap[], weigh: (record: number) => void): void {
  for (let word = 0; word < bitmap.length; word++) {
    let left = bitmap[word] as number;
    for (const filter of filters) left &= filter[word] as number;
    for (; left !== 0; left &= left - 1) weigh(word * 32 + 31 - Math.clz32(left & -left));
  }
}

const bitmapOf = (records: readonly number[], size: number): Bitmap => {
  const bitmap = new Uint32Array(Math.ceil(size / 32));
  for (const record of records) bitmap[record >>> 5] = (bitmap[record >>> 5] as number) | (1 << (record & 31));
  return bitmap;
};

const union = (bitmaps: readonly Bitmap[], size: number): Bitmap => {
  const all = bitmapOf([], size);
  for (const bitmap of bitmaps)
    for (let word = 0; word < all.length; word++) (all[word] as number) |= bitmap[word] as number;
  return all;
};

function fitsOf(image: Image, need: NeedCode) {
  const { near, home } = offersOf(image, need);
  const postings = [...near, ...home];
  const recordsOf = (chosen: number[]) => bitmapOf(chosen.map(recordOf), image.offers);
  return {
    exact: recordsOf(postings.filter(posting => posting >= exactFit)),
    related: recordsOf(postings.filter(posting => posting < exactFit)),
  };
}

interface Attributes {
  readonly anyArea: Bitmap[];
  readonly outcodes: Bitmap[];
  readonly modes: Bitmap[];
  readonly audiences: Bitmap[];
}

function attributesOf(image: Image): Attributes {
  const rows = (count: number) => Array.from({ length: count }, (): number[] => []);
  const [anyArea, outcodes, modes, byAudience] = [
    rows(1),
    rows(image.outcodes.length),
    rows(3),
    rows(audiences.length),
  ];
  const outcodesOf: number[][] = [];
  outcodes.forEach((_, outcode) => {
    for (const served of image.areasOfOutcode.membersOf(outcode))
      outcodesOf[served] = [...(outcodesOf[served] ?? []), outcode];
  });
  for (let record = 0; record < image.offers; record++) {
    const served = image.records.areaOf(record);
    if (served < area.firstSet) anyArea[0]?.push(record);
    else for (const outcode of outcodesOf[served] ?? []) outcodes[outcode]?.push(record);
    for (let mode = 0; mode < 3; mode++)
      if ((modesIn(image.records.how(record)) >>> mode) & 1) modes[mode]?.push(record);
    byAudience[audienceIn(image.records.who(record))]?.push(record);
  }
  const bitmapsOf = (lists: number[][]) => lists.map(list => bitmapOf(list, image.offers));
  return {
    anyArea: bitmapsOf(anyArea),
    outcodes: bitmapsOf(outcodes),
    modes: bitmapsOf(modes),
    audiences: bitmapsOf(byAudience),
  };
}

function filtersFor(profile: NeedProfile, image: Image, all: Attributes): Bitmap[] {
  const asking = askingOf(profile, image);
  const filters: Bitmap[] = [];
  if (asking.hasOutcode)
    filters.push(
      union(
        [...all.anyArea, ...(asking.outcode === undefined ? [] : [all.outcodes[asking.outcode] as Bitmap])],
        image.offers,
      ),
    );
  if (asking.modes !== 0)
    filters.push(
      union(
        all.modes.filter((_, mode) => (asking.modes >>> mode) & 1),
        image.offers,
      ),
    );
  const open = all.audiences.filter((_, audience) => asking.byAudience[audience] !== verdict.fail);
  if (open.length < audiences.length) filters.push(union(open, image.offers));
  return filters;
}
