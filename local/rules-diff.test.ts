import { expect, test } from 'vitest';
import { currentRuleset } from '../domain/matching/ruleset.ts';
import { needLabels } from '../schemas/codes.ts';
import { runToItsEnd } from './process-for-tests.ts';
import { compareRulesets } from './rules-diff/comparison.ts';

const next = { ...currentRuleset, version: 'next' };

test('a new version of the same rules changes only what is drawn', () => {
  const { rules, difference, withDraw, concentration, examples } = compareRulesets(currentRuleset, next, 60);

  expect(rules).toEqual([]);
  expect(difference).toMatchObject({ referrals: 60, referralsChanged: 0, changed: 0, newFirst: 0 });
  expect(withDraw.newFirst).toBeGreaterThan(0);
  expect(concentration.listings.after).toEqual(concentration.listings.before);
  expect(examples).toEqual([]);
});

test('a lower ceiling for partners leaves the most listed one fewer listings, and everybody’s first choice', () => {
  const { difference, concentration } = compareRulesets(currentRuleset, { ...next, perPartner: 1 }, 200);

  expect(difference.changed).toBeGreaterThan(0);
  expect(difference.newFirst).toBe(0);
  expect(concentration.listings.after.gini).toBeLessThan(Number(concentration.listings.before.gini));
});

test('where distance counts for nothing, the clearest examples have another first choice, and say of whom', () => {
  const weights = { ...currentRuleset.weights, distance: 0, capacity: 0.35 };

  const { examples } = compareRulesets(currentRuleset, { ...next, weights }, 200);

  expect(new Set(examples.map(({ need }) => need)).size).toBe(3);
  for (const { who, before, after } of examples) {
    expect(who).toMatch(/^somebody (aged \d+|of unknown age), from /);
    expect(after[0]?.offer).not.toBe(before[0]?.offer);
  }
});

test('it is printed in words, every need counted, and for programs as JSON', async () => {
  const [words, json] = await Promise.all([
    runToItsEnd('rules-diff', 'v1', 'v2', '--referrals', '200'),
    runToItsEnd('rules-diff', 'v1', 'v2', '--referrals', '200', '--json'),
  ]);

  expect([words.code, json.code]).toEqual([0, 0]);
  expect(words.said).toContain('From ruleset v1 to v2');
  expect(words.said).toContain('“What it costs” counts for: 3%; before, 5%.');
  for (const need of Object.values(needLabels)) expect(words.said).toMatch(new RegExp(`^ {2}${need} +\\d`, 'm'));
  expect(words.said).not.toMatch(/undefined|NaN|\[object/);
  expect(JSON.parse(json.said)).toMatchObject({ before: 'v1', after: 'v2', difference: { referrals: 200 } });
});

test.each([
  [['v1', 'v9'], 'There is no ruleset v9: there are v1, v2 and v3.\n'],
  [['v1', 'toString'], 'There is no ruleset toString: there are v1, v2 and v3.\n'],
  [['v1'], 'Name two rulesets, such as: npm run rules:diff -- v1 v2 [--referrals 1000] [--json].\n'],
  [['v1', 'v2', '--all'], 'Name two rulesets, such as: npm run rules:diff -- v1 v2 [--referrals 1000] [--json].\n'],
  [['v1', 'v2', '--referrals', 'some'], '--referrals some is not a number from 1 to 99999.\n'],
])('%j is answered with one sentence', async (args, sentence) => {
  expect(await runToItsEnd('rules-diff', ...args)).toEqual({ code: 2, said: '', complained: sentence });
});
