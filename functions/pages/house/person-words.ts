import parsePhoneNumber from 'libphonenumber-js/min';
import type { PersonName, Telecom } from '../../../schemas/person.ts';

/** `Grace Adaeze Okafor`; of some people a preferred name is all that is known. */
export const fullName = ({ preferred, given, family }: PersonName): string =>
  [...given, family ?? ''].join(' ').trim() || (preferred ?? '');

/** `9990548609` → `999 054 8609`, as it is read out. */
export const saidNhsNumber = (digits: string): string => digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');

/** `+441514960101` → `0151 496 0101`, as it is dialled here; a number of another country needs its `+` and stays as it is. */
export function saidPhone(number: string): string {
  const parsed = parsePhoneNumber(number, 'GB');
  return parsed?.countryCallingCode === '44' ? parsed.formatNational() : number;
}

/** What may not be done with a telephone. */
export const phoneLimits = (one: Telecom): string[] =>
  one.system === 'email'
    ? []
    : [
        ...(one.okToText === false ? ['do not text'] : []),
        ...(one.okToLeaveMessage === false ? ['do not leave a message'] : []),
      ];
