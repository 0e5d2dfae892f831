/**
 * Orders equals fairly: the same referral always gives the same order, another referral another one, so that no partner
 * gains by its place in the alphabet. FNV-1a with a final mix (public domain); fast, repeatable, and not for secrets.
 */
export const tieBreak = (referral: string, offer: string, ruleset: string): number =>
  hashOf(`${referral}|${offer}|${ruleset}`);

/**
 * The same in a step or two, from a number that an offer keeps and one that a referral has under a ruleset. Mixing undoes
 * nothing and loses nothing: for any two offers, just half of all numbers a referral can have put either of them first.
 */
const tieBreakByHash = (referral: string, offer: string, ruleset: string): number =>
  drawn(hashOf(offer), hashOfReferral(referral, ruleset));

export const drawn = (offer: number, referral: number): number => settled(offer ^ referral);

export const hashOfReferral = (referral: string, ruleset: string) => hashOf(`${referral}|${ruleset}`);

export function hashOf(text: string): number {
  let draw = unstirred;
  for (const symbol of text) draw = stirred(draw, symbol.codePointAt(0) ?? 0);
  return settled(draw);
}

/** The ways to draw there have been. A ruleset names its own, so that what was once drawn is drawn again. */
export const draws = { 'by-symbols': tieBreak, 'by-hash': tieBreakByHash } as const;

// The steps of the draws, for whoever takes them symbol by symbol.

export const unstirred = 0x811c9dc5;

export const stirred = (draw: number, symbol: number): number => Math.imul(draw ^ symbol, 0x01000193);

/** Spreads the last symbols over all bits, or offers with similar names would be drawn alike. */
export function settled(draw: number): number {
  const once = Math.imul(draw ^ (draw >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

export const symbolsOf = (text: string): number[] => Array.from(text, symbol => symbol.codePointAt(0) ?? 0);
