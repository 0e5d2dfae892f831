import type { PartnerShares } from '../../../domain/reports/partner-shares.ts';
import { type NeedCode, needLabels } from '../../../schemas/codes.ts';
import type { UnmetNeedReport } from '../../../schemas/reports.ts';
import { addressOf } from './period.ts';
import type { FigureModel } from './words.ts';

// Figures behind which few people may stand: those lines are there, and their numbers are not.

const missing = 'hidden';

/** What is wanted and nobody offers, by need, and by need and area as a table. */
export function presentUnmet(report: UnmetNeedReport, period: string): FigureModel {
  const { byNeed, rows, total, of, definition, hidden } = report;
  const needs = byNeed.toSorted((a, b) => size(b.count) - size(a.count));
  return {
    id: 'unmet-need',
    kind: 'rows',
    headline:
      total.count === 'hidden'
        ? 'So few needs are unmet that their number is hidden'
        : `${total.count} of ${of.count} needs are unmet`,
    subtitle: `All areas, ${period}`,
    per: 'Need',
    labels: needs.map(({ need }) => needLabels[need]),
    series: [{ name: 'Unmet', values: needs.map(({ count }) => shown(count)) }],
    missing,
    spreadsheet: addressOf(report, '/dashboard/unmet-need.csv'),
    how: [definition, hidden, `${of.definition} There were ${of.count}.`],
    table: needs.length === 0 ? undefined : byArea(rows),
  };
}

function byArea(rows: UnmetNeedReport['rows']): FigureModel['table'] {
  const areas = Object.entries(Object.groupBy(rows, ({ need, area }) => `${need} ${area}`));
  return {
    head: ['Need', 'Area', 'Unmet'],
    rows: areas.map(([place, all = []]) => {
      const [need = '', area = ''] = place.split(' ');
      const counts = all.map(({ count }) => count);
      const isHidden = counts.includes('hidden');
      const sum = counts.reduce<number>((total, count) => total + (count === 'hidden' ? 0 : count), 0);
      return [needLabels[need as NeedCode], area === 'unknown' ? 'not known' : area, isHidden ? missing : String(sum)];
    }),
  };
}

/** Who is asked, and how unevenly. */
export function presentShares(shares: PartnerShares, period: string, names: ReadonlyMap<string, string>): FigureModel {
  const { concentration, byPartner, definition } = shares;
  const shownFirst = byPartner.slice(0, mostPartners);
  return {
    id: 'partner-shares',
    kind: 'rows',
    headline: shareSentence(concentration),
    subtitle: `Onward referrals by partner, ${period}${byPartner.length > mostPartners ? `, the first ${mostPartners}` : ''}`,
    per: 'Partner',
    labels: shownFirst.map(({ partner }) => names.get(partner) ?? partner),
    series: [{ name: 'Requests', values: shownFirst.map(({ count }) => shown(count)) }],
    missing,
    spreadsheet: addressOf(shares, '/dashboard/partners.csv'),
    how: [definition],
  };
}

const mostPartners = 10;

function shareSentence(concentration: PartnerShares['concentration']): string {
  if (concentration === 'hidden') return 'So few people were referred on that how they were shared out is hidden';
  const { n, partners, topShare, gini } = concentration;
  if (topShare === undefined || gini === undefined) return 'Nobody was referred on to a partner';
  return `One partner got ${Math.round(topShare * 100)}% of ${n} requests; over ${partners} partners the Gini coefficient is ${gini.toFixed(2)}`;
}

const shown = (count: number | 'hidden') => (count === 'hidden' ? undefined : count);
const size = (count: number | 'hidden') => shown(count) ?? 0;
