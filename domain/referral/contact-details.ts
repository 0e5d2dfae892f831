import { type ContactDetails, mostTelecom, type Person, type Telecom } from '../../schemas/person.ts';

/**
 * Somebody with what is now known of how they are reached (hazard H7). A number or an e-mail address that was called unsafe
 * stays so, left out or not, until somebody says that it is safe.
 */
export function reachedBy(person: Person, { telecom, address, contactPreference }: ContactDetails): Person {
  return {
    ...person,
    ...(telecom && { telecom: unsafeStill(person.telecom, telecom) }),
    ...(address && { address }),
    ...(contactPreference && { contactPreference }),
  };
}

/**
 * The record of a person after one of their referrals has been put right: what was taken out of that is gone here too, and
 * what only the record knows stays.
 * @param before as the referral said it; and `after`, as it says it now
 */
export function recordReachedBy(record: Person, details: ContactDetails, before: Person, after: Person): Person {
  if (!details.telecom) return reachedBy(record, details);
  const unsafe = unsafeStill(record.telecom, after.telecom);
  const known = leftOut(leftOut(record.telecom, before.telecom), unsafe);
  return { ...reachedBy(record, details), telecom: ranked([...unsafe, ...known]).slice(0, mostTelecom) };
}

const unsafeStill = (before: readonly Telecom[], said: readonly Telecom[]): Telecom[] => {
  const unsafe = before.filter(({ safe }) => safe === false);
  const isUnsafe = (one: Telecom) => one.safe === undefined && unsafe.some(({ value }) => value === one.value);
  return ranked([...said.map(one => (isUnsafe(one) ? { ...one, safe: false } : one)), ...leftOut(unsafe, said)]);
};

const leftOut = (all: readonly Telecom[], said: readonly Telecom[]) =>
  all.filter(({ value }) => !said.some(one => one.value === value));

/** Of two that come first, the one that was said last. */
const ranked = (all: readonly Telecom[]): Telecom[] => {
  const first = all.find(({ rank }) => rank === 1);
  return all.map(one => (one.rank === 1 && one !== first ? { ...one, rank: 2 } : one));
};
