import { expect, test } from 'vitest';
import { neverKnown } from '../domain/matching/published.ts';
import { ruleSentences } from '../domain/matching/rules.ts';
import { rulesets } from '../domain/matching/ruleset.ts';
import { rulesPage } from './rules-page.ts';

const page = rulesPage();
const lines = page.split('\n');

test('everybody can read it: no sentence is longer than 25 words, the limit of GOV.UK', () => {
  const sentences = lines.flatMap(line => line.split(/\||(?<=[.:?!])\s/)).map(text => text.trim());
  const words = (sentence: string) => sentence.split(/\s+/).filter(word => /\w/.test(word)).length;

  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter(sentence => words(sentence) > 25)).toEqual([]);
});

test('every rule is there in the order it is asked, and everything that is never known', () => {
  const rows = lines.filter(line => /^\| \d+ +\|/.test(line));

  expect(rows.map(row => row.split('|')[2]?.trim())).toEqual(Object.values(ruleSentences).map(({ pass }) => pass));
  for (const said of Object.values(neverKnown)) expect(lines).toContain(`- ${said}`);
});

test('every version is there, newest first', () => {
  const versions = [...page.matchAll(/^### Version (\w+)/gm)].map(([, version]) => version);

  expect(versions).toEqual(Object.keys(rulesets).reverse());
});
