import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { WorklistEntry } from '../../../schemas/worklist.ts';
import { aSite, at, referralId, walton } from '../../../tests/samples.ts';
import { addressOf, siteFor, WorklistAddress } from './filters.ts';
import { presentWorklist, type WorklistFacts } from './presenter.ts';

type Entry = z.input<typeof WorklistEntry>;

/** A Thursday afternoon. */
const now = at('2026-11-26T14:00:00Z');

const anEntry = (change: Partial<Entry> = {}): Entry => ({
  id: referralId(1),
  reference: 'LR-7K3M-Q2G',
  status: 'assigned',
  channel: 'gp-pcn',
  urgency: 'routine',
  person: { name: { given: ['Una'], family: 'Sample' } },
  needs: ['loneliness'],
  receivedAt: '2026-11-23T10:00:00Z',
  dueAt: '2026-11-27T14:00:00.000Z',
  overdue: false,
  target: 'ahead',
  attention: [],
  sites: ['site-walton'],
  flags: [],
  ...change,
});

const present = (entries: Entry[], query: Record<string, string> = {}, more: Partial<WorklistFacts> = {}) =>
  presentWorklist({ address: WorklistAddress.parse(query), list: { items: entries }, sites: [aSite()], now, ...more });

test.each([
  ['2026-11-27T14:00:00.000Z', 'ahead', 'On track', 'by Fri 27 Nov'],
  ['2026-11-26T16:30:00.000Z', 'today', 'Due today', 'by 4:30pm'],
  ['2026-11-26T13:00:00.000Z', 'late', 'Late', 'since 1pm'],
  ['2026-11-25T16:00:00.000Z', 'late', 'Late', 'since 4pm on Wed 25 Nov'],
  ['2026-11-25T14:00:00.000Z', 'late', 'Late', '1 working day late'],
  ['2026-11-20T14:00:00.000Z', 'late', 'Late', '4 working days late'],
] as const)('what is due at %s, %s, is %s, %s', (dueAt, target, words, detail) => {
  const { rows } = present([anEntry({ dueAt, target })]);

  expect(rows[0]?.target).toMatchObject({ words, detail });
});

test('a row says who, what for, how pressing and how it stands', () => {
  const { rows } = present([anEntry({ needs: ['loneliness', 'debt-money'], urgency: 'soon', status: 'received' })]);

  expect(rows).toMatchObject([
    {
      href: `/cases/${referralId(1)}`,
      person: 'Una Sample',
      reference: 'LR-7K3M-Q2G',
      needs: ['Meeting people and feeling less alone', 'Debt, bills or budgeting'],
      priority: { words: 'Soon' },
      status: { words: 'New' },
    },
  ]);
});

test('who has only a family name, or only a preferred one, still has a name', () => {
  const named = (name: Entry['person']['name']) => present([anEntry({ person: { name } })]).rows[0]?.person;

  expect(named({ family: 'Sample' })).toBe('Sample');
  expect(named({ given: [], preferred: 'Mo' })).toBe('Mo');
});

test('a row says where, what to know before ringing, and when somebody last tried', () => {
  const lastContact = { at: '2026-11-26T09:55:00Z', type: 'phone', outcome: 'no-answer' } as const;
  const flags: Entry['flags'] = ['decision', 'risk', 'communication'];
  const rows = present([anEntry({ outcode: 'L9', flags, lastContact, attempts: 1 }), anEntry({ sites: [] })]).rows;

  expect(rows[0]).toMatchObject({
    place: 'L9, Walton',
    alerts: ['Risk or safeguarding', 'Language or access needs'],
    lastContact: { when: 'Thu 26 Nov, 9:55am', detail: 'no answer (attempt 1 of 3)' },
  });
  expect(rows[1]).toMatchObject({ place: '', alerts: [], lastContact: { when: 'None yet' } });
});

describe('how many there are', () => {
  const entries = [anEntry(), anEntry()];
  const said = (items: Entry[], query: Record<string, string>, more: Partial<WorklistFacts> = {}) =>
    present(items, query, { counts: { mine: 12 }, ...more }).summary;

  test.each<[string, Entry[], Record<string, string>, Partial<WorklistFacts>]>([
    ['2 cases, most urgent first', entries, {}, {}],
    ['2 cases of 12 fit the filter, most urgent first', entries, { target: 'late' }, {}],
    ['1 case of 12 fits the filter', [anEntry()], { flag: 'risk' }, {}],
    ['No cases of 12 fit the filter', [], { need: 'legal' }, {}],
    ['2 cases of 12, most urgent first', entries, {}, { site: walton }],
    ['1 case on this page fits the filter', [anEntry()], { target: 'late', cursor: 'place' }, {}],
    ['2 cases on this page, most urgent first', entries, { cursor: 'place' }, {}],
  ])('%s', (summary, items, query, more) => {
    expect(said(items, query, more)).toBe(summary);
  });

  test('a list of which only a part has been looked through says so, and its next page keeps the filter', () => {
    const query = { view: 'all', target: 'late', flag: 'risk,decision', site: 'any' };
    const { summary, next } = present([], query, { list: { items: [], next: 'place' } });

    expect(summary).toBe('No cases on this page fit the filter. 1,000 were looked through; the next page goes on');
    expect(next).toBe('/worklist?view=all&target=late&flag=risk&flag=decision&site=any&cursor=place');
  });

  test('of one’s own cases that have just been read, those of the tabs beside are counted', () => {
    const items = [anEntry({ flags: ['decision', 'review-due'] }), anEntry({ flags: ['decision'] })];
    const countsOf = (query: Record<string, string>, next?: string) =>
      present([], query, { list: { items, ...(next && { next }) } }).tabs.map(({ count }) => count);

    expect(countsOf({}).slice(2, 4)).toEqual(['0', '1']);
    expect(countsOf({ view: 'review-due' }).slice(2, 4)).toEqual([undefined, '2']);
    expect(countsOf({}, 'more').slice(2, 4)).toEqual([undefined, undefined]);
    expect(countsOf({ target: 'late' }).slice(2, 4)).toEqual([undefined, undefined]);
  });
});

describe('a site that was chosen for today', () => {
  const today = { id: walton, name: 'Walton', isChosen: true };
  const siteOf = (query: Record<string, string>, chosen = true) =>
    siteFor(WorklistAddress.parse(query), { ...today, isChosen: chosen });

  test('narrows the lists of everybody’s cases and no others, until the reader says otherwise', () => {
    expect(siteOf({ view: 'unassigned' })).toBe(walton);
    expect(siteOf({ view: 'all' })).toBe(walton);
    expect(siteOf({ view: 'mine' })).toBeUndefined();
    expect(siteOf({ view: 'held' })).toBeUndefined();
    expect(siteOf({ view: 'all', site: 'any' })).toBeUndefined();
    expect(siteOf({ view: 'mine', site: 'site-bootle' })).toBe('site-bootle');
    expect(siteOf({ view: 'all' }, false)).toBeUndefined();
  });

  test('is said, with the way to see all', () => {
    const { onlySite, clear } = present([], { view: 'all' }, { site: walton, today });

    expect(onlySite).toMatchObject({ words: expect.stringContaining('Walton'), all: '/worklist?view=all&site=any' });
    expect(clear).toBe('/worklist?view=all&site=any');
    expect(present([], { view: 'all', site: walton }, { site: walton, today }).onlySite).toBeUndefined();
  });
});

test('the list that is open is marked, and counts stand where they are known', () => {
  const { tabs } = present([], { view: 'held' }, { counts: { mine: 14 } });

  expect(tabs.map(({ label, count, current }) => [label, count, current])).toEqual([
    ['My cases', '14', false],
    ['Unassigned', undefined, false],
    ['Partner not replied', undefined, false],
    ['Review due', undefined, false],
    ['On hold', undefined, true],
    ['Late', undefined, false],
    ['All open cases', undefined, false],
    ['Closed', undefined, false],
  ]);
});

test('an address that makes no sense leads to one’s own cases', () => {
  expect(
    WorklistAddress.parse({
      ...{ view: 'x', target: 'y,late', need: 'z', priority: 'q', site: 'w', flag: 'v,risk', cursor: 'c'.repeat(2000) },
    }),
  ).toEqual({ view: 'mine', target: ['late'], flag: ['risk'] });
  expect(addressOf({})).toBe('/worklist?view=mine');
});
