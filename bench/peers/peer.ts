import { type Asking, askingOf } from '../../domain/matching/engine/asking.ts';
import { Best, type Found } from '../../domain/matching/engine/best.ts';
import { compareIds, Draw } from '../../domain/matching/engine/draw.ts';
import type { Image } from '../../domain/matching/engine/image.ts';
import { exactFit, recordOf } from '../../domain/matching/engine/layout.ts';
import { listFor, listsCount } from '../../domain/matching/engine/lists.ts';
import { notOffered, weigh } from '../../domain/matching/engine/weigh.ts';
import type { NeedProfile } from '../../domain/matching/profile.ts';
import type { NeedCode } from '../../schemas/codes.ts';

/** Another way to find candidates. All weigh them as the engine does, so that only the way of finding differs. */
export interface Peer {
  readonly name: string;
  readonly bytes: number;
  readonly top: (profile: NeedProfile, need: NeedCode, length: number) => readonly Found[];
}

/** The best so far for one person; candidates may be given more than once. */
export class Sieve {
  readonly asking: Asking;
  readonly best: Best;
  readonly #image: Image;
  readonly #draw: Draw;

  constructor(image: Image, profile: NeedProfile, length: number) {
    this.#image = image;
    this.asking = askingOf(profile, image);
    this.#draw = new Draw(image, profile.referral);
    this.best = new Best(
      length,
      (a, b) => b.points - a.points || a.lot - b.lot || compareIds(image, a.record, b.record),
    );
  }

  add(posting: number): void {
    const record = recordOf(posting);
    const { need } = this.#image.tariff;
    const points = weigh(this.#image, this.asking, record, posting >= exactFit ? need.exact : need.related, undefined);
    if (points === notOffered || points < this.best.floor) return;
    this.best.add({ record, points, lot: this.#draw.of(record) });
  }
}

/** Every offer of a need, as postings: those in cells on the ground, and those whose worth no distance changes. */
export function offersOf(image: Image, need: NeedCode): { near: Uint32Array; home: Uint32Array } {
  const list = listFor(need);
  const near: number[] = [];
  for (let cell = 0; cell < image.tree.cells; cell++) {
    const end = image.nearStarts.at(cell * listsCount + list + 1);
    for (let i = image.nearStarts.at(cell * listsCount + list); i < end; i++) near.push(image.near.at(i));
  }
  const home: number[] = [];
  const end = image.homeRuns.at(image.homeStarts.at(list + 1) * 2 + 1);
  for (let i = image.homeRuns.at(image.homeStarts.at(list) * 2 + 1); i < end; i++) home.push(image.home.at(i));
  return { near: Uint32Array.from(near), home: Uint32Array.from(home) };
}

/** The most that an offer earns whatever its distance and whoever asks. */
export function mostWithoutDistance(image: Image): number {
  const { need, times, site } = image.tariff;
  let hope = 0;
  for (let merit = 0; merit < image.merits.length / 2; merit++) hope = Math.max(hope, image.merits.at(merit * 2 + 1));
  return hope + need.exact + times.suits + site.asked;
}

export const mostForDistance = ({ tariff: { distance } }: Image) =>
  Math.max(...distance.bands.map(({ points }) => points), distance.beyond, distance.remote, distance.unknown);
