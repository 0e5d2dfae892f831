import type { PersonName } from '../../schemas/person.ts';
import { jaroWinkler } from './jaro-winkler.ts';

/**
 * Whether two names could be one person's: spelt differently, with given and family name swapped, or known by a
 * preferred name. A part that one of them lacks is not compared. It is for a person to look at, never to merge by.
 */
export function areSimilarNames(a: PersonName, b: PersonName): boolean {
  const one = { given: spellings(a.given[0], a.preferred), family: spellings(a.family) };
  const other = { given: spellings(b.given[0], b.preferred), family: spellings(b.family) };
  return (
    agree([one.given, other.given], [one.family, other.family]) ||
    agree([one.given, other.family], [one.family, other.given])
  );
}

/**
 * Spellings of one name commonly reach 0.85 (Mohammed and Muhammad), two names seldom pass 0.8 (Amara and Amina).
 * A needless note costs somebody a glance and a missed one a second record, so the line is drawn just below 0.85.
 */
const similarEnough = 0.84;

type Spellings = readonly string[];

/** Letters and digits of any script in lower case, without accents, apostrophes, hyphens and spaces. */
export function spellings(...names: (string | undefined)[]): Spellings {
  return names
    .map(name =>
      (name ?? '')
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}]/gu, ''),
    )
    .filter(name => name !== '');
}

/** At least one pair of parts can be compared, and all that can be are alike. */
function agree(...parts: readonly [Spellings, Spellings][]): boolean {
  const comparable = parts.filter(([one, other]) => one.length > 0 && other.length > 0);
  return comparable.length > 0 && comparable.every(([one, other]) => one.some(a => other.some(b => areAlike(a, b))));
}

export function areAlike(a: string, b: string): boolean {
  return jaroWinkler(a, b) >= similarEnough;
}
