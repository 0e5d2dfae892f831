import type { Point } from '../../../schemas/directory.ts';
import type { Box } from './reach.ts';
import { Doubles } from './views.ts';

/** Few enough to look through in a microsecond, enough that the tree stays small beside the records. */
export const recordsACell = 64;

/** How many nodes have one parent. */
const branching = 8;

/**
 * The shape of the tree over so many cells. Nodes are numbered from the cells up, level by level; the last is the root, and
 * the children of a node lie side by side. Where offers crowd, cells are small; where there are few, they are large.
 */
export class CellTree {
  readonly cells: number;
  readonly nodes: number;
  readonly #levels: readonly { readonly from: number; readonly to: number }[];

  constructor(cells: number) {
    const levels = [{ from: 0, to: cells }];
    for (let size = cells, from = cells; size > 1; from += size) {
      size = Math.ceil(size / branching);
      levels.push({ from, to: from + size });
    }
    this.cells = cells;
    this.nodes = levels.at(-1)?.to ?? 0;
    this.#levels = levels;
  }

  get root(): number {
    return this.nodes - 1;
  }

  /** First and one past the last child of a node above the cells. */
  childrenOf(node: number): readonly [first: number, end: number] {
    const level = this.#levels.findIndex(({ to }) => node < to);
    const above = this.#levels[level];
    const below = this.#levels[level - 1];
    if (!above || !below) throw new RangeError('a cell has no children');
    const first = below.from + (node - above.from) * branching;
    return [first, Math.min(first + branching, below.to)];
  }

  /** Of what is given for each cell, the highest for each node. */
  highest(ofCells: readonly number[]): number[] {
    const highest = ofCells.slice(0, this.cells);
    for (let node = this.cells; node < this.nodes; node++)
      highest.push(Math.max(...highest.slice(...this.childrenOf(node))));
    return highest;
  }
}

const numbersABox = 4;

export class Boxes {
  readonly #numbers: Doubles;

  constructor(bytes: Uint8Array) {
    this.#numbers = new Doubles(bytes);
  }

  at(node: number): Box {
    const start = node * numbersABox;
    return {
      south: this.#numbers.at(start),
      north: this.#numbers.at(start + 1),
      west: this.#numbers.at(start + 2),
      east: this.#numbers.at(start + 3),
    };
  }
}

export const boxAround = (points: readonly Point[]): Box =>
  points.reduce(
    (box, { latitude, longitude }) => ({
      south: Math.min(box.south, latitude),
      north: Math.max(box.north, latitude),
      west: Math.min(box.west, longitude),
      east: Math.max(box.east, longitude),
    }),
    nowhere,
  );

export const boxAroundBoxes = (boxes: readonly Box[]): Box =>
  boxes.reduce(
    (around, box) => ({
      south: Math.min(around.south, box.south),
      north: Math.max(around.north, box.north),
      west: Math.min(around.west, box.west),
      east: Math.max(around.east, box.east),
    }),
    nowhere,
  );

const nowhere: Box = { south: 90, north: -90, west: 180, east: -180 };
