import type { Person } from '../../schemas/person.ts';
import type { Trait } from '../ports.ts';

/** Something that could show that two records are one person. Personal: it is hashed before it is kept anywhere. */
export interface TraitValue {
  readonly kind: Trait['kind'];
  readonly value: string;
}

/** Ten digits, `YYYY-MM-DD` and E.164. An estimated birth date says nothing about who somebody is and is left out. */
export function traitValues(person: Person): TraitValue[] {
  const phones = person.telecom.filter(telecom => telecom.system === 'phone').map(telecom => telecom.value);
  return [
    ...traits('nhs-number', person.nhsNumber?.value),
    ...traits('birth-date', person.birthDateEstimated ? undefined : person.birthDate),
    ...traits('phone', ...new Set(phones)),
  ];
}

function traits(kind: Trait['kind'], ...values: (string | undefined)[]): TraitValue[] {
  return values.filter(value => value !== undefined).map(value => ({ kind, value }));
}
