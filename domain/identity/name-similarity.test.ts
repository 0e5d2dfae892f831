import { expect, test } from 'vitest';
import { PersonName } from '../../schemas/person.ts';
import { areSimilarNames } from './name-similarity.ts';

/** 'Amara Okafor' or 'Amara', or with a preferred name 'Elizabeth (Betty) Ward' */
function named(text: string): PersonName {
  const { given, preferred, family } =
    /^(?<given>\S*)(?: \((?<preferred>.+)\))?(?: (?<family>.+))?$/.exec(text)?.groups ?? {};
  return PersonName.parse({ given: given ? [given] : [], family, preferred });
}

test.each([
  ['Amara Okafor', 'Amara Okafore'],
  ['Niamh O’Brien', "Niamh O'Brien"],
  ["Niamh O'Brien", 'Niamh OBrien'],
  ['José García', 'Jose Garcia'],
  ['Zoë SMITH-JONES', 'zoe smith jones'],
  ['Mohammed Ali', 'Muhammad Ali'],
  ['Catherine Doyle', 'Katherine Doyle'],
  ['Łukasz Nowak', 'Lukasz Nowak'],
  ['Amara Okafor', 'Okafor Amara'],
  ['Elizabeth (Betty) Ward', 'Betty Ward'],
  ['Amara', 'Amara Okafor'],
  ['محمد علي', 'محمد علي'],
])('%s and %s could be one person', (one, other) => {
  expect(areSimilarNames(named(one), named(other))).toBe(true);
  expect(areSimilarNames(named(other), named(one))).toBe(true);
});

test.each([
  ['Amara Okafor', 'Chinedu Okafor'],
  ['Amara Okafor', 'Amina Okafor'],
  ['Taiwo Balogun', 'Kehinde Balogun'],
  ['Maria Kelly', 'Maria Nowak'],
  ['Amara', 'Chinedu Okafor'],
  ['Ann Lee', 'Leanne Lee'],
])('%s and %s are two people, however much else they share', (one, other) => {
  expect(areSimilarNames(named(one), named(other))).toBe(false);
  expect(areSimilarNames(named(other), named(one))).toBe(false);
});

test('names with nothing to compare are not similar', () => {
  expect(areSimilarNames(named('—'), named('—'))).toBe(false);
});

test('a middle name that twins share does not make them one person', () => {
  const amara = PersonName.parse({ given: ['Amara', 'Grace'], family: 'Okafor' });
  const chinedu = PersonName.parse({ given: ['Chinedu', 'Grace'], family: 'Okafor' });

  expect(areSimilarNames(amara, chinedu)).toBe(false);
});
