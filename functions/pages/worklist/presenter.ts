import type * as z from 'zod';
import type { Staff } from '../../../domain/ports.ts';
import { needLabels } from '../../../schemas/codes.ts';
import type { SiteId } from '../../../schemas/ids.ts';
import type { PageSession } from '../../../schemas/page-session.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { WorkFlag, Worklist } from '../../../schemas/worklist.ts';
import { mostLookedAt } from '../../cases/list-work.ts';
import { priorityTags, targetTags } from '../house/status-tags.ts';
import { addressOf, type View, type WorklistAddress } from './filters.ts';
import { rowOf, type WorklistRow } from './rows.ts';
import { flagWords } from './words.ts';

export interface WorklistModel {
  readonly heading: string;
  readonly tabs: readonly { href: string; label: string; count?: string | undefined; current: boolean }[];
  /** How many, in which order, and of what part where not of all. */
  readonly summary: string;
  /** Why there are fewer than one might think, and how to see the others. */
  readonly onlySite?: { readonly words: string; readonly all: string } | undefined;
  readonly rows: readonly WorklistRow[];
  readonly next?: string | undefined;
  /** What the reader has narrowed it to, in words; beside the tab, and a site that was chosen for today. */
  readonly filters: readonly string[];
  readonly isFiltered: boolean;
  readonly clear: string;
  /** The same as a spreadsheet. */
  readonly file: string;
  readonly address: WorklistAddress;
  readonly site: SiteId | 'any';
  readonly sites: Staff['sites'];
}

export interface WorklistFacts {
  readonly address: WorklistAddress;
  /** The one that the list is narrowed to. */
  readonly site?: SiteId | undefined;
  /** Where the reader works today. */
  readonly today?: PageSession['site'];
  readonly list: z.input<typeof Worklist>;
  readonly sites: Staff['sites'];
  readonly now: Instant;
  readonly counts?: Counts;
}

/** How many cases each list has, without any filter. */
export type Counts = Readonly<Partial<Record<View, number>>>;

/** A worklist as it is read. */
export function presentWorklist(facts: WorklistFacts): WorklistModel {
  const { address, site, today, list, sites, now } = facts;
  const { view } = address;
  const counts = { ...facts.counts, ...countsIn(facts) };
  const isOfToday = site !== undefined && address.site === undefined;
  const filters = filtersOf(address, sites);
  const isFiltered = filters.length > 0;
  return {
    heading: headings[view],
    tabs: tabs.map(tab => ({
      href: addressOf({ view: tab.view }),
      label: tab.label,
      count: counts[tab.view]?.toString(),
      current: tab.view === view,
    })),
    summary: summaryOf(facts, { total: counts[view], isFiltered }),
    onlySite: isOfToday
      ? {
          words: `You work at ${today?.name ?? 'one site'} today, so this shows its cases and those of no known site.`,
          all: addressOf({ ...address, site: 'any', cursor: undefined }),
        }
      : undefined,
    rows: list.items.map(entry => rowOf(entry, now, sites)),
    next: list.next && addressOf({ ...address, cursor: list.next }),
    filters,
    isFiltered,
    clear: addressOf({ view, ...(today?.isChosen && { site: 'any' }) }),
    file: addressOf(address, '/worklist.csv'),
    address,
    site: site ?? 'any',
    sites,
  };
}

const tabs = [
  { view: 'mine', label: 'My cases' },
  { view: 'unassigned', label: 'Unassigned' },
  { view: 'partner-silent', label: 'Partner not replied' },
  { view: 'review-due', label: 'Review due' },
  { view: 'held', label: 'On hold' },
  { view: 'overdue', label: 'Late' },
  { view: 'all', label: 'All open cases' },
  { view: 'closed', label: 'Closed' },
] as const satisfies readonly { view: View; label: string }[];

const headings: Readonly<Record<View, string>> = {
  mine: 'My cases',
  unassigned: 'Unassigned cases',
  'partner-silent': 'Cases whose partner has not replied',
  'review-due': 'Cases that are due for a review',
  held: 'Cases on hold',
  overdue: 'Late cases',
  all: 'All open cases',
  closed: 'Closed cases',
};

const filtersOf = ({ target, flag, need, priority, site }: WorklistAddress, sites: Staff['sites']): string[] => [
  ...target.map(one => targetTags[one].words),
  ...flag.map(one => flagWords[one]),
  ...(need ? [needLabels[need]] : []),
  ...(priority ? [priorityTags[priority].words] : []),
  ...sites.filter(({ id }) => id === site).map(({ name }) => name),
];

const isNarrowed = ({ address: { target, need, priority, flag }, site }: WorklistFacts) =>
  target.length + flag.length > 0 || need !== undefined || priority !== undefined || site !== undefined;

/** What is known of parts of one's own cases when all of them, or all of such a part, have just been read. */
function countsIn(facts: WorklistFacts): Counts {
  const { address, list } = facts;
  if (isNarrowed(facts) || address.cursor !== undefined || list.next !== undefined) return {};
  const countOf = (flag: WorkFlag) => list.items.filter(({ flags }) => flags.includes(flag)).length;
  if (address.view === 'mine')
    return { 'partner-silent': countOf('partner-silent'), 'review-due': countOf('review-due') };
  return address.view === 'partner-silent' || address.view === 'review-due'
    ? { [address.view]: list.items.length }
    : {};
}

function summaryOf(
  facts: WorklistFacts,
  { total, isFiltered }: { total: number | undefined; isFiltered: boolean },
): string {
  const { list, address } = facts;
  const count = list.items.length;
  const isPart = list.next !== undefined || address.cursor !== undefined;
  const cases = count === 0 ? 'No cases' : count === 1 ? '1 case' : `${count} cases`;
  const outOf = isNarrowed(facts) && total !== undefined ? ` of ${total}` : '';
  const fit = isFiltered ? ` ${count === 1 ? 'fits' : 'fit'} the filter` : '';
  const order = count > 1 ? `, ${address.view === 'closed' ? 'newest' : 'most urgent'} first` : '';
  return `${cases}${isPart ? ' on this page' : outOf}${fit}${order}${goesOn(list, count)}`;
}

/** A page that is not full ends where as much has been looked through as one page may. */
const goesOn = ({ next }: WorklistFacts['list'], count: number) =>
  next !== undefined && count < fullPage
    ? `. ${mostLookedAt.toLocaleString('en-GB')} were looked through; the next page goes on`
    : '';

const fullPage = 100;
