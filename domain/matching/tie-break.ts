/**
 * Orders equals fairly: the same referral always gives the same order, another referral another one, so that no partner
 * gains by its place in the alphabet. FNV-1a with a final mix (public domain); fast, repeatable, and not for secrets.
 */
export const tieBreak = (referral: string, offer: string, ruleset: string): number =>
  settled(symbolsOf(`${referral}|${offer}|${ruleset}`).reduce(stirred, unstirred));

// The steps of the draw, for whoever takes it symbol by symbol.

export const unstirred = 0x811c9dc5;

export const stirred = (draw: number, symbol: number): number => Math.imul(draw ^ symbol, 0x01000193);

/** Spreads the last symbols over all bits, or offers with similar names would be drawn alike. */
export function settled(draw: number): number {
  const once = Math.imul(draw ^ (draw >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

export const symbolsOf = (text: string): number[] => Array.from(text, symbol => symbol.codePointAt(0) ?? 0);
