/** Fewer than this many people could be recognised by whoever knows one of them. */
export const fewest = 5;

/**
 * The rows that must not be shown: those that fewer than five people stand behind and, because the sum of all is shown
 * beside them, as many of the next smallest as keep those from being worked out: two rows at least, five people at least.
 * @param sizeOf people behind a row, 1 or more
 */
export function hiddenAmong<Row>(rows: readonly Row[], sizeOf: (row: Row) => number): ReadonlySet<Row> {
  const smallestFirst = [...rows].sort((a, b) => sizeOf(a) - sizeOf(b));
  const hidden = new Set<Row>();
  let people = 0;
  for (const row of smallestFirst) {
    const isSafe = hidden.size === 0 || (hidden.size > 1 && people >= fewest);
    if (sizeOf(row) >= fewest && isSafe) break;
    hidden.add(row);
    people += sizeOf(row);
  }
  return hidden;
}
