import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImmediateConcern } from '../../schemas/codes.ts';
import { aRequest, aRequestBody, day } from '../../tests/samples.ts';
import { holdReasons } from './hold-reasons.ts';

const today = day('2026-11-23');
const reasonsFor = (change: Parameters<typeof aRequest>[0]) => holdReasons(aRequest(change), today);
const person = aRequestBody().person;

test('a referral that nothing speaks against is not held', () => {
  expect(reasonsFor({})).toEqual([]);
});

test.each(ImmediateConcern.options)('the immediate concern %s holds', concern => {
  expect(reasonsFor({ risk: { immediateConcern: [concern] } })).toEqual(['immediate-concern']);
});

test('a safeguarding flag holds', () => {
  expect(reasonsFor({ risk: { immediateConcern: [], safeguarding: { flag: true } } })).toEqual(['safeguarding']);
});

const unreachable: [string, Partial<typeof person>][] = [
  ['nobody gave a way', { telecom: [], address: undefined }],
  [
    'the only telephone is not safe',
    { telecom: [{ system: 'phone', value: '0151 496 0190', safe: false }], address: undefined },
  ],
  [
    'the telephone is excluded and there is nothing else',
    { address: { noFixedAbode: true }, contactPreference: { doNotContact: ['phone', 'sms'] } },
  ],
  [
    '"no telephone contact", and letters are excluded',
    { contactPreference: { method: '8', doNotContact: ['letter'] } },
  ],
  ['the address is not safe', { telecom: [], address: { lines: ['1 Example Street'], safe: false } }],
];

test.each(unreachable)('no safe way of contact holds: %s', (_, change) => {
  expect(reasonsFor({ person: { ...person, ...change } })).toEqual(['no-safe-way-of-contact']);
});

test('a walk-in who will call in again can be reached', () => {
  const walkIn = { name: { given: ['Tommo'] }, contactPreference: { willCallIn: true } };

  expect(reasonsFor({ channel: 'drop-in', referrer: undefined, person: walkIn })).toEqual([]);
});

test('somebody under 18 is held until the birthday, estimated birth dates included', () => {
  const bornOn = (birthDate: string, birthDateEstimated = false) =>
    reasonsFor({ person: { ...person, birthDate, birthDateEstimated } });

  expect(bornOn('2008-11-24')).toEqual(['under-18']);
  expect(bornOn('2008-11-23')).toEqual([]);
  expect(bornOn('2010-01-01', true)).toEqual(['under-18']);
});

test.each(['refused', 'not-sought', 'best-interests'] as const)('consent that is %s holds', status => {
  expect(reasonsFor({ consent: { referral: { status, reason: 'see notes' } } })).toEqual(['consent-not-given']);
});

test('safety at home is for a person only', () => {
  expect(reasonsFor({ needs: [{ code: 'domestic-abuse' }] })).toEqual(['need-for-a-person-only']);
});

test.each([
  'She said she does not want to go on and is thinking of SUICIDE',
  'He told me he has been self-harming again',
  "I don't want to live like this",
  'I don’t  want to live',
  'her partner hits her when he drinks',
])('a phrase in free text adds a hold: %s', ownWords => {
  expect(reasonsFor({ ownWords })).toEqual(['phrase-in-free-text']);
});

test('free text can only ever add a hold, never clear one', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 300 }).filter(text => text.trim() !== ''),
      fc.subarray([...ImmediateConcern.options]),
      (ownWords, immediateConcern) => {
        const without = reasonsFor({ risk: { immediateConcern } });

        expect(reasonsFor({ risk: { immediateConcern }, ownWords })).toEqual(expect.arrayContaining(without));
      },
    ),
  );
});
