import type { PersonName } from '../../schemas/person.ts';
import { areAlike, spellings } from './name-similarity.ts';

/**
 * Whether somebody could be meant by what was typed in looking for them: each word begins one of their names, or is spelt
 * much like it. It finds too many rather than too few: whoever looks reads the names.
 */
export function isCalled({ given, family, preferred }: PersonName, typed: string): boolean {
  const names = [...given, family, preferred].flatMap(name => spellings(name, ...wordsOf(name ?? '')));
  const words = spellings(...wordsOf(typed));
  return words.length > 0 && words.every(word => names.some(name => name.startsWith(word) || areAlike(word, name)));
}

const wordsOf = (text: string) => text.split(/[\s\p{Dash}]+/u);
