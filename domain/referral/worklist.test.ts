import { describe, expect, test } from 'vitest';
import { SiteId } from '../../schemas/ids.ts';
import type { WorkFlag } from '../../schemas/worklist.ts';
import {
  active,
  ada,
  andThen,
  aRequestBody,
  aSite,
  asked,
  at,
  contactCommand,
  matchCommand,
  mondayMorning,
  onwardOf,
  received,
  tick,
} from '../../tests/samples.ts';
import type { Referral } from './state.ts';
import { flagsOf, type Narrowing, selectionOf, sitesOf, targetOf } from './worklist.ts';

const bootle = aSite({ id: SiteId.parse('site-bootle'), name: 'Bootle', outcodes: ['L20'] });
const sites = [aSite(), bootle];
const fits = (referral: Referral, asks: Narrowing, now = mondayMorning) =>
  selectionOf(asks, { now, sites })?.(referral) ?? 'everything';

const una = received().after;
const person = (change: object) => received({ person: { ...aRequestBody().person, ...change } }).after;

test('where nothing is asked nothing is looked through', () => {
  expect(selectionOf({}, { now: mondayMorning, sites })).toBeUndefined();
  expect(selectionOf({ target: [], flag: [] }, { now: mondayMorning, sites })).toBeUndefined();
});

test.each<[boolean, Narrowing]>([
  [true, { need: 'loneliness' }],
  [false, { need: 'legal' }],
  [true, { priority: 'routine' }],
  [false, { priority: 'soon' }],
  [true, { target: ['ahead', 'late'] }],
  [false, { target: ['late', 'today'] }],
  [false, { need: 'loneliness', priority: 'soon' }],
])('it is %s that Una’s new referral fits %o', (does, asks) => {
  expect(fits(una, asks)).toBe(does);
});

test('a target is past, later today in London, or after today', () => {
  const now = at('2026-06-23T22:30:00Z');

  expect(targetOf(at('2026-06-23T22:29:59.999Z'), now)).toBe('late');
  expect(targetOf(at('2026-06-23T22:45:00Z'), now)).toBe('today');
  // Half past midnight in London, where it is summer.
  expect(targetOf(at('2026-06-23T23:30:00Z'), now)).toBe('ahead');
});

describe('sites', () => {
  const assigned = andThen(received(), matchCommand()).after;

  test('are where the person is seen, or was to be, or what looks after where they live', () => {
    const wished = received({ preferences: { sites: ['site-bootle'] } }).after;

    expect(sitesOf(assigned, sites)).toEqual(['site-walton']);
    expect(sitesOf(una, sites)).toEqual(['site-walton']);
    expect(sitesOf(wished, sites)).toEqual(['site-bootle']);
  });

  test('nobody falls between two: whoever has no known site is on the list of each', () => {
    const ofNoFixedAbode = person({ address: { noFixedAbode: true } });

    for (const { id } of sites) expect(fits(ofNoFixedAbode, { site: id })).toBe(true);
    expect(fits(una, { site: bootle.id })).toBe(false);
    expect(fits(assigned, { site: bootle.id })).toBe(false);
  });
});

describe('flags', () => {
  const review = () => {
    const before = active();
    if (before.after.status !== 'active') throw new Error('somebody has spoken with her');
    return tick(before, before.after.reviewBy).after;
  };
  const silent = () => {
    const before = asked();
    const { escalateAt } = onwardOf(before);
    if (!escalateAt) throw new Error('the partner has to answer by some time');
    return tick(before, escalateAt).after;
  };

  test.each<[WorkFlag[], () => Referral]>([
    [[], () => una],
    [['hold', 'risk'], () => received({ risk: { immediateConcern: ['domestic-abuse'] } }).after],
    [['risk'], () => received({ risk: { statement: 'risks-described', immediateConcern: [] } }).after],
    [['communication'], () => person({ language: 'ar' })],
    [['communication'], () => person({ interpreter: true })],
    [['communication'], () => person({ accessNeeds: ['step-free'] })],
    [[], () => person({ language: 'en' })],
    [['decision', 'partner-silent'], silent],
    [['decision', 'review-due'], review],
  ])('%o', (expected, make) => {
    const referral = make();

    expect(flagsOf(referral).sort()).toEqual(expected.sort());
    expect(fits(referral, { flag: expected })).toBe(expected.length > 0 ? true : 'everything');
  });

  test('all that are asked for are needed', () => {
    expect(fits(person({ language: 'ar' }), { flag: ['communication', 'risk'] })).toBe(false);
  });
});

test.each([
  [true, 'sam'],
  [true, una.reference],
  [true, una.reference.toLowerCase().replaceAll('-', ' ')],
  [true, '999 054 8609'],
  [true, '9990548609'],
  [false, '999 054'],
  [false, 'LR-7K3M-Q2G'],
  [false, 'Nobody'],
  [false, '"><img src=x>'],
])('it is %s that Una is meant by %s', (is, text) => {
  expect(fits(person({ nhsNumber: { value: '999 054 8609' } }), { text })).toBe(is);
});

test('the last contact is the latest that was made, whenever it was written down', () => {
  const assigned = andThen(received(), matchCommand());
  expect(assigned.after.lastContact).toBeUndefined();

  const tried = andThen(assigned, contactCommand({ outcome: 'no-answer' }), mondayMorning, ada);
  const before = contactCommand({ contact: 'letter', outcome: 'message-sent', occurredAt: at('2026-11-23T09:00:00Z') });
  const { after } = andThen(tried, before, mondayMorning, ada);

  expect(after.lastContact).toEqual({ at: mondayMorning, type: 'phone', outcome: 'no-answer' });
});
