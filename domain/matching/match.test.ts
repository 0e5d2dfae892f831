import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Capacity, ImmediateConcern, Mode } from '../../schemas/codes.ts';
import { OfferId, PartnerId } from '../../schemas/ids.ts';
import { anOffer, aPartner, aRequest, aRequestBody, day, referralId } from '../../tests/samples.ts';
import { match } from './match.ts';
import { needProfile } from './profile.ts';
import { currentRuleset, termNames } from './ruleset.ts';

const today = day('2026-11-23');
const profileOf = (change: Parameters<typeof aRequest>[0] = {}) => needProfile(referralId(), aRequest(change), today);
type Offers = ReturnType<typeof anOffer>[];
const matchFor = (offers: Offers, change: Parameters<typeof aRequest>[0] = {}) => {
  const [need] = match(profileOf(change), { offers, partners: [aPartner()] }, currentRuleset);
  if (!need) throw new Error('a referral has a need');
  return need;
};
const named = (name: string, change: Parameters<typeof anOffer>[0] = {}) =>
  anOffer({ id: `offer-${name}`, name, ...change });
const person = aRequestBody().person;

test('an offer that fits is listed with its reasons in plain English', () => {
  const [listed] = matchFor([anOffer()]).offers;

  expect(listed?.reasons).toEqual(
    expect.arrayContaining(['It is meant for this need.', 'It has places now.', 'It is free.']),
  );
  expect(listed?.reasons.join(' ')).toMatch(/close by|km away/);
  expect(listed?.questions).toEqual([]);
});

test('a score is the sum of what each published weight contributed', () => {
  const [listed] = matchFor([anOffer({ capacity: 'waitlist', cost: { pounds: 4, per: 'session' } })]).offers;
  const sum = termNames.reduce((total, name) => total + (listed?.terms[name] ?? 0), 0);

  expect(listed?.score).toBeCloseTo(sum, 6);
  expect(Object.values(currentRuleset.weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
});

test('what is not known is a question to ask and ranks below what is known; it excludes nobody', () => {
  const { offers, leftOut } = matchFor([named('known'), named('unknown', { access: undefined })], {
    person: { ...person, accessNeeds: ['step-free'] },
  });

  expect(offers.map(({ offer }) => offer)).toEqual(['offer-known', 'offer-unknown']);
  expect(offers[1]?.questions).toEqual(['Does it have step-free access?']);
  expect(offers[1]?.whyNotHigher).toMatch(/^It is below known on what is still to be asked\./);
  expect(leftOut).toEqual({ byRule: {}, nearMisses: [] });
});

test.each([
  ['isOpen', { status: 'paused' }, {}, 'It is paused just now.', 'it opens again'],
  ['isForThem', { audience: 'carers' }, { socialContext: { isCarer: false } }, 'It is only for carers.', undefined],
  ['isOfAge', { minimumAge: 65 }, {}, 'It is for people aged 65 and over.', undefined],
  [
    'acceptsTheirTeam',
    { underTeam: ['cmht', 'eip'] },
    { secondaryCare: { underTeam: false } },
    'It is only for people under a community mental health team or an early intervention in psychosis team.',
    undefined,
  ],
  ['wantsPaidWork', { paidWorkGoal: true }, {}, 'It is only for people who want paid work.', 'paid work became a goal'],
  ['cameTheRightWay', { channels: ['self'] }, {}, 'It only takes people who come by another route.', undefined],
  ['servesTheirArea', { area: { outcodes: ['PR8'] } }, {}, 'It does not serve L9.', undefined],
  [
    'speaksTheirLanguage',
    { languages: ['en'], interpreter: false },
    { person: { ...person, language: 'pl' } },
    'Polish is not spoken and there is no interpreter.',
    'someone could interpret',
  ],
  [
    'hasAccess',
    { access: { has: [], lacks: ['step-free'] } },
    { person: { ...person, accessNeeds: ['step-free'] } },
    'It does not have step-free access.',
    undefined,
  ],
  [
    'fitsTheirMode',
    {},
    { preferences: { mode: ['online'] } },
    'It is only face to face.',
    'face to face were possible',
  ],
  [
    'wasNotRefused',
    {},
    { preferences: { declinedPartners: [PartnerId.parse('partner-neighbours')] } },
    'The person has said no to this provider.',
    undefined,
  ],
] as const)(
  '%s removes an offer; where one change would bring it in, it is a near miss',
  (rule, offer, change, because, wouldMatchIf) => {
    const { offers, leftOut } = matchFor(
      [anOffer(offer as Parameters<typeof anOffer>[0])],
      change as Parameters<typeof aRequest>[0],
    );

    expect(offers).toEqual([]);
    expect(leftOut.byRule).toEqual({ [rule]: 1 });
    expect(leftOut.nearMisses).toEqual(
      wouldMatchIf ? [{ offer: 'offer-tea-and-company', name: 'Tea and Company', rule, because, wouldMatchIf }] : [],
    );
  },
);

test('an offer that two changes would bring in names both; one that needs three is only counted', () => {
  const off = anOffer({ status: 'paused', languages: ['en'], interpreter: false });
  const polish = { person: { ...person, language: 'pl' } };

  expect(matchFor([off], polish).leftOut.nearMisses[0]?.wouldMatchIf).toBe(
    'it opens again, and someone could interpret',
  );
  expect(matchFor([off], { ...polish, preferences: { mode: ['online'] } }).leftOut).toEqual({
    byRule: { isOpen: 1 },
    nearMisses: [],
  });
});

test('an offer in other languages than English raises the question, and for an English speaker the answer', () => {
  const farsi = anOffer({ languages: ['fa', 'ur'] });

  expect(matchFor([farsi]).offers[0]?.questions).toEqual([
    'It is held in Persian and Urdu: does the person speak that?',
  ]);
  expect(matchFor([farsi], { person: { ...person, language: 'en' } }).leftOut.byRule).toEqual({
    speaksTheirLanguage: 1,
  });
  expect(matchFor([farsi], { person: { ...person, language: 'ur' } }).offers[0]?.reasons).toContain('Urdu is spoken.');
});

test('an offer that is too far is removed only when the person said how far they can travel', () => {
  const southport = anOffer({ place: { postcode: 'PR8 1NW', point: { latitude: 53.65, longitude: -3.0 } } });

  expect(matchFor([southport]).offers[0]?.cautions.join(' ')).toMatch(/It is about \d+ km away\./);
  expect(matchFor([southport], { socialContext: { travelLimitKm: 5 } }).leftOut.nearMisses[0]).toMatchObject({
    rule: 'isWithinReach',
    wouldMatchIf: 'the person could travel further',
  });
});

test('IPS takes somebody under a community mental health team who wants paid work and lives in its area', () => {
  const ips = anOffer({
    name: 'IPS',
    needs: [{ code: 'employment', fit: 'exact' }],
    underTeam: ['cmht', 'eip'],
    paidWorkGoal: true,
    area: { outcodes: ['L9', 'L20'] },
  });
  const wanting = {
    needs: [{ code: 'employment' as const }],
    secondaryCare: { underTeam: true, teamType: 'cmht' as const },
  };

  expect(matchFor([ips], wanting).offers[0]?.reasons).toEqual(
    expect.arrayContaining(['The person is under a community mental health team, as it requires.', 'It serves L9.']),
  );
  expect(matchFor([ips], { needs: wanting.needs }).offers[0]?.questions).toEqual([
    'Is the person under a community mental health team or an early intervention in psychosis team? This is only for people who are.',
  ]);
});

test('what only a person may judge is put as a question', () => {
  expect(matchFor([anOffer({ humanCheck: 'Is a refuge what the person wants?' })]).offers[0]?.questions).toEqual([
    'Is a refuge what the person wants?',
  ]);
});

test('somewhere that needs no referral is always among the choices, however low it ranks', () => {
  const many = Array.from({ length: 8 }, (_, i) => named(`group-${i}`));
  const openDoor = named('open-door', { referral: 'none-needed', capacity: 'no-capacity', assuredOn: undefined });

  const { offers } = matchFor([...many, openDoor]);

  expect(offers).toHaveLength(currentRuleset.shortlistLength + 1);
  expect(offers.at(-1)?.offer).toBe('offer-open-door');
});

test('without a data-sharing agreement an offer can be told of, and says so', () => {
  const [need] = match(
    profileOf(),
    { offers: [anOffer()], partners: [aPartner({ dataSharingAgreement: false })] },
    currentRuleset,
  );

  expect(need?.offers[0]).toMatchObject({ signpostOnly: true });
  expect(need?.offers[0]?.cautions).toContain(
    'There is no data-sharing agreement: give information only, send nothing.',
  );
});

test('an offer that nobody has confirmed for 90 days sinks and says so', () => {
  const { offers } = matchFor([named('stale', { assuredOn: '2026-08-01' }), named('fresh')]);

  expect(offers.map(({ offer }) => offer)).toEqual(['offer-fresh', 'offer-stale']);
  expect(offers[1]?.cautions).toContain('These details were last confirmed on 2026-08-01.');
});

test('equals are ordered by a draw that is the same for one referral and fair over many', () => {
  const pair = [named('apple'), named('zebra')];
  const first = (number: number) => {
    const profile = needProfile(referralId(number), aRequest(), today);
    return match(profile, { offers: pair, partners: [] }, currentRuleset)[0]?.offers[0]?.offer;
  };

  const wins = Array.from({ length: 400 }, (_, i) => first(i + 1)).filter(winner => winner === 'offer-apple').length;

  expect(first(7)).toBe(first(7));
  expect(wins).toBeGreaterThan(150);
  expect(wins).toBeLessThan(250);
});

const someOffer = fc
  .record({
    number: fc.integer({ min: 0, max: 50 }),
    capacity: fc.constantFrom(...Capacity.options),
    modes: fc.subarray([...Mode.options], { minLength: 1 }),
    minimumAge: fc.option(fc.integer({ min: 18, max: 70 }), { nil: undefined }),
    outcodes: fc.option(fc.subarray(['L9', 'L20', 'PR8'], { minLength: 1 }), { nil: undefined }),
    none: fc.boolean(),
  })
  .map(({ number, capacity, modes, minimumAge, outcodes, none }) =>
    named(`n${number}`, {
      capacity,
      modes,
      ...(minimumAge !== undefined && { minimumAge }),
      area: outcodes ? { outcodes } : 'anywhere',
      referral: none ? 'none-needed' : 'self-or-professional',
    }),
  );
const someOffers = fc.uniqueArray(someOffer, { maxLength: 20, selector: ({ id }) => OfferId.parse(id) });

test('the answer does not depend on the order in which the offers come', () => {
  fc.assert(
    fc.property(someOffers, fc.infiniteStream(fc.nat()), (offers, dice) => {
      const shuffled = offers.map(offer => ({ offer, key: dice.next().value })).sort((a, b) => a.key - b.key);

      expect(matchFor(shuffled.map(({ offer }) => offer))).toEqual(matchFor(offers));
    }),
  );
});

test('every offer for the need is either listed, removed, or further down than the shortlist is long; only an open door is added', () => {
  fc.assert(
    fc.property(someOffers, offers => {
      const { offers: listed, leftOut } = matchFor(offers);
      const removed = Object.values(leftOut.byRule).reduce((a, b) => a + b, 0);

      const foremost = listed.slice(0, currentRuleset.shortlistLength);
      expect(foremost).toHaveLength(Math.min(currentRuleset.shortlistLength, offers.length - removed));
      if (listed.length > foremost.length)
        expect(listed.map(({ needsNoReferral }) => needsNoReferral)).toEqual([...foremost.map(() => false), true]);
    }),
  );
});

test('ethnicity, religion, sexual orientation, diagnosis and risk change nothing', () => {
  const text = fc.string({ minLength: 1, maxLength: 40 }).filter(value => value.trim() !== '');
  const attributes = fc.record({
    ethnicity: text,
    religion: text,
    sexualOrientation: text,
    sex: text,
    conditions: fc.array(text, { maxLength: 2 }),
    risk: fc.record({
      statement: fc.constant('risks-described' as const),
      text,
      immediateConcern: fc.subarray([...ImmediateConcern.options]),
    }),
  });
  fc.assert(
    fc.property(someOffers, attributes, (offers, { conditions, risk, ...equality }) => {
      expect(matchFor(offers, { equality, conditions, risk })).toEqual(matchFor(offers, {}));
    }),
  );
});
