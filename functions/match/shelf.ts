/** Keeps what was used last, within a budget. What is being loaded for one is not loaded again for another. */
export interface Shelf<Thing> {
  /** @param load is asked when it is not here; what it rejects with is not kept */
  take(name: string, bytes: number, load: () => Promise<Thing>): Promise<Thing>;
  remove(name: string): void;
}

/** @param budget in bytes; one thing is kept even if it is larger */
export function createShelf<Thing>(budget: number): Shelf<Thing> {
  // A map remembers the order in which names came: the first is the one that was used longest ago.
  const kept = new Map<string, { readonly bytes: number; readonly thing: Promise<Thing> }>();
  const remove = (name: string) => void kept.delete(name);

  function makeRoom(): void {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [name, { bytes }] of kept) {
      if (total <= budget || kept.size === 1) return;
      remove(name);
      total -= bytes;
    }
  }

  return {
    take(name, bytes, load) {
      const found = kept.get(name) ?? { bytes, thing: load() };
      remove(name);
      kept.set(name, found);
      makeRoom();
      return found.thing.catch((error: unknown) => {
        remove(name);
        throw error;
      });
    },
    remove,
  };
}
