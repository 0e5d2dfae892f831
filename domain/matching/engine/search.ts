import type { NeedProfile } from '../profile.ts';
import { type Asking, askingOf } from './asking.ts';
import { Best, type Found } from './best.ts';
import { compareIds, Draw } from './draw.ts';
import { Frontier } from './frontier.ts';
import type { Image } from './image.ts';
import { exactFit, recordOf } from './layout.ts';
import { listsCount } from './lists.ts';
import type { BoxReach, PointReach } from './reach.ts';
import { homeRunsElsewhere, homeRunsServing, lostElsewhere, type Run, siteRuns } from './runs.ts';
import { notOffered, weigh } from './weigh.ts';

/**
 * The first `length` offers of a list in the order of `byRank`, without looking at most of them.
 *
 * Each place where offers lie (a cell on the ground, a run of those joined from home, a run at a site asked for) has a bound:
 * the most that an offer found there could earn. Places are searched in the order of their bounds; within one, offers come
 * highest ceiling first. As soon as a bound is below the worst offer kept, nothing that is left can come in. Equal bounds
 * are searched, because the draw may put an equal first. An offer may lie in several places: the bound of one is enough.
 */
export function topOf(image: Image, profile: NeedProfile, list: number, length: number): readonly Found[] {
  return new Search(image, profile, list, length).best();
}

class Search {
  readonly #image: Image;
  readonly #list: number;
  readonly #asking: Asking;
  readonly #best: Best;
  readonly #draw: Draw;
  readonly #frontier = new Frontier();
  /** Places that are no nodes of the tree, in the order they were put on the frontier. */
  readonly #others: (() => void)[] = [];
  readonly #wishes: number;

  constructor(image: Image, profile: NeedProfile, list: number, length: number) {
    this.#image = image;
    this.#list = list;
    this.#asking = askingOf(profile, image);
    this.#best = new Best(
      length,
      (a, b) => b.points - a.points || a.lot - b.lot || compareIds(image, a.record, b.record),
    );
    this.#draw = new Draw(image, profile.referral);
    this.#wishes = mostForWishes(image, this.#asking) + slack(image, this.#asking.today);
  }

  best(): readonly Found[] {
    const { nodes, cells, root } = this.#image.tree;
    if (nodes > 0) this.#reachOut(root);
    this.#reachHome();
    this.#reachSites();
    for (let next = this.#frontier.pop(); next && next.bound >= this.#best.floor; next = this.#frontier.pop()) {
      if (next.place >= nodes) this.#others[next.place - nodes]?.();
      else if (next.place < cells) this.#searchCell(next.place);
      else this.#openNode(next.place);
    }
    return this.#best.inOrder;
  }

  /** Puts a node of the tree on the frontier, unless nothing in it can come in. */
  #reachOut(node: number): void {
    const ceiling = this.#image.ceilings.at(node * listsCount + this.#list) - 1;
    if (ceiling < 0) return;
    const bound = ceiling + this.#wishes + this.#distanceOf(node).most;
    if (bound >= this.#best.floor) this.#frontier.push(bound, node);
  }

  #openNode(node: number): void {
    const [first, end] = this.#image.tree.childrenOf(node);
    for (let child = first; child < end; child++) this.#reachOut(child);
  }

  #searchCell(cell: number): void {
    const { nearStarts, near } = this.#image;
    const { most, everywhere } = this.#distanceOf(cell);
    const start = cell * listsCount + this.#list;
    const end = nearStarts.at(start + 1);
    for (let i = nearStarts.at(start); i < end; i++) {
      const posting = near.at(i);
      if (this.#ceilingOf(posting) + this.#wishes + most < this.#best.floor) return;
      this.#weigh(posting, everywhere);
    }
  }

  #distanceOf(node: number): BoxReach {
    const { reach } = this.#asking;
    if (reach) return reach.toBox(this.#image.boxes.at(node));
    return { most: this.#image.tariff.distance.unknown, everywhere: undefined };
  }

  #reachHome(): void {
    for (const run of homeRunsServing(this.#image, this.#list, this.#asking)) this.#reachHomeRun(run);
    if (this.#asking.hasOutcode) return;
    for (const isHumanChecked of [false, true]) {
      const ceiling = this.#image.homeHighest.at(this.#list * 2 + (isHumanChecked ? 1 : 0)) - 1;
      if (ceiling < 0) continue;
      this.#reachOther(ceiling + lostElsewhere(this.#image, isHumanChecked) + this.#wishes, () => {
        for (const run of homeRunsElsewhere(this.#image, this.#list, isHumanChecked)) this.#reachHomeRun(run);
      });
    }
  }

  #reachHomeRun(run: Run): void {
    this.#reachRun(run, posting => this.#homePoints(posting) + run.added + this.#wishes);
  }

  #reachSites(): void {
    const { times, site } = this.#image.tariff;
    const wishes = Math.max(times.suits, times.unknown) + site.asked + slack(this.#image, this.#asking.today);
    for (const run of siteRuns(this.#image, this.#list, this.#asking))
      this.#reachRun(run, () => mostForDistance(this.#image) + wishes);
  }

  #reachRun({ postings, start, end }: Run, beyondCeiling: (posting: number) => number): void {
    const boundOf = (posting: number) => this.#ceilingOf(posting) + beyondCeiling(posting);
    this.#reachOther(boundOf(postings.at(start)), () => {
      for (let i = start; i < end; i++) {
        const posting = postings.at(i);
        if (boundOf(posting) < this.#best.floor) return;
        this.#weigh(posting, undefined);
      }
    });
  }

  #reachOther(bound: number, search: () => void): void {
    if (bound >= this.#best.floor) this.#frontier.push(bound, this.#image.tree.nodes + this.#others.push(search) - 1);
  }

  #weigh(posting: number, place: PointReach | undefined): void {
    const record = recordOf(posting);
    const points = weigh(this.#image, this.#asking, record, this.#needPoints(posting), place);
    if (points === notOffered || points < this.#best.floor) return;
    this.#best.add({ record, points, lot: this.#draw.of(record) });
  }

  #ceilingOf(posting: number): number {
    return this.#needPoints(posting) + this.#image.hopeOf(recordOf(posting));
  }

  #needPoints(posting: number): number {
    const { need } = this.#image.tariff;
    return posting >= exactFit ? need.exact : need.related;
  }

  #homePoints(posting: number): number {
    const { remote, unknown } = this.#image.tariff.distance;
    return this.#image.isFromHome(recordOf(posting)) ? remote : unknown;
  }
}

/** The most that a person's wishes can add. Offers at a site asked for have runs of their own. */
const mostForWishes = ({ tariff: { times, site } }: Image, { asksForSites }: Asking) =>
  Math.max(times.suits, times.unknown) + (asksForSites ? site.other : site.asked);

const mostForDistance = ({ tariff: { distance } }: Image) =>
  Math.max(...distance.bands.map(({ points }) => points), distance.beyond, distance.remote, distance.unknown);

/** Details only grow older, so ceilings hold from the latest assurance on; before it, something may yet have been fresh. */
const slack = ({ latestAssurance, tariff: { freshness } }: Image, today: number) =>
  today < latestAssurance ? Math.max(0, freshness.fresh - freshness.stale) : 0;
