// Which postcode districts lie in which borough. Districts cross borough borders: each is listed where most of it lies.

export const liverpool = numbered('L', [1, 19], [24, 25], [27, 27]);
export const southSefton = numbered('L', [20, 23], [29, 31]);
export const northSefton = [...numbered('L', [37, 38]), ...numbered('PR', [8, 9])];
export const sefton = [...southSefton, ...northSefton];
export const knowsley = numbered('L', [26, 26], [28, 28], [32, 36]);
export const wirral = numbered('CH', [41, 49], [60, 63]);
export const halton = numbered('WA', [7, 8]);
export const warrington = numbered('WA', [1, 5]);

/** An offer for people who live in any of these. */
export function within(...boroughs: readonly string[][]): { outcodes: string[] } {
  return { outcodes: boroughs.flat() };
}

function numbered(area: string, ...ranges: readonly [first: number, last: number][]): string[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => `${area}${first + i}`));
}
