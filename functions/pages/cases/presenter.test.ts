import { expect, test } from 'vitest';
import { ReferralView } from '../../../schemas/api.ts';
import { aRequest, mondayMorning, referralId } from '../../../tests/samples.ts';
import { presentCase } from './presenter.ts';

const aView = (change: object = {}) =>
  ReferralView.parse({
    id: referralId(1),
    reference: 'LR-7K3M-Q2G',
    status: 'received',
    channel: 'gp-pcn',
    receivedAt: '2026-11-23T10:00:00Z',
    firstContactBy: '2026-11-25',
    needs: ['loneliness'],
    timeline: [
      { at: '2026-11-23T10:00:00Z', what: 'ReferralReceived.v1', sentence: 'Received.' },
      { at: '2026-11-23T10:05:00Z', what: 'ReferralMatched.v1', sentence: 'A shortlist was made.' },
    ],
    ...change,
  });

const present = (request: Parameters<typeof aRequest>[0] = {}, view: object = {}) =>
  presentCase(aView(view), aRequest(request), mondayMorning);

const person = { name: { given: ['Una'], family: 'Sample' } };
const factIn = (facts: readonly { term: string; value: string }[], term: string) =>
  facts.find(fact => fact.term === term)?.value;

test('what tells a person from another is there, and what is not known is said', () => {
  const known = present({
    person: {
      ...person,
      nhsNumber: { value: '9990548609' },
      birthDate: '1955-11-24',
      birthDateEstimated: true,
      telecom: [{ system: 'phone', value: '0151 496 0101' }],
      language: 'pl',
      interpreter: true,
    },
  });

  expect(known.facts).toEqual([
    { term: 'Born', value: '24 Nov 1955 (about 70)' },
    { term: 'NHS number', value: '999 054 8609' },
    { term: 'Phone', value: '0151 496 0101' },
    { term: 'Language', value: 'Polish, interpreter needed' },
  ]);
  expect(present({ person }).facts.map(({ value }) => value)).toEqual([
    'not known',
    'not known',
    'none that is safe',
    'not said',
  ]);
});

test('a telephone that is not safe is not shown as one to call', () => {
  const { facts } = present({
    person: { ...person, telecom: [{ system: 'phone', value: '0151 496 0101', safe: false }] },
  });

  expect(factIn(facts, 'Phone')).toBe('none that is safe');
});

test('what nobody may overlook is flagged in words', () => {
  const flagged = present(
    {
      person: { ...person, contactPreference: { doNotContact: ['sms'] }, accessNeeds: ['bsl'] },
      risk: { statement: 'risks-described', immediateConcern: ['domestic-abuse'], safeguarding: { flag: true } },
      consent: { referral: { status: 'not-sought', reason: 'Could not be asked' } },
    },
    { status: 'held', hold: { since: '2026-11-23T10:00:00Z', reasons: ['safeguarding'], owner: 'duty' } },
  );

  expect(flagged.flags.map(({ words }) => words)).toEqual([
    'On hold',
    'Safeguarding',
    'Immediate concern',
    'Risks described',
    'Contact limits',
    'Access needs',
    'Consent not given',
  ]);
  expect(flagged.hold).toMatchObject({ reasons: ['Safeguarding was flagged'], owner: 'the duty role' });
  expect(factIn(flagged.summary, 'Do not contact by')).toBe('text message');
  expect(present().flags).toEqual([]);
});

test('the newest comes first on the timeline', () => {
  expect(present().timeline.map(({ sentence }) => sentence)).toEqual(['A shortlist was made.', 'Received.']);
});

test('offers keep their order and reasons, and what was left out is counted and named', () => {
  const offer = {
    offer: 'offer-cafe',
    partner: 'partner-front-step',
    name: 'Conversation café',
    partnerName: 'Front Step',
    score: 0.5,
    terms: {},
    reasons: ['It is free.'],
    cautions: ['It has a waiting list.'],
    questions: ['Is step-free access needed?'],
    whyNotHigher: 'It is full.',
    signpostOnly: true,
    needsNoReferral: false,
  };
  const nearMiss = {
    offer: 'offer-choir',
    name: 'Choir',
    rule: 'runsWhenTheyCan',
    because: 'It meets in the evening.',
    wouldMatchIf: 'It would fit if evenings were possible.',
  };
  const { matches, offerCount } = present(
    {},
    {
      match: {
        number: 1,
        ruleset: 'v1',
        directory: 1,
        inputsHash: 'x',
        matchedAt: '2026-11-23T10:00:00Z',
        needs: [
          {
            code: 'loneliness',
            offers: [offer],
            leftOut: { byRule: { servesTheirArea: 3, runsWhenTheyCan: 1 }, nearMisses: [nearMiss] },
          },
        ],
      },
    },
  );

  expect(offerCount).toBe(1);
  expect(matches[0]).toMatchObject({
    label: 'Meeting people and feeling less alone',
    offers: [{ name: 'Conversation café', whyNotHigher: 'It is full.', note: expect.stringContaining('no agreement') }],
    leftOut: 4,
    byRule: [
      { term: 'Serves their area', value: '3' },
      { term: 'Runs when they can', value: '1' },
    ],
    nearMisses: [{ name: 'Choir' }],
  });
});
