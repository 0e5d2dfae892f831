import { expect, test } from 'vitest';
import { activityReport } from '../../../domain/reports/activity.ts';
import type { PartnerShares } from '../../../domain/reports/partner-shares.ts';
import type { UnmetNeedReport } from '../../../schemas/reports.ts';
import { at, day } from '../../../tests/samples.ts';
import { periodIn, usualPeriods } from './period.ts';
import { presentDashboard } from './presenter.ts';

const november = { from: day('2026-11-01'), to: day('2026-11-30') };
const nothingUnmet: UnmetNeedReport = {
  ...november,
  definitions: '2026-11',
  definition: 'A need that was recorded as unmet.',
  rows: [],
  byNeed: [],
  total: { count: 0, people: 0 },
  of: { definition: 'Needs named.', count: 0 },
  hidden: 'Few are hidden.',
};
const nobodyAsked: PartnerShares = {
  ...november,
  definition: 'Requests by partner.',
  concentration: { n: 0, partners: 4, topShare: undefined, gini: undefined },
  byPartner: [],
};

const figure = (id: string, change: { unmetNeed?: Partial<UnmetNeedReport>; shares?: Partial<PartnerShares> }) =>
  presentDashboard(
    {
      activity: activityReport([], november, at('2026-12-10T10:00:00Z')),
      unmetNeed: { ...nothingUnmet, ...change.unmetNeed },
      shares: { ...nobodyAsked, ...change.shares },
    },
    new Map([['partner-kestrel', 'Kestrel Money Advice']]),
  ).figures.find(one => one.id === id);

test('what is not due yet is neither in time nor late, so the figures at the top leave it out', () => {
  const { figures, ...activity } = activityReport([], november, at('2026-12-10T10:00:00Z'));
  const parts = (of: 'firstContact' | 'partnerReplies', counts: Record<string, number>) => ({
    [of]: { ...figures[of], parts: counts },
  });
  const known = {
    ...figures,
    ...parts('firstContact', { inTime: 4, late: 1, overdue: 2, stillWaiting: 9, endedBefore: 3 }),
    ...parts('partnerReplies', { inTime: 2, afterEscalation: 1, silent: 1, stillWaiting: 5, withdrawnBefore: 1 }),
  };

  const { tiles } = presentDashboard(
    { activity: { ...activity, figures: known }, unmetNeed: nothingUnmet, shares: nobodyAsked },
    new Map(),
  );

  expect(tiles).toEqual(
    expect.arrayContaining([
      { term: 'First contact in time', value: '4', of: 'of 7 that were due' },
      { term: 'Late or overdue', value: '3', of: 'of 7 that were due' },
      { term: 'Partners who replied in time', value: '2', of: 'of 4 that were due' },
    ]),
  );
});

test('needs that few people have are named without their number, in the picture and by area', () => {
  const row = { need: 'transport', area: 'L9', barrier: 'isFull', people: 6 } as const;
  const found = figure('unmet-need', {
    unmetNeed: {
      total: { count: 11, people: 9 },
      of: { definition: 'Needs named.', count: 40 },
      byNeed: [
        { need: 'legal', count: 'hidden', people: 'hidden', nearMisses: [] },
        { need: 'transport', count: 9, people: 8, nearMisses: [] },
      ],
      rows: [
        { ...row, count: 6 },
        { ...row, barrier: 'noSuchOffer', count: 3 },
        { need: 'legal', area: 'unknown', barrier: 'isOpen', count: 'hidden', people: 'hidden' },
      ],
    },
  });

  expect(found).toMatchObject({
    headline: '11 of 40 needs are unmet',
    labels: ['Getting there', 'Legal advice or discrimination'],
    series: [{ values: [9, undefined] }],
    missing: 'hidden',
    table: {
      rows: [
        ['Getting there', 'L9', '9'],
        ['Legal advice or discrimination', 'not known', 'hidden'],
      ],
    },
  });
});

test('an area of which one line is hidden is hidden as a whole', () => {
  const row = { need: 'transport', area: 'L9', people: 6 } as const;
  const rows: UnmetNeedReport['rows'] = [
    { ...row, barrier: 'isFull', count: 6 },
    { ...row, barrier: 'noSuchOffer', count: 'hidden', people: 'hidden' },
  ];
  const byNeed: UnmetNeedReport['byNeed'] = [{ need: 'transport', count: 9, people: 8, nearMisses: [] }];

  expect(figure('unmet-need', { unmetNeed: { rows, byNeed } })?.table?.rows).toEqual([
    ['Getting there', 'L9', 'hidden'],
  ]);
});

test('how requests are shared out is one sentence with both measures, or why there is none', () => {
  const concentration = { n: 12, partners: 4, topShare: 0.5, gini: 0.5833 };

  expect(figure('partner-shares', { shares: { concentration } })?.headline).toBe(
    'One partner got 50% of 12 requests; over 4 partners the Gini coefficient is 0.58',
  );
  expect(figure('partner-shares', { shares: { concentration: 'hidden' } })?.headline).toContain('is hidden');
  expect(figure('partner-shares', {})?.headline).toBe('Nobody was referred on to a partner');
});

test('a period is that of the address, or the last four weeks', () => {
  const today = day('2026-11-23');

  expect(periodIn({ from: '2026-11-01', to: '2026-11-30' }, today)).toEqual({ period: november, errors: [] });
  expect(periodIn({}, today)).toEqual({ period: { from: '2026-10-27', to: '2026-11-23' }, errors: [] });
  expect(periodIn({ from: 'x', to: '2026-11-30' }, today).errors).toMatchObject([{ field: 'from' }]);
  for (const { period } of usualPeriods(today)) expect(periodIn({ ...period }, today)).toEqual({ period, errors: [] });
});
