import { Reference, type ReferralId } from '../../schemas/ids.ts';

/**
 * The reference that people say on the telephone: the last six symbols of the referral's id, which are random, and a
 * check character. It is for people and never a key: six symbols are 2^30 values, so among 10,000 referrals the next
 * one has a chance of 1 in 107,000 of sharing its reference, and at about 46,000 one shared pair is to be expected.
 */
export function referenceFor(id: ReferralId): Reference {
  const symbols = id.slice(-6);
  return printReference(symbols + checkCharacter(symbols));
}

/**
 * Reads a reference as people type it: lower case, spaces or no hyphens, without `LR`, I or L for 1, O for 0.
 * @returns nothing if it is not a reference or its check character shows a slip
 */
export function parseReference(text: string): Reference | undefined {
  const typed = /^(?:LR)?([0-9A-TV-Z]{7})$/.exec(text.toUpperCase().replace(/[\s\p{Dash}]/gu, ''));
  const symbols = typed?.[1]?.replace(/[IL]/g, '1').replaceAll('O', '0');
  if (symbols === undefined || checkCharacter(symbols.slice(0, 6)) !== symbols.slice(6)) return undefined;
  return printReference(symbols);
}

/** Crockford's base 32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A weighted sum in the field of 32 elements, where adding is XOR and the weights are the powers of two: all different
 * and none zero. So the check character is one of the same 32 symbols, and every single wrong symbol and every swap of
 * two is caught (Luhn modulo 32 misses some swaps; ISO 7064 needs more symbols than these).
 */
function checkCharacter(symbols: string): string {
  const sum = [...symbols].reduce((sum, symbol) => double(sum ^ alphabet.indexOf(symbol)), 0);
  return alphabet.charAt(sum);
}

/** Times two in the field of 32 elements, modulo x^5 + x^2 + 1. */
function double(element: number): number {
  const doubled = element << 1;
  return doubled < 32 ? doubled : doubled ^ 0b100101;
}

function printReference(symbols: string): Reference {
  return Reference.parse(`LR-${symbols.slice(0, 4)}-${symbols.slice(4)}`);
}
