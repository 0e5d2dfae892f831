import { expect, test } from 'vitest';
import type * as z from 'zod';
import type { WorklistEntry } from '../../../schemas/api.ts';
import { at, referralId } from '../../../tests/samples.ts';
import { addressOf, WorklistAddress } from './filters.ts';
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
  attention: [],
  ...change,
});

const present = (entries: Entry[], query: Record<string, string> = {}, more: Partial<WorklistFacts> = {}) =>
  presentWorklist({ address: WorklistAddress.parse(query), list: { items: entries }, now, ...more });

test.each([
  ['2026-11-27T14:00:00.000Z', 'On track', 'by Fri 27 Nov'],
  ['2026-11-26T16:30:00.000Z', 'Due today', 'by 4:30pm'],
  ['2026-11-26T13:00:00.000Z', 'Late', 'since 1pm'],
  ['2026-11-25T16:00:00.000Z', 'Late', 'since 4pm on Wed 25 Nov'],
  ['2026-11-25T14:00:00.000Z', 'Late', '1 working day late'],
  ['2026-11-20T14:00:00.000Z', 'Late', '4 working days late'],
])('what is due at %s is %s, %s', (dueAt, words, detail) => {
  const { rows } = present([anEntry({ dueAt })]);

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

test('a filter keeps what fits and says how many of how many', () => {
  const entries = [
    anEntry({ dueAt: '2026-11-20T14:00:00.000Z' }),
    anEntry({ needs: ['legal'], urgency: 'soon' }),
    anEntry({ needs: ['legal'], dueAt: '2026-11-26T16:30:00.000Z' }),
  ];

  expect(present(entries, { target: 'late,today' }).summary).toBe('2 cases of 3 fit the filter, most urgent first');
  expect(present(entries, { need: 'legal', priority: 'soon' }).summary).toBe('1 case of 3 fit the filter');
  expect(present(entries, { need: 'bereavement' }).rows).toEqual([]);
});

test('a list that goes on says so, and its next page keeps the filter', () => {
  const address = WorklistAddress.parse({ view: 'all', target: 'late' });
  const { summary, next } = presentWorklist({ address, list: { items: [anEntry()], next: 'place' }, now });

  expect(summary).toBe('No cases of 1 on this page fit the filter');
  expect(next).toBe('/worklist?view=all&target=late&cursor=place');
});

test('the list that is open is marked, and counts stand where they are known', () => {
  const { tabs } = present([], { view: 'held' }, { counts: { mine: 14 } });

  expect(tabs.map(({ label, count, current }) => [label, count, current])).toEqual([
    ['My cases', '14', false],
    ['Unassigned', undefined, false],
    ['On hold', undefined, true],
    ['Late', undefined, false],
    ['All open cases', undefined, false],
  ]);
});

test('an address that makes no sense leads to one’s own cases', () => {
  expect(
    WorklistAddress.parse({ view: 'x', target: 'y,late', need: 'z', priority: 'q', cursor: 'c'.repeat(2000) }),
  ).toEqual({ view: 'mine', target: ['late'], need: undefined, priority: undefined, cursor: undefined });
  expect(addressOf({})).toBe('/worklist?view=mine');
});
