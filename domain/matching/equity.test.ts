import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demonstrationDirectory } from '../../local/seed/index.ts';
import { syntheticReferrals } from '../../local/synthetic-referrals.ts';
import { ImmediateConcern, RiskStatement } from '../../schemas/codes.ts';
import { ReferralRequest } from '../../schemas/referral.ts';
import { day } from '../../tests/samples.ts';
import { type MatchedNeed, match } from './match.ts';
import { needProfile } from './profile.ts';
import type { neverKnown } from './published.ts';
import { rulesets } from './ruleset.ts';

const today = day('2026-11-23');
const directory = demonstrationDirectory(today);
const referrals = syntheticReferrals(60, today);

/** Everything that we publish as never known, as it might be told of somebody. Each may also be left out. */
const attributes = fc.record(
  {
    ethnicity: fc.constantFrom('White British', 'Black African', 'Pakistani', 'Arab', 'prefer-not-to-say'),
    religion: fc.constantFrom('Christian', 'Muslim', 'none'),
    sexualOrientation: fc.constantFrom('gay or lesbian', 'bisexual', 'heterosexual'),
    sex: fc.constantFrom('female', 'male'),
    gender: fc.constantFrom('woman', 'man', 'non-binary'),
    disability: fc.constantFrom('blind', 'wheelchair user', 'none'),
    armedForces: fc.constantFrom('veteran', 'never served'),
    conditions: fc.subarray(['schizophrenia', 'depression', 'diabetes']),
    risk: fc.record({
      statement: fc.constantFrom(...RiskStatement.options),
      text: fc.constantFrom('none known', 'has been violent'),
      immediateConcern: fc.subarray([...ImmediateConcern.options]),
    }),
    identity: fc.record({ name: fc.constantFrom('Fatima', 'Wojciech', 'Maureen'), street: fc.constantFrom('1', '2') }),
    ownWords: fc.constantFrom('I am lonely', 'I would like to work', 'I look after my mother'),
  } satisfies Record<keyof typeof neverKnown, fc.Arbitrary<unknown>>,
  { requiredKeys: ['risk', 'identity'] },
);
type Attributes = typeof attributes extends fc.Arbitrary<infer T> ? T : never;

/** The same people in the same order, each with other attributes. */
const population = fc.array(attributes, { minLength: referrals.length, maxLength: referrals.length });

function withAttributes(request: ReferralRequest, told: Attributes): ReferralRequest {
  const { identity, conditions, risk, ownWords, ...equality } = told;
  const { person } = request;
  return ReferralRequest.parse({
    ...request,
    equality,
    conditions,
    risk,
    ownWords,
    needs: request.needs.map(need => ({ ...need, note: ownWords })),
    person: {
      ...person,
      name: { given: [identity.name] },
      address: person.address && { ...person.address, lines: [`${identity.street} Example Street`] },
    },
  });
}

test.each(Object.values(rulesets))(
  'ruleset $version: of two populations who differ only in what is never known, each person is offered the same',
  ruleset => {
    const offered = (people: readonly Attributes[]): MatchedNeed[][] =>
      referrals.map(({ id, request }, i) => {
        const told = people[i];
        if (!told) throw new Error('everybody has attributes');
        return match(needProfile(id, withAttributes(request, told), today), directory, ruleset);
      });

    fc.assert(
      fc.property(population, population, (one, other) => {
        const shortlists = offered(one);

        expect(shortlists.flat().filter(({ offers }) => offers.length > 0).length).toBeGreaterThan(referrals.length);
        for (const [i, theirs] of offered(other).entries()) expect(theirs).toEqual(shortlists[i]);
      }),
      // A smaller population would show no more than the first person who is treated otherwise.
      { numRuns: 8, endOnFailure: true },
    );
  },
);
