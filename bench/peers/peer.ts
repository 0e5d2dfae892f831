import { type Asking, askingOf } from '../../domain/matching/engine/asking.ts';
import { Best, byRank, type Found } from '../../domain/matching/engine/best.ts';
import type { Image } from '../../domain/matching/engine/image.ts';
import { keyOfKind } from '../../domain/matching/engine/kind.ts';
import { area, recordOf } from '../../domain/matching/engine/layout.ts';
import { listFor } from '../../domain/matching/engine/lists.ts';
import { needPoints, notOffered, weigh } from '../../domain/matching/engine/weigh.ts';
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
  readonly best: Best<Found>;

  constructor(image: Image, profile: NeedProfile, length: number) {
    this.asking = askingOf(profile, image);
    this.best = new Best(length, byRank);
  }

  /** What an offer must earn to come in. */
  get floor(): number {
    return this.best.worst?.points ?? 0;
  }

  add(posting: number): void {
    const { image, draw } = this.asking;
    const record = recordOf(posting);
    const points = weigh(this.asking, record, needPoints(image, posting));
    if (points === notOffered || points < this.floor) return;
    this.best.add({ image, record, points, lot: draw.of(record) });
  }
}

/** Every offer of a need, as postings: those in cells on the ground, and those whose worth no distance changes. */
export function offersOf(image: Image, need: NeedCode): { near: Uint32Array; home: Uint32Array } {
  const list = listFor(need);
  const near: number[] = [];
  const { cells } = image.tree;
  for (let i = image.nearStarts.at(list * cells); i < image.nearStarts.at((list + 1) * cells); i++)
    near.push(image.near.at(i));
  const home: number[] = [];
  const { homeRuns } = image;
  const homeEnd = homeRuns.startOf(homeRuns.firstFrom(list, keyOfKind(area.firstSet, 0)));
  for (let i = homeRuns.startOf(homeRuns.firstFrom(list, 0)); i < homeEnd; i++) {
    const record = recordOf(image.home.at(i));
    if (image.isFromHome(record) || !image.isPlaced(record)) home.push(image.home.at(i));
  }
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
