import { expect, test } from 'vitest';
import { ReferralView } from '../../../schemas/api.ts';
import { Caller } from '../../../schemas/directory.ts';
import { AttentionTo } from '../../../schemas/support.ts';
import { aRequest, mondayMorning, referralId } from '../../../tests/samples.ts';
import { type CaseFacts, type CaseView, isOfStaff } from './case-facts.ts';
import { attemptsInWords } from './parts/contacts.ts';
import { decisionsOf } from './parts/decisions.ts';
import { presentOffers } from './parts/offers.ts';
import { presentSummary } from './parts/summary.ts';
import { presentHead } from './presenter.ts';

const nothing = {
  attention: [],
  promises: [],
  consents: [],
  goals: [],
  plan: [],
  setAside: [],
  onward: [],
  escalations: [],
  contacts: [],
  signposts: [],
  notes: [],
};

function aView(change: object = {}): CaseView {
  const view = ReferralView.parse({
    ...nothing,
    request: aRequest(),
    id: referralId(1),
    reference: 'LR-7K3M-Q2G',
    status: 'assigned',
    version: 3,
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
  if (!isOfStaff(view)) throw new Error('this is not as staff read it');
  return view;
}

const facts = (request: Parameters<typeof aRequest>[0] = {}, view: object = {}): CaseFacts => ({
  view: { ...aView(view), request: aRequest(request) },
  staff: { version: 1, advisors: [], partners: [], sites: [], grants: [] },
  caller: Caller.parse({ subject: 'ada', role: 'advisor', organisation: 'org-life-rooms', scopes: ['cases/work'] }),
  now: mondayMorning,
  offer: undefined,
  writers: new Map(),
});
const present = (...about: Parameters<typeof facts>) => presentHead(facts(...about));

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
    { term: 'Share with', value: 'no partner yet: ask first' },
  ]);
  expect(present({ person }).facts.map(({ value }) => value)).toEqual([
    'not known',
    'not known',
    'none that is safe',
    'not said',
    'no partner yet: ask first',
  ]);
});

test('a telephone that is not safe is not shown as one to call', () => {
  const { facts } = present({
    person: { ...person, telecom: [{ system: 'phone', value: '0151 496 0101', safe: false }] },
  });

  expect(factIn(facts, 'Phone')).toBe('none that is safe');
});

test('what nobody may overlook is flagged in words', () => {
  const about = facts(
    {
      person: { ...person, contactPreference: { doNotContact: ['sms'] }, accessNeeds: ['bsl'] },
      risk: { statement: 'risks-described', immediateConcern: ['domestic-abuse'], safeguarding: { flag: true } },
      consent: { referral: { status: 'not-sought', reason: 'Could not be asked' } },
    },
    { status: 'held', hold: { since: '2026-11-23T10:00:00Z', reasons: ['safeguarding'], owner: 'duty' } },
  );
  const flagged = presentHead(about);
  const summary = presentSummary(about);

  expect(flagged.flags.map(({ words }) => words)).toEqual([
    'On hold',
    'Safeguarding',
    'Immediate concern',
    'Risks described',
    'Contact limits',
    'Access needs',
    'Consent not given',
  ]);
  expect(summary.hold).toMatchObject({ reasons: ['Safeguarding was flagged'], owner: 'the duty role' });
  expect(factIn(summary.first, 'Do not contact by')).toBe('text message');
  expect(factIn(summary.first, 'Immediate concern')).toBe('Domestic abuse');
  expect(factIn(summary.facts, 'Why referred without')).toBe('Could not be asked');
  expect(present().flags).toEqual([]);
});

test('whoever rings has before them which number, whether to leave a message, and what the referrer worried about', () => {
  const phone = { system: 'phone', value: '0151 496 0101', okToText: true, okToLeaveMessage: false } as const;
  const unsafe = { system: 'phone', value: '0151 496 0909', safe: false } as const;
  const about = facts({
    person: {
      ...person,
      telecom: [phone, unsafe, { system: 'email', value: 'una@post.example' }],
      address: { lines: ['1 Example Street'], postcode: 'L9 2AF' },
      contactPreference: { safeTimes: 'Mornings only', willCallIn: true },
    },
    risk: { text: 'Has been low.', immediateConcern: [] },
    socialContext: { household: 'Lives alone', isCarer: false },
    tried: [{ what: 'A walking group', helped: false }],
  });
  const { first, facts: also } = presentSummary(about);

  expect(factIn(presentHead(about).facts, 'Phone')).toBe('0151 496 0101, do not leave a message');
  expect(first.map(({ term, value }) => `${term}: ${value}`)).toEqual([
    'Risks: Has been low.',
    'Ways to reach them: 0151 496 0101, do not leave a message\nuna@post.example',
    'Address: 1 Example Street, L9 2AF',
    'Safe times: Mornings only',
    'Will call in: Yes',
  ]);
  expect(JSON.stringify(first)).not.toContain('0909');
  expect(factIn(also, 'Already tried')).toBe('A walking group (it did not help)');
  expect(factIn(also, 'Household')).toBe('Lives alone');
});

const anOffer = (change: object = {}) => ({
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
  ...change,
});

const aMatch = (offers: readonly object[], leftOut: object = { byRule: {}, nearMisses: [] }) => ({
  ...{ number: 1, ruleset: 'v1', directory: 1, inputsHash: 'x', matchedAt: '2026-11-23T10:00:00Z' },
  needs: [{ code: 'loneliness', offers, leftOut }],
});

test('offers keep their order and reasons, and what was left out is counted and named', () => {
  const nearMiss = {
    offer: 'offer-choir',
    name: 'Choir',
    rule: 'runsWhenTheyCan',
    because: 'It meets in the evening.',
    wouldMatchIf: 'It would fit if evenings were possible.',
  };
  const matched = facts(
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
            offers: [anOffer()],
            leftOut: { byRule: { servesTheirArea: 3, runsWhenTheyCan: 1 }, nearMisses: [nearMiss] },
          },
        ],
      },
    },
  );

  expect(presentHead(matched).tabs.find(({ label }) => label === 'Matched offers')?.count).toBe('1');
  expect(presentOffers(matched).needs[0]).toMatchObject({
    label: 'Meeting people and feeling less alone',
    offers: [{ name: 'Conversation café', whyNotHigher: 'It is full.', note: expect.stringContaining('no agreement') }],
    leftOut: 4,
    byRule: [
      { because: 'It does not serve the area where they live.', count: 3 },
      { because: 'A rule that is no longer used left them out.', count: 1 },
    ],
    nearMisses: [{ name: 'Choir' }],
  });
});

test('what is set aside is named with whom and why; only what an advisor has set aside can be proposed again', () => {
  const aside = (offer: string, more: object) => ({ offer, offerName: 'Choir', at: '2026-11-23T10:00:00Z', ...more });
  const { setAside } = presentOffers(
    facts(
      {},
      {
        setAside: [
          aside('offer-choir', { by: 'partner', because: 'no-capacity' }),
          aside('offer-walk', { by: 'silence' }),
          aside('offer-cafe', { by: 'advisor', because: 'cost', needs: ['loneliness'], recordedBy: 'ada' }),
        ],
      },
    ),
  );

  expect(setAside.map(({ said }) => said.replace(/ \(.*/, ''))).toEqual([
    'The partner: there is no place at the moment',
    'The partner has not answered',
    'ada: it costs too much',
  ]);
  expect(setAside.map(({ way }) => way?.words)).toEqual([undefined, undefined, 'Propose it again']);
});

test('whatever waits for the advisor is said in words, with a way to answer it', () => {
  const since = '2026-11-23T10:00:00.000Z';
  for (const to of AttentionTo.options) {
    const [decision] = decisionsOf(aView({ attention: [{ to, since, decideBy: since, isOverdue: false }] }));

    expect(decision?.heading).toMatch(/^[A-Z]/);
    expect(decision?.ways.length, to).toBeGreaterThan(0);
  }
});

test('an offer that needs no data to be sent cannot be referred to', () => {
  const waysFor = (change: object) =>
    presentOffers(facts({}, { match: aMatch([anOffer(change)]) })).needs[0]?.offers[0]?.ways.map(({ words }) => words);

  expect(waysFor({ signpostOnly: false })).toEqual(['Refer', 'Tell them about it', 'Not suitable']);
  expect(waysFor({ signpostOnly: true })).toEqual(['Tell them about it', 'Not suitable']);
  expect(waysFor({ signpostOnly: false, needsNoReferral: true })).toEqual(['Tell them about it', 'Not suitable']);
});

test('attempts are counted since somebody last spoke with the person; what we called off is none', () => {
  const contact = (day: number, outcome: string) => ({
    ...{ type: 'phone', outcome, by: 'ada' },
    occurredAt: `2026-11-${day}T10:00:00Z`,
  });
  const { contacts } = aView({
    contacts: [
      contact(20, 'no-answer'),
      contact(21, 'spoke'),
      contact(24, 'voicemail'),
      contact(23, 'cancelled'),
      contact(22, 'no-answer'),
    ],
  });

  expect(attemptsInWords({ contacts })).toContain('Tried 2 of 3 times');
});
