import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SharedField } from '../../schemas/codes.ts';
import { OfferId, OnwardId, PartnerId } from '../../schemas/ids.ts';
import { PartnerRequest, RequestOutline } from '../../schemas/partner-work.ts';
import { OnwardReferral, PartnerConsent } from '../../schemas/support.ts';
import { aRequest, day, mondayMorning, received } from '../../tests/samples.ts';
import type { Referral } from '../referral/state.ts';
import { partnerView, requestOutline } from './partner-view.ts';

const today = day('2026-11-23');
const partner = PartnerId.parse('partner-neighbours');

/** Each fact is a word of its own, so that it can be looked for wherever it might have got to. */
const facts: Readonly<Record<SharedField, readonly string[]>> = {
  'first-name': ['Wilhelmina'],
  'full-name': ['Wilhelmina', 'Quillfeather'],
  phone: ['+441514960190', 'SAFETIMES'],
  email: ['una@quill.example'],
  address: ['EXAMPLESTREET', 'L9 2AF', 'L9'],
  outcode: ['L9'],
  'age-band': ['55 to 64'],
  'birth-date': ['1970-06-15'],
  language: ['so', 'true'],
  'access-needs': ['hearing-loop', 'ADJUSTMENT'],
  need: ['loneliness'],
  'own-words': ['OWNWORDS'],
};

/** What no consent for a partner covers. */
const never = [
  ...['RISKTEXT', 'RISKPLAN', 'STAFFRISK', 'SAFEGUARDING', 'CONDITION', 'NEEDNOTE', 'HOUSEHOLD', 'TRIED', 'ETHNICITY'],
  ...['9990548609', 'COORDINATOR', 'UNSAFEMAIL', '+441514960191', 'VIACARER', 'domestic-abuse', 'debt-money', 'Menon'],
];

const request = aRequest({
  person: {
    nhsNumber: { value: '9990548609' },
    name: { given: ['Wilhelmina'], family: 'Quillfeather', preferred: 'Mrs Quillfeather' },
    birthDate: '1970-06-15',
    address: { lines: ['EXAMPLESTREET 1'], postcode: 'L9 2AF' },
    telecom: [
      { system: 'phone', value: '0151 496 0190', rank: 1, okToLeaveMessage: false },
      { system: 'phone', value: '0151 496 0191', safe: false },
      { system: 'email', value: 'una@quill.example' },
      { system: 'email', value: 'UNSAFEMAIL@quill.example', safe: false },
    ],
    contactPreference: { safeTimes: 'SAFETIMES', via: 'VIACARER' },
    language: 'so',
    interpreter: true,
    accessNeeds: ['hearing-loop'],
    adjustments: ['ADJUSTMENT'],
  },
  needs: [{ code: 'loneliness', note: 'NEEDNOTE' }, { code: 'debt-money' }],
  ownWords: 'OWNWORDS',
  tried: [{ what: 'TRIED' }],
  conditions: ['CONDITION'],
  socialContext: { household: 'HOUSEHOLD' },
  secondaryCare: { underTeam: true, teamType: 'cmht', careCoordinator: 'COORDINATOR' },
  risk: {
    text: 'RISKTEXT',
    currentPlan: 'RISKPLAN',
    staffRisk: 'STAFFRISK',
    immediateConcern: ['domestic-abuse'],
    safeguarding: { flag: true, text: 'SAFEGUARDING' },
  },
  equality: { ethnicity: 'ETHNICITY' },
});

const anOnward = (change: Partial<OnwardReferral> = {}): OnwardReferral =>
  OnwardReferral.parse({
    id: OnwardId.parse('onw_01JD8ZK4T6V9W2X3Y5Z7000001-0007'),
    offer: OfferId.parse('offer-tea-and-company'),
    offerName: 'Tea and Company',
    partner,
    need: 'loneliness',
    status: 'requested',
    scope: SharedField.options,
    message: 'She would like a table by the door.',
    consent: 5,
    place: 'held',
    requestedAt: mondayMorning,
    requestedBy: 'duty-advisor',
    nudges: 0,
    isSilent: false,
    sessions: 0,
    ...change,
  });

const aConsent = (change: Partial<PartnerConsent> = {}): PartnerConsent =>
  PartnerConsent.parse({
    partner,
    status: 'given',
    purpose: 'a place at the table',
    scope: SharedField.options,
    channel: 'spoken',
    recordedBy: 'duty-advisor',
    at: mondayMorning,
    event: 5,
    ...change,
  });

const referralWith = (onward: OnwardReferral, ...consents: PartnerConsent[]): Referral => ({
  ...received().after,
  request,
  consents,
  onward: [onward],
});

const someFields = fc.uniqueArray(fc.constantFrom(...SharedField.options), { minLength: 1 });
const fields = fc.uniqueArray(fc.constantFrom(...SharedField.options));

test('a partner is told what both its agreement and the consent name, and nothing else, whatever they name', () => {
  fc.assert(
    fc.property(someFields, fields, (agreed, consented) => {
      const onward = anOnward({ scope: agreed });
      const view = partnerView(referralWith(onward, aConsent({ scope: consented })), onward, { today, elsewhere: [] });

      const told = new Set(agreed.filter(field => consented.includes(field)).flatMap(field => facts[field]));
      const words = wordsIn([view.person, view.need?.code]);
      const known = Object.values(facts).flat();
      expect(known.filter(fact => words.some(word => word.includes(fact)) && !isPartOf(fact, told))).toEqual([]);
      expect([...told].filter(fact => !words.some(word => word.includes(fact)))).toEqual([]);
      expect(never.filter(fact => JSON.stringify(view).includes(fact))).toEqual([]);
      expect(PartnerRequest.parse(view)).toEqual(view);
    }),
  );
});

test('before anybody has confirmed that it is them, nothing shows who the person is', () => {
  fc.assert(
    fc.property(someFields, fields, (agreed, consented) => {
      const onward = anOnward({ scope: agreed });
      const outline = requestOutline(referralWith(onward, aConsent({ scope: consented })), onward, today);

      const personal = Object.values(facts)
        .flat()
        .filter(fact => !harmless.has(fact));
      expect([...personal, ...never].filter(fact => JSON.stringify(outline).includes(fact))).toEqual([]);
      expect(JSON.stringify(outline)).not.toContain('table by the door');
      expect(RequestOutline.parse(outline)).toEqual(outline);
    }),
  );
});
const harmless = new Set([...facts.need, ...facts.outcode, ...facts['age-band'], ...facts.language]);

test('the outline names need, district and age band where they may be told', () => {
  const onward = anOnward();

  expect(requestOutline(referralWith(onward, aConsent()), onward, today)).toEqual({
    offerName: 'Tea and Company',
    need: { code: 'loneliness', label: 'Meeting people and feeling less alone' },
    district: 'L9',
    ageBand: '55 to 64',
    status: 'requested',
  });
});

test.each<[string, Referral]>([
  ['withdrawn', referralWith(anOnward(), aConsent({ status: 'withdrawn' }))],
  ['refused', referralWith(anOnward(), aConsent({ status: 'refused' }))],
  ['for another partner', referralWith(anOnward(), aConsent({ partner: PartnerId.parse('partner-others') }))],
  ['never asked for', referralWith(anOnward())],
])('where consent is %s the partner sees that there was a request, and nothing of the person', (_, referral) => {
  const view = partnerView(referral, anOnward(), { today, elsewhere: [] });

  expect(view).toMatchObject({ offerName: 'Tea and Company', status: 'requested' });
  expect(view).not.toHaveProperty('person');
  expect(view).not.toHaveProperty('need');
  expect(view).not.toHaveProperty('message');
});

test.each(['declined', 'withdrawn', 'completed', 'failed'] as const)('what is %s tells nothing any more', status => {
  const onward = anOnward({ status });

  expect(partnerView(referralWith(onward, aConsent()), onward, { today, elsewhere: [] })).not.toHaveProperty('person');
});

test('a number or address that is not safe, or not wanted, is not passed on by any consent', () => {
  const onward = anOnward();
  const referral = referralWith(onward, aConsent());
  const { person } = request;
  const told = (change: Partial<typeof person>) =>
    partnerView({ ...referral, request: { ...request, person: { ...person, ...change } } }, onward, {
      today,
      elsewhere: [],
    }).person;

  expect(told({ contactPreference: { doNotContact: ['phone', 'email'] } })).toMatchObject({
    fullName: expect.any(String),
  });
  expect(told({ contactPreference: { doNotContact: ['phone', 'email'] } })).not.toHaveProperty('phones');
  expect(told({ contactPreference: { doNotContact: ['phone', 'email'] } })).not.toHaveProperty('emails');
  expect(told({ contactPreference: { method: '8', doNotContact: [] } })).not.toHaveProperty('phones');
  expect(told({ address: { lines: ['1'], postcode: 'L9 2AF', safe: false } })).not.toHaveProperty('address');
});

test('what another referral of theirs calls unsafe, or does not want, is not passed on either (H7)', () => {
  const onward = anOnward();
  const { person } = request;
  const told = (change: Partial<typeof person>) =>
    partnerView(referralWith(onward, aConsent()), onward, { today, elsewhere: [{ ...person, telecom: [], ...change }] })
      .person;
  const phone = { system: 'phone', value: '+441514960190', safe: false } as const;

  expect(told({})).toMatchObject({ phones: [{ value: '+441514960190' }], emails: ['una@quill.example'] });
  expect(told({ telecom: [phone] })).not.toHaveProperty('phones');
  expect(told({ telecom: [{ ...phone, system: 'email', value: 'una@quill.example' }] })).not.toHaveProperty('emails');
  expect(told({ contactPreference: { method: '8', doNotContact: [] } })).not.toHaveProperty('phones');
  expect(told({ address: { lines: ['2'], postcode: 'L9 2AF', safe: false } })).not.toHaveProperty('address');
  expect(told({ address: { lines: ['2'], postcode: 'L4 5BB', safe: false } })).toHaveProperty('address');
});

test.each([
  ['2008-11-24', 'under 18'],
  ['2008-11-23', '18 to 24'],
  ['2001-11-23', '25 to 34'],
  ['1992-11-24', '25 to 34'],
  ['1991-11-23', '35 to 44'],
  ['1941-11-23', '85 or over'],
])('somebody born on %s is %s', (birthDate, ageBand) => {
  const onward = anOnward({ scope: ['age-band'] });
  const referral = referralWith(onward, aConsent());
  const person = { ...request.person, birthDate: day(birthDate) };

  expect(
    partnerView({ ...referral, request: { ...request, person } }, onward, { today, elsewhere: [] }).person,
  ).toEqual({ ageBand });
});

/** Every value in it, as text. */
function wordsIn(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(wordsIn);
  return [String(value)];
}

/** A first name is part of a full one, an outcode of an address. */
const isPartOf = (fact: string, told: ReadonlySet<string>) => [...told].some(one => one.includes(fact));
