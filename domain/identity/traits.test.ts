import { expect, test } from 'vitest';
import { Person } from '../../schemas/person.ts';
import { traitValues } from './traits.ts';

const amara = {
  name: { given: ['Amara'], family: 'Okafor' },
  nhsNumber: { value: '999 054 8609' },
  birthDate: '1984-05-06',
  telecom: [
    { system: 'phone', value: '0151 555 0123' },
    { system: 'phone', value: '+44 151 555 0123' },
    { system: 'phone', value: '07700 900123' },
    { system: 'email', value: 'amara@example.org' },
  ],
};

test('a person is known again by NHS number, birth date and each telephone number', () => {
  expect(traitValues(Person.parse(amara))).toEqual([
    { kind: 'nhs-number', value: '9990548609' },
    { kind: 'birth-date', value: '1984-05-06' },
    { kind: 'phone', value: '+441515550123' },
    { kind: 'phone', value: '+447700900123' },
  ]);
});

test('a walk-in who gave only a first name is known by nothing', () => {
  expect(traitValues(Person.parse({ name: { given: ['Amara'] } }))).toEqual([]);
});

test('an estimated birth date shows nothing', () => {
  const kinds = traitValues(Person.parse({ ...amara, birthDateEstimated: true })).map(trait => trait.kind);

  expect(kinds).not.toContain('birth-date');
});
