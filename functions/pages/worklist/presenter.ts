import type * as z from 'zod';
import { attentionInWords } from '../../../domain/referral/said.ts';
import { londonDate, officeHours, workingMinutesBetween } from '../../../domain/time/working-time.ts';
import type { Worklist, WorklistEntry } from '../../../schemas/api.ts';
import { needLabels } from '../../../schemas/codes.ts';
import { Instant } from '../../../schemas/time.ts';
import { fullName } from '../house/person-words.ts';
import { saidShortly, saidTime } from '../house/said-time.ts';
import { priorityTags, type StatusTag, statusTags, type Target, targetTags } from '../house/status-tags.ts';
import { addressOf, type WorklistAddress } from './filters.ts';

export interface WorklistModel {
  readonly heading: string;
  readonly tabs: readonly { href: string; label: string; count?: string | undefined; current: boolean }[];
  /** How many, in which order, and of what part where not of all. */
  readonly summary: string;
  readonly rows: readonly WorklistRow[];
  readonly next?: string | undefined;
  readonly isFiltered: boolean;
  readonly clear: string;
  /** The same as a spreadsheet. */
  readonly file: string;
  readonly address: WorklistAddress;
}

export interface WorklistRow {
  readonly href: string;
  readonly person: string;
  readonly reference: string;
  readonly needs: readonly string[];
  readonly target: StatusTag & { readonly detail: string };
  readonly priority: StatusTag;
  readonly status: StatusTag & { readonly detail?: string };
}

export interface WorklistFacts {
  readonly address: WorklistAddress;
  readonly list: z.input<typeof Worklist>;
  readonly now: Instant;
  readonly counts?: Counts;
}

/** How many cases each list has, without any filter. */
export type Counts = Readonly<Partial<Record<WorklistAddress['view'], number>>>;

/** A worklist as it is read. */
export function presentWorklist({ address, list, now, counts = {} }: WorklistFacts): WorklistModel {
  const { view, target, need, priority } = address;
  const isFiltered = target.length > 0 || need !== undefined || priority !== undefined;
  const entries = list.items.filter(entry => fits(entry, address, now));
  return {
    heading: headings[view],
    tabs: tabs.map(tab => ({
      href: addressOf({ view: tab.view }),
      label: tab.label,
      count: counts[tab.view]?.toString(),
      current: tab.view === view,
    })),
    summary: summaryOf(entries.length, { isFiltered, outOf: list.items.length, isPart: list.next !== undefined }),
    rows: entries.map(entry => rowOf(entry, now)),
    next: list.next && addressOf({ ...address, cursor: list.next }),
    isFiltered,
    clear: addressOf({ view }),
    file: addressOf(address, '/worklist.csv'),
    address,
  };
}

type Entry = z.input<typeof WorklistEntry>;

const tabs = [
  { view: 'mine', label: 'My cases' },
  { view: 'unassigned', label: 'Unassigned' },
  { view: 'held', label: 'On hold' },
  { view: 'overdue', label: 'Late' },
  { view: 'all', label: 'All open cases' },
] as const satisfies readonly { view: WorklistAddress['view']; label: string }[];

export const views = tabs.map(({ view }) => view);

const headings: Readonly<Record<WorklistAddress['view'], string>> = {
  mine: 'My cases',
  unassigned: 'Unassigned cases',
  held: 'Cases on hold',
  overdue: 'Late cases',
  all: 'All open cases',
};

export const fits = (entry: Entry, { target, need, priority }: WorklistAddress, now: Instant) =>
  (target.length === 0 || target.includes(targetOf(entry, now))) &&
  (need === undefined || entry.needs.includes(need)) &&
  (priority === undefined || entry.urgency === priority);

function summaryOf(count: number, about: { isFiltered: boolean; outOf: number; isPart: boolean }): string {
  const { isFiltered, outOf, isPart } = about;
  const cases = count === 0 ? 'No cases' : count === 1 ? '1 case' : `${count} cases`;
  const order = count > 1 ? ', most urgent first' : '';
  if (isFiltered) return `${cases} of ${outOf} ${isPart ? 'on this page ' : ''}fit the filter${order}`;
  return `${cases}${isPart ? ' on this page' : ''}${order}`;
}

function rowOf(entry: Entry, now: Instant): WorklistRow {
  const { id, reference, person, needs, urgency, status, hold } = entry;
  return {
    href: `/cases/${id}`,
    person: fullName({ ...person.name, given: person.name.given ?? [] }),
    reference,
    needs: needs.map(code => needLabels[code]),
    target: { ...targetTags[targetOf(entry, now)], detail: targetDetail(entry, now) },
    priority: priorityTags[urgency],
    status: { ...statusTags[status], detail: hold ? 'A person must look first' : nextIn(entry) },
  };
}

/** What waits for the advisor, or else what is to happen. */
function nextIn({ attention: [first], next }: Entry): string {
  if (!first) return next?.sentence ?? '';
  const words = attentionInWords[first.to];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function targetOf({ dueAt }: Entry, now: Instant): Target {
  if (dueAt < now) return 'late';
  return londonDate(instant(dueAt)) === londonDate(now) ? 'today' : 'ahead';
}

/** `2 working days late`, `by 4:30pm`, `by Wed 25 Nov`. */
function targetDetail(entry: Entry, now: Instant): string {
  const dueAt = instant(entry.dueAt);
  if (dueAt >= now) return targetOf(entry, now) === 'today' ? `by ${saidTime(dueAt)}` : `by ${saidShortly(dueAt)}`;
  const minutes = workingMinutesBetween(dueAt, now);
  const days = Math.floor(minutes / minutesOfADay);
  if (days >= 1) return `${days} working ${days === 1 ? 'day' : 'days'} late`;
  return `since ${saidTime(dueAt)}${londonDate(dueAt) === londonDate(now) ? '' : ` on ${saidShortly(dueAt)}`}`;
}

const instant = (at: Entry['dueAt']): Instant => Instant.parse(at);

const minutesIn = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const minutesOfADay = minutesIn(officeHours.closes) - minutesIn(officeHours.opens);
