/**
 * Orders equals fairly: the same referral always gives the same order, another referral another one, so that no partner
 * gains by its place in the alphabet. FNV-1a with a final mix (public domain); fast, repeatable, and not for secrets.
 */
export function tieBreak(referral: string, offer: string, ruleset: string): number {
  let hash = 0x811c9dc5;
  for (const symbol of `${referral}|${offer}|${ruleset}`)
    hash = Math.imul(hash ^ (symbol.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
