import type { Person } from '../../schemas/person.ts';
import type { Known } from './reach.ts';

/** How somebody reads. */
export type Reader = Pick<Person, 'language' | 'interpreter' | 'accessNeeds'>;

/** What the newest referral says, and what is on record where it says nothing. */
export const readerOf = ({ request: { person }, record }: Known): Reader => ({
  ...record,
  ...person,
  accessNeeds: [...person.accessNeeds, ...(record?.accessNeeds ?? [])],
});

/** Whoever may not read what we write in English. */
export const needsInterpreter = ({ language, interpreter }: Reader): boolean =>
  interpreter === true || (language !== undefined && language !== 'en');
