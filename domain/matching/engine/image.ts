import type { Offer } from '../../../schemas/directory.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Hash } from './assemble.ts';
import { Boxes, CellTree } from './cells.ts';
import { checkSum } from './check-sum.ts';
import { SetList, StringList } from './dictionaries.ts';
import { format, header, none, type Part, parts } from './layout.ts';
import { isFaceToFace, isFromHome, Records } from './record.ts';
import { RunTable } from './run-table.ts';
import { type Tariff, tariffOf } from './tariff.ts';
import { HalfWords, Points, Words } from './views.ts';

type NotAnImage = 'too-short' | 'not-an-image' | 'another-format' | 'incomplete' | 'corrupt';

/** Why the bytes cannot be used; the image before them is still good. */
export interface ImageRefusal {
  readonly refused: NotAnImage;
  readonly sentence: string;
}

/**
 * An image to search, read where it lies: only the header and the ruleset (a kilobyte) are decoded. All but the details is
 * checked now, each detail when it is shown. The bytes must not change afterwards.
 *
 * @param hash as it was handed to `buildImage`
 */
export function openImage(bytes: Uint8Array, { hash }: { readonly hash: Hash }): Image | ImageRefusal {
  const refused = whyRefused(bytes, hash);
  return refused ? { refused, sentence: sentences[refused] } : new Image(bytes);
}

export const isImage = (opened: Image | ImageRefusal): opened is Image => opened instanceof Image;

function whyRefused(bytes: Uint8Array, hash: Hash): NotAnImage | undefined {
  if (bytes.byteLength < header.bytes) return 'too-short';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(header.magic, true) !== format.magic) return 'not-an-image';
  if (view.getUint32(header.format, true) !== format.version) return 'another-format';
  if (view.getFloat64(header.length, true) !== bytes.byteLength) return 'incomplete';
  const found = hash(bytes.subarray(header.hashed, startOf(view, 'details')));
  return found.every((byte, i) => byte === bytes[header.hash + i]) ? undefined : 'corrupt';
}

const sentences: Record<NotAnImage, string> = {
  'too-short': 'It is too short to be an image of the directory.',
  'not-an-image': 'It is not an image of the directory.',
  'another-format': 'It is an image in a format this version does not read.',
  incomplete: 'The image is not as long as it says: it was cut off or added to.',
  corrupt: 'The image is not what was written: its hash differs.',
};

/** What the search reads. */
export class Image {
  readonly directory: number;
  readonly offers: number;
  readonly latestAssurance: number;
  readonly ruleset: Ruleset;
  readonly tariff: Tariff;
  readonly partners: StringList;
  readonly sites: StringList;
  readonly languages: StringList;
  readonly outcodes: StringList;
  readonly areasOfOutcode: SetList;
  readonly tongues: SetList;
  readonly points: Points;
  readonly dates: Words;
  readonly merits: Words;
  readonly records: Records;
  readonly tree: CellTree;
  readonly boxes: Boxes;
  readonly ceilings: HalfWords;
  readonly nearStarts: Words;
  readonly near: Words;
  readonly homeRuns: RunTable;
  readonly home: Words;
  readonly siteRuns: RunTable;
  readonly atSite: Words;
  readonly notOpenStarts: Words;
  readonly notOpen: Words;
  readonly #idStarts: Words;
  readonly #ids: Uint8Array;
  readonly #detailStarts: Words;
  readonly #detailChecks: Words;
  readonly #details: Uint8Array;
  readonly #sizes: Readonly<Record<Part, number>>;

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const part = (name: Part) => partOf(bytes, view, name);
    this.directory = view.getFloat64(header.directory, true);
    this.offers = view.getUint32(header.offers, true);
    this.latestAssurance = view.getInt32(header.latestAssurance, true);
    this.ruleset = JSON.parse(decoder.decode(part('ruleset'))) as Ruleset;
    this.tariff = tariffOf(this.ruleset);
    this.partners = new StringList(part('partners'));
    this.sites = new StringList(part('sites'));
    this.languages = new StringList(part('languages'));
    this.outcodes = new StringList(part('outcodes'));
    this.areasOfOutcode = new SetList(part('areasOfOutcode'));
    this.tongues = new SetList(part('tongues'));
    this.dates = new Words(part('dates'));
    this.merits = new Words(part('merits'));
    this.records = new Records(part('records'));
    this.tree = new CellTree(view.getUint32(header.cells, true));
    this.boxes = new Boxes(part('boxes'));
    this.ceilings = new HalfWords(part('ceilings'));
    this.nearStarts = new Words(part('nearStarts'));
    this.near = new Words(part('near'));
    this.homeRuns = new RunTable(new Words(part('homeStarts')), new Words(part('homeRuns')));
    this.siteRuns = new RunTable(new Words(part('siteStarts')), new Words(part('siteRuns')));
    this.atSite = new Words(part('atSite'));
    this.notOpenStarts = new Words(part('notOpenStarts'));
    this.notOpen = new Words(part('notOpen'));
    this.#idStarts = new Words(part('idStarts'));
    this.#ids = part('ids');
    this.home = new Words(part('home'));
    this.points = new Points(part('points'));
    this.#detailStarts = new Words(part('detailStarts'));
    this.#detailChecks = new Words(part('detailChecks'));
    this.#details = part('details');
    this.#sizes = Object.fromEntries(parts.map(name => [name, part(name).byteLength])) as Record<Part, number>;
  }

  /** The most an offer may earn beyond its need, its distance and the person's wishes. */
  hopeOf(record: number): number {
    return this.merits.at(this.records.meritOf(record) * 2 + 1);
  }

  isFromHome(record: number): boolean {
    return isFromHome(this.records.how(record));
  }

  /** Met face to face at a known place, so that it lies in a cell. */
  isPlaced(record: number): boolean {
    return isFaceToFace(this.records.how(record)) && this.records.pointOf(record) !== none.wide;
  }

  /**
   * Written from an offer and checked to be what was written, so it is not held against the schema again.
   *
   * @throws RangeError when it is not what was written
   */
  offerAt(record: number): Offer {
    const detail = this.#details.subarray(this.#detailStarts.at(record), this.#detailStarts.at(record + 1));
    if (checkSum(detail) !== this.#detailChecks.at(record))
      throw new RangeError(`detail ${record} is not what was written`);
    return JSON.parse(decoder.decode(detail)) as Offer;
  }

  /** One symbol of an offer's id; 0 after the last. */
  idSymbolAt(record: number, i: number): number {
    const at = this.#idStarts.at(record) + i;
    return at < this.#idStarts.at(record + 1) ? (this.#ids[at] ?? 0) : 0;
  }

  /** Goes on with a hash over the symbols of an offer's id. */
  mixId(record: number, hash: number, mix: (hash: number, symbol: number) => number): number {
    const end = this.#idStarts.at(record + 1);
    let mixed = hash;
    for (let at = this.#idStarts.at(record); at < end; at++) mixed = mix(mixed, this.#ids[at] ?? 0);
    return mixed;
  }

  /** Bytes of one part, for those who watch its size. */
  sizeOf(part: Part): number {
    return this.#sizes[part];
  }
}

const decoder = new TextDecoder();

function partOf(bytes: Uint8Array, view: DataView, name: Part): Uint8Array {
  const start = startOf(view, name);
  return bytes.subarray(start, start + view.getFloat64(entryOf(name) + 8, true));
}

const startOf = (view: DataView, name: Part) => view.getFloat64(entryOf(name), true);
const entryOf = (name: Part) => header.table + parts.indexOf(name) * 16;
