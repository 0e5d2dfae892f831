/**
 * How alike two words are, from 0 (nothing in common) to 1 (the same): Jaro's measure, raised by a tenth of what is
 * missing for each of up to four first letters shared, because people seldom mistake the beginning of a name.
 * Source: W. E. Winkler, String Comparator Metrics (1990).
 */
export function jaroWinkler(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  const jaro = jaroSimilarity(a, b);
  const firstDifference = a.findIndex((letter, i) => letter !== b[i]);
  const prefix = Math.min(4, firstDifference === -1 ? a.length : firstDifference);
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** The mean of: letters of `a` shared, letters of `b` shared, and shared letters that come in the same order. */
function jaroSimilarity(a: readonly string[], b: readonly string[]): number {
  const shared = sharedLetters(a, b);
  if (shared.length === 0) return 0;
  const inOrderOfB = shared.toSorted((one, other) => one.inB - other.inB);
  const outOfOrder = shared.filter(({ letter }, i) => letter !== inOrderOfB[i]?.letter).length / 2;
  return (shared.length / a.length + shared.length / b.length + (shared.length - outOfOrder) / shared.length) / 3;
}

/** Each letter of `a` with a letter of `b` that is the same, no farther off than half a word and not yet taken. */
function sharedLetters(a: readonly string[], b: readonly string[]) {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const shared: { letter: string; inB: number }[] = [];
  for (const [inA, letter] of a.entries()) {
    const inB = b.findIndex(
      (candidate, i) => candidate === letter && Math.abs(i - inA) <= reach && !shared.some(taken => taken.inB === i),
    );
    if (inB !== -1) shared.push({ letter, inB });
  }
  return shared;
}
