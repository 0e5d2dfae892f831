import type { PartnerId } from '../../schemas/ids.ts';

/** How unevenly listings fall on partners. Shares are 0 to 1; without a single listing there is nothing to share out. */
export interface Concentration {
  /** Listings counted. */
  readonly n: number;
  /** Partners that could have been listed, whether or not they were. */
  readonly partners: number;
  /** The part of all listings that the most listed partner has. */
  readonly topShare: number | undefined;
  /** 0 when every partner is listed equally often; (partners − 1) / partners when one partner has every listing. */
  readonly gini: number | undefined;
}

/**
 * The Gini coefficient: the mean difference between all pairs of partners, over twice the mean; here from the counts in
 * rising order, Σ (2i − partners − 1) countᵢ / (partners · n). Not corrected for a sample: these are all the partners.
 * Source: Damgaard and Weiner, Describing inequality in plant size or fecundity, Ecology 81 (2000).
 * @param listings the partner of each listing, such as of each first choice
 * @param partners everybody who could be listed: one who never is counts as well, or a monopoly would look equal
 */
export function concentrationOf(listings: readonly PartnerId[], partners: readonly PartnerId[]): Concentration {
  const counts = countsOf(listings, partners).sort((a, b) => a - b);
  const n = listings.length;
  const whole = { n, partners: counts.length };
  if (n === 0) return { ...whole, topShare: undefined, gini: undefined };
  const spread = counts.reduce((sum, count, i) => sum + (2 * (i + 1) - counts.length - 1) * count, 0);
  return { ...whole, topShare: Math.max(...counts) / n, gini: spread / (counts.length * n) };
}

function countsOf(listings: readonly PartnerId[], partners: readonly PartnerId[]): number[] {
  const counts = new Map(partners.map(partner => [partner, 0]));
  for (const partner of listings) counts.set(partner, (counts.get(partner) ?? 0) + 1);
  return [...counts.values()];
}
