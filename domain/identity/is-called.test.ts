import { expect, test } from 'vitest';
import { PersonName } from '../../schemas/person.ts';
import { isCalled } from './is-called.ts';

const amara = PersonName.parse({ given: ['Amara', 'Grace'], family: 'Okafor-Smith', preferred: 'Mara' });
const niamh = PersonName.parse({ given: ['Niamh'], family: 'O’Brien' });
const muhammad = PersonName.parse({ given: ['Muhammad'] });

test.each([
  [amara, 'amara'],
  [amara, 'ama'],
  [amara, 'OKAFOR amara'],
  [amara, 'okaf'],
  [amara, 'Smith'],
  [amara, 'okafor-smith'],
  [amara, 'okaforsmith'],
  [amara, 'Mara'],
  [amara, ' Grâce '],
  [niamh, "o'brien"],
  [niamh, 'obri'],
  [niamh, 'brien'],
  [muhammad, 'Mohammed'],
])('%o is found by %s', (name, typed) => {
  expect(isCalled(name, typed)).toBe(true);
});

test.each([
  [amara, 'Amina'],
  [amara, 'amara jones'],
  [amara, 'for'],
  [niamh, 'Bridget'],
  [niamh, ''],
  [niamh, '"><'],
  [muhammad, '—'],
])('%o is not found by %s', (name, typed) => {
  expect(isCalled(name, typed)).toBe(false);
});
