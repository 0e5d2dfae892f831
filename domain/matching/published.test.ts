import { expect, test } from 'vitest';
import { demonstrationDirectory } from '../../local/seed/index.ts';
import { syntheticReferrals } from '../../local/synthetic-referrals.ts';
import { day } from '../../tests/samples.ts';
import { fitOf } from './judge.ts';
import { needProfile } from './profile.ts';
import { changesBetween, publishedTerms } from './published.ts';
import { type RuleName, ruleSentences, rules } from './rules.ts';
import { currentRuleset, type Ruleset, rulesets } from './ruleset.ts';
import { terms } from './terms.ts';

const today = day('2026-11-23');
const { offers } = demonstrationDirectory(today);
const profiles = syntheticReferrals(200, today).map(({ id, request }) => needProfile(id, request, today));
const pairs = profiles.flatMap(profile => offers.map(offer => ({ profile, offer })));

test.each(Object.keys(ruleSentences) as RuleName[])('%s gives the verdicts that are published, and no other', name => {
  const given = new Set(pairs.map(({ profile, offer }) => rules[name](offer, profile).is));

  expect([...given].sort()).toEqual(Object.keys(ruleSentences[name]).sort());
});

test.each(publishedTerms(currentRuleset).filter(({ name }) => !['certainty', 'together'].includes(name)))(
  '$name earns what is published, and nothing else',
  ({ name, earnings }) => {
    const earned = pairs.flatMap(({ profile, offer }) => {
      const fit = profile.needs.map(({ code }) => fitOf(offer, code)).find(found => found !== undefined);
      return fit ? [terms[name]({ offer, profile, fit, unknowns: 0, ruleset: currentRuleset }).worth] : [];
    });

    expect([...new Set(earned)].sort()).toEqual([...new Set(earnings.map(({ worth }) => worth))].sort());
  },
);

test('each question to ask lowers what is earned as published', () => {
  const certainty = publishedTerms(currentRuleset).find(({ name }) => name === 'certainty');
  const [pair] = pairs;
  if (!pair) throw new Error('there are people and offers');
  const earned = [0, 1, 2, 3].map(
    unknowns => terms.certainty({ ...pair, fit: 'exact', unknowns, ruleset: currentRuleset }).worth,
  );

  expect(certainty?.earnings.map(({ worth }) => worth)).toEqual(earned);
});

test('no number of a ruleset can change unseen', () => {
  const changed = withEachNumberHigher(currentRuleset);

  expect(changed.length).toBeGreaterThan(30);
  for (const ruleset of changed) expect(changesBetween(currentRuleset, ruleset)).not.toEqual([]);
});

/** As many rulesets as this one holds numbers, each with another of them raised by the least that a score can show. */
function withEachNumberHigher(ruleset: Ruleset): Ruleset[] {
  const text = JSON.stringify(ruleset);
  const numbers: unknown[] = [];
  JSON.parse(text, (_, value) => typeof value === 'number' && numbers.push(value));
  return numbers.map((_, wanted) => {
    let i = 0;
    return JSON.parse(text, (_, value) => (typeof value === 'number' && i++ === wanted ? value + 0.0001 : value));
  });
}

test('what has changed is said with what it was, and what has not is not said', () => {
  const { v1, v2 } = rulesets;
  if (!v1 || !v2) throw new Error('there have been two versions');

  expect(changesBetween(v1, v2)).toEqual([
    '“How lately somebody confirmed its details” counts for: 4%; before, 5%.',
    '“What it costs” counts for: 3%; before, 5%.',
    '“Whether one place helps with several needs” counts for: 3%; before, 0%.',
    'Offers of one partner, where there are others: up to 2; before, up to 5.',
  ]);
  expect(changesBetween(v2, v2)).toEqual([]);
});

test('another way to draw is said', () => {
  const { v2, v3 } = rulesets;
  if (!v2 || !v3) throw new Error('there have been three versions');

  expect(changesBetween(v2, v3)).toEqual([
    'The draw between equals is made from: a number of the offer and one of the referral; before, all the letters of their names.',
  ]);
});

test('a distance that nobody counted before is new, and one that no longer counts is gone', () => {
  const { v2 } = rulesets;
  if (!v2) throw new Error('there has been a second version');
  const [nearest, ...others] = v2.distanceBands;
  if (!nearest) throw new Error('distance counts');

  expect(changesBetween(v2, { ...v2, distanceBands: [{ ...nearest, upToKm: 3 }, ...others] })).toEqual([
    '“How far away it is” when it is up to 3 km away earns: 100% of that; before, not at all.',
    '“How far away it is” when it is up to 2 km away earns: no longer; before, 100% of that.',
  ]);
});
