/**
 * Where to look next: places still to be searched, most promising first. A binary heap of whole numbers, each a bound and a
 * place in one (both fit: bounds are below 2^16 and places below 2^32).
 */
export class Frontier {
  readonly #heap: number[] = [];

  push(bound: number, place: number): void {
    const heap = this.#heap;
    const entry = bound * placesABound + place;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const above = (at - 1) >>> 1;
      const parent = heap[above] ?? 0;
      if (parent >= entry) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  pop(): { readonly bound: number; readonly place: number } | undefined {
    const [top] = this.#heap;
    const last = this.#heap.pop();
    if (top === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) this.#sink(last);
    return { bound: Math.floor(top / placesABound), place: top % placesABound };
  }

  #sink(entry: number): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      if (left >= heap.length) break;
      const child = left + 1 < heap.length && (heap[left + 1] ?? 0) > (heap[left] ?? 0) ? left + 1 : left;
      const value = heap[child] ?? 0;
      if (value <= entry) break;
      heap[at] = value;
      at = child;
    }
    heap[at] = entry;
  }
}

const placesABound = 2 ** 32;
