import { expect, test } from 'vitest';
import { PartnerId, SiteId } from '../../schemas/ids.ts';
import { anOffer, aPartner, aRequest, day, referralId } from '../../tests/samples.ts';
import { match } from './match.ts';
import { needProfile } from './profile.ts';
import { currentRuleset, rulesets } from './ruleset.ts';

type Change = Parameters<typeof anOffer>[0];
const named = (name: string, change: Change = {}) => anOffer({ id: `offer-${name}`, name, ...change });
const forNeed = (code: 'loneliness' | 'debt-money', name: string, change: Change = {}) =>
  named(name, { needs: [{ code, fit: 'exact' }], ...change });

function shortlist(
  offers: ReturnType<typeof anOffer>[],
  needs: Parameters<typeof aRequest>[0] = {},
  ruleset = currentRuleset,
) {
  const profile = needProfile(referralId(), aRequest(needs), day('2026-11-23'));
  return match(profile, { offers, partners: [aPartner()] }, ruleset)[0]?.offers ?? [];
}

test('a partner with many good offers does not fill the list while another could be on it', () => {
  const many = Array.from({ length: 5 }, (_, i) => named(`big-${i}`, { partner: 'partner-big' }));
  const small = ['one', 'two', 'three'].map(name =>
    named(`small-${name}`, { partner: `partner-${name}`, cost: { pounds: 3, per: 'session' } }),
  );

  const partners = shortlist([...many, ...small]).map(({ partner }) => partner);

  expect(partners.filter(partner => partner === PartnerId.parse('partner-big'))).toHaveLength(
    currentRuleset.perPartner,
  );
  expect(partners).toHaveLength(5);
});

test('the ceiling is soft: where there is nobody else, the list is filled', () => {
  const many = Array.from({ length: 5 }, (_, i) => named(`big-${i}`, { partner: 'partner-big' }));

  expect(shortlist(many)).toHaveLength(5);
});

const twoNeeds = {
  needs: [
    { code: 'loneliness' as const, priority: 1 },
    { code: 'debt-money' as const, priority: 2 },
  ],
};
const atWalton = { site: SiteId.parse('site-walton') };

test('between near equals, what is at one place with help for another need comes first, and says why', () => {
  const debt = forNeed('debt-money', 'debt-desk', atWalton);
  const beside = forNeed('loneliness', 'beside', {
    ...atWalton,
    capacity: 'additional-assessment-required',
    cost: { pounds: 0, per: 'session' },
  });
  const elsewhere = forNeed('loneliness', 'elsewhere', {
    capacity: 'additional-assessment-required',
    assuredOn: '2026-07-01',
  });

  const [first] = shortlist([debt, elsewhere, beside], twoNeeds);

  expect(first).toMatchObject({ name: 'beside', terms: { together: currentRuleset.weights.together } });
  expect(first?.reasons).toContain('Something for "debt, bills or budgeting" is at the same place.');
});

test('an offer that helps with both needs says so', () => {
  const both = named('both', {
    needs: [
      { code: 'loneliness', fit: 'exact' },
      { code: 'debt-money', fit: 'exact' },
    ],
  });

  expect(shortlist([both], twoNeeds)[0]?.reasons).toContain('It also helps with "debt, bills or budgeting".');
});

test('being at one place never outweighs a clear difference', () => {
  const debt = forNeed('debt-money', 'debt-desk', atWalton);
  const beside = forNeed('loneliness', 'beside', { ...atWalton, capacity: 'no-capacity' });
  const elsewhere = forNeed('loneliness', 'elsewhere');

  expect(shortlist([debt, beside, elsewhere], twoNeeds)[0]?.name).toBe('elsewhere');
});

test.each(Object.values(rulesets))(
  'ruleset $version: the weights sum to 1 and somebody agreed to it on a day',
  ruleset => {
    expect(Object.values(ruleset.weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(ruleset.agreedBy).not.toBe('');
    expect(ruleset.agreedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  },
);
