import type { Asking } from './asking.ts';
import { Best, byRank, type Found } from './best.ts';
import { Frontier } from './frontier.ts';
import type { Image } from './image.ts';
import { keyOfKind } from './kind.ts';
import { recordOf } from './layout.ts';
import { addedToRun, areasServing } from './runs.ts';
import { needPoints, notOffered, weigh } from './weigh.ts';

/**
 * The first `length` offers of a list in the order of `byRank`, without looking at most of them. What one image has to give
 * is searched knowing what those before it gave.
 *
 * Each place where offers lie (a cell on the ground, a run of one kind, a run at a site asked for) has a bound: the most that
 * an offer found there could earn. Places are searched in the order of their bounds; within one, offers come highest ceiling
 * first. As soon as a bound is below the worst offer kept, nothing that is left can come in. Equal bounds are searched,
 * because the draw may put an equal first. An offer may lie in several places: the bound of one is enough.
 */
export function topOf(askings: readonly Asking[], list: number, length: number): readonly Found[] {
  const best = new Best(length, byRank);
  for (const asking of askings) new Search(asking, list, best).search();
  return best.inOrder;
}

class Search {
  readonly #image: Image;
  readonly #list: number;
  readonly #asking: Asking;
  readonly #best: Best<Found>;
  readonly #wishes: number;
  readonly #frontier = new Frontier();
  /** Places are numbered: nodes of the tree first, then the runs by kind of all lists, then those at sites. */
  readonly #firstRun: number;
  readonly #firstSiteRun: number;

  constructor(asking: Asking, list: number, best: Best<Found>) {
    this.#image = asking.image;
    this.#list = list;
    this.#asking = asking;
    this.#best = best;
    this.#wishes = mostForWishes(asking) + slack(asking);
    this.#firstRun = this.#image.tree.nodes;
    this.#firstSiteRun = this.#firstRun + this.#image.homeRuns.length;
  }

  search(): void {
    if (this.#asking.isPlaced && this.#image.tree.nodes > 0) this.#reachNode(this.#image.tree.root);
    for (const served of areasServing(this.#asking)) this.#reachRunsOf(served);
    for (const site of this.#asking.sites) this.#reachSite(site);
    for (let next = this.#frontier.pop(); next && next.bound >= this.#floor; next = this.#frontier.pop())
      this.#searchPlace(next.place);
  }

  #searchPlace(place: number): void {
    const { cells, nodes } = this.#image.tree;
    if (place < cells) this.#searchCell(place);
    else if (place < nodes) this.#openNode(place);
    else if (place < this.#firstSiteRun) this.#searchRun(place - this.#firstRun);
    else this.#searchSite(place - this.#firstSiteRun);
  }

  /** What an offer must earn to be looked at: less than this, and it cannot be among the best. */
  get #floor(): number {
    return this.#best.worst?.points ?? 0;
  }

  /** Notes a place for later, unless nothing in it can come in. */
  #reach(bound: number, place: number): void {
    if (bound >= this.#floor) this.#frontier.push(bound, place);
  }

  #reachNode(node: number): void {
    const ceiling = this.#image.ceilings.at(this.#list * this.#image.tree.nodes + node) - 1;
    if (ceiling < 0 || this.#hasNothingNew(node)) return;
    this.#reach(ceiling + this.#wishes + this.#mostForDistance(node), node);
  }

  #openNode(node: number): void {
    const [first, end] = this.#image.tree.childrenOf(node);
    for (let child = first; child < end; child++) this.#reachNode(child);
  }

  #searchCell(cell: number): void {
    const { nearStarts, near } = this.#image;
    const start = this.#list * this.#image.tree.cells + cell;
    this.#weighAll(near, nearStarts.at(start), nearStarts.at(start + 1), this.#mostForDistance(cell) + this.#wishes);
  }

  #mostForDistance(node: number): number {
    const { reach, image } = this.#asking;
    return reach ? reach.mostIn(image.boxes.at(node)) : image.tariff.distance.unknown;
  }

  /** Where nobody may be met, there may be offers to join from home; but those no nearer than home are in runs too. */
  #hasNothingNew(node: number): boolean {
    const { reach, canBeMet, image } = this.#asking;
    if (!reach || (canBeMet && !reach.hasTravelLimit)) return false;
    const box = image.boxes.at(node);
    return reach.mostIn(box) <= image.tariff.distance.remote && !(canBeMet && reach.mayBeWithinLimit(box));
  }

  #reachRunsOf(served: number): void {
    const { homeRuns } = this.#image;
    const end = homeRuns.firstFrom(this.#list, keyOfKind(served + 1, 0));
    for (let run = homeRuns.firstFrom(this.#list, keyOfKind(served, 0)); run < end; run++) {
      const added = addedToRun(this.#asking, homeRuns.keyOf(run));
      if (added !== undefined) this.#reach(homeRuns.ceilingOf(run) + added + this.#wishes, this.#firstRun + run);
    }
  }

  #searchRun(run: number): void {
    const { homeRuns, home } = this.#image;
    const added = addedToRun(this.#asking, homeRuns.keyOf(run)) ?? 0;
    const fromHome = this.#fromHomePoints(home.at(homeRuns.startOf(run)));
    this.#weighAll(home, homeRuns.startOf(run), homeRuns.endOf(run), fromHome + added + this.#wishes);
  }

  #reachSite(site: number): void {
    const { siteRuns } = this.#image;
    const run = siteRuns.firstFrom(this.#list, site);
    if (siteRuns.has(this.#list, run, site))
      this.#reach(siteRuns.ceilingOf(run) + this.#mostAtSite, this.#firstSiteRun + run);
  }

  #searchSite(run: number): void {
    const { siteRuns, atSite } = this.#image;
    this.#weighAll(atSite, siteRuns.startOf(run), siteRuns.endOf(run), this.#mostAtSite);
  }

  get #mostAtSite(): number {
    const { distance, site, times } = this.#image.tariff;
    return distance.most + Math.max(times.suits, times.unknown) + site.asked + slack(this.#asking);
  }

  /** @param beyond the most that any of them can earn beyond its ceiling */
  #weighAll(postings: Image['near'], start: number, end: number, beyond: number): void {
    for (let i = start; i < end; i++) {
      const posting = postings.at(i);
      const bound = this.#ceilingOf(posting) + beyond;
      if (bound < this.#floor) return;
      this.#weigh(posting, bound);
    }
  }

  /** What can be no more than an equal of the worst is drawn first: a lot is read in a moment, and most draw a worse one. */
  #weigh(posting: number, bound: number): void {
    const { image, draw, setAside } = this.#asking;
    const record = recordOf(posting);
    if (setAside.includes(record)) return;
    const { worst } = this.#best;
    if (bound === worst?.points && draw.of(record) > worst.lot) return;
    const points = weigh(this.#asking, record, needPoints(image, posting));
    if (points === notOffered || points < this.#floor) return;
    this.#best.add({ image, record, points, lot: draw.of(record) });
  }

  #ceilingOf(posting: number): number {
    return needPoints(this.#image, posting) + this.#image.hopeOf(recordOf(posting));
  }

  #fromHomePoints(posting: number): number {
    const { remote, unknown } = this.#image.tariff.distance;
    return this.#image.isFromHome(recordOf(posting)) ? remote : unknown;
  }
}

/** The most that a person's wishes can add. Offers at a site asked for have runs of their own. */
const mostForWishes = ({ image: { tariff }, asksForSites }: Asking) =>
  Math.max(tariff.times.suits, tariff.times.unknown) + (asksForSites ? tariff.site.other : tariff.site.asked);

/** Details only grow older, so ceilings hold from the latest assurance on; before it, something may yet have been fresh. */
const slack = ({ today, image: { latestAssurance, tariff } }: Asking) =>
  today < latestAssurance ? Math.max(0, tariff.freshness.fresh - tariff.freshness.stale) : 0;
