import { styleText } from 'node:util';
import type { Concentration } from '../../domain/matching/concentration.ts';
import type { BeforeAndAfter, Standing, Tally } from '../../domain/matching/difference.ts';
import { percent } from '../../domain/matching/published.ts';
import { needLabels } from '../../schemas/codes.ts';
import type { ListedOffer } from '../../schemas/match.ts';
import type { Comparison } from './comparison.ts';

/** For the people who decide whether to switch. */
export function report(comparison: Comparison): string {
  const { before, after, rules, difference, offers, partners } = comparison;
  return `
${heading(`From ruleset ${before} to ${after}`)}
  ${difference.referrals} invented referrals with ${difference.shortlists} needs
  ${offers} offers of ${partners} partners, the demonstration directory

${heading('What is different in the rules')}
${indented(rules.length > 0 ? rules : ['Nothing.'])}

${heading('What would change')}
${indented(whatChanges(comparison))}

${heading('For each need')}
${table(needRows(comparison))}

${heading('For each partner whose listings or first places change')}
${table(partnerRows(comparison))}

${heading('How concentrated it is on few partners')}
${table(concentrationRows(comparison))}

${heading('The clearest changes')}
${examplesText(comparison)}
`;
}

const heading = (text: string) => styleText('bold', text);
const indented = (lines: readonly string[]) => lines.map(line => `  ${line}`).join('\n');

function whatChanges({ difference, withDraw }: Comparison): string[] {
  const { referrals, referralsChanged } = difference;
  return [
    `For ${share(referralsChanged, referrals)} referrals something changes.`,
    sayTally(difference),
    'Each version also draws anew between equals. That is chance, and left out everywhere else; with it',
    sayTally(withDraw),
  ];
}

const sayTally = ({ shortlists, changed, newFirst }: Tally) =>
  `${share(changed, shortlists)} shortlists change, and ${share(newFirst, shortlists)} have another first choice.`;

function needRows({ difference }: Comparison): string[][] {
  const row = (name: string, { shortlists, changed, newFirst }: Tally) => [
    name,
    `${shortlists}`,
    `${changed} (${percentOf(changed, shortlists)})`,
    `${newFirst} (${percentOf(newFirst, shortlists)})`,
  ];
  return [
    ['need', 'shortlists', 'changed', 'other first choice'],
    ...difference.needs.map(tally => row(needLabels[tally.need], tally)),
    row('all', difference),
  ];
}

function partnerRows({ difference }: Comparison): string[][] {
  const row = (name: string, { firsts, listings }: Standing) => [name, moved(listings), moved(firsts)];
  const isMoved = ({ firsts, listings }: Standing) =>
    firsts.before !== firsts.after || listings.before !== listings.after;
  return [
    ['partner', 'listings', 'first places'],
    ...difference.partners.filter(isMoved).map(partner => row(partner.name, partner)),
    row('all partners', difference),
  ];
}

function concentrationRows({ before, after, concentration: { firsts, listings } }: Comparison): string[][] {
  const row = (name: string, { n, partners, topShare, gini }: Concentration) => [
    name,
    `${n}`,
    `${partners}`,
    topShare === undefined ? '–' : `${(topShare * 100).toFixed(1)}%`,
    gini === undefined ? '–' : gini.toFixed(3),
  ];
  return [
    ['', 'n', 'partners', 'most listed has', 'Gini (0 equal, 1 all with one)'],
    row(`listings, ${before}`, listings.before),
    row(`listings, ${after}`, listings.after),
    row(`first places, ${before}`, firsts.before),
    row(`first places, ${after}`, firsts.after),
  ];
}

function examplesText({ before, after, examples }: Comparison): string {
  if (examples.length === 0) return '  There are none.';
  return examples
    .map(({ need, who, ...lists }) =>
      indented([
        `${needLabels[need]}: ${who}`,
        `  ${before}`,
        ...lists.before.map(offerText),
        `  ${after}`,
        ...lists.after.map(offerText),
      ]),
    )
    .join('\n\n');
}

function offerText({ name, partnerName, score, reasons, whyNotHigher }: ListedOffer, i: number): string {
  return `    ${i + 1}. ${name} (${partnerName}), ${percent(score)}: ${whyNotHigher ?? reasons.join(' ')}`;
}

const share = (part: number, whole: number) => `${part} of ${whole} (${percentOf(part, whole)})`;
const percentOf = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`);

function moved({ before, after }: BeforeAndAfter): string {
  const gain = after - before;
  return `${before} → ${after} (${gain > 0 ? '+' : ''}${gain})`;
}

/** The first column to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number) => Math.max(...rows.map(row => row[column]?.length ?? 0));
  const cellOf = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widthOf(column)) : cell.padStart(widthOf(column));
  return indented(rows.map(row => row.map(cellOf).join('  ')));
}
