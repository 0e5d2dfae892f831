import type { Dashboard } from '../../reports/report-dashboard.ts';
import { addressOf, saidDay, saidPeriod } from './period.ts';
import { presentShares, presentUnmet } from './presenter-small-numbers.ts';
import { contactLevels, type FigureModel, replies, signpostGroups, waitBands } from './words.ts';

export interface DashboardModel {
  readonly period: string;
  readonly tiles: readonly { readonly term: string; readonly value: string; readonly of: string }[];
  readonly figures: readonly FigureModel[];
  /** Every total is the sum of its parts. */
  readonly addsUp: boolean;
}

/** A service's numbers, each with the sentence that it says. */
export function presentDashboard(dashboard: Dashboard, partnerNames: ReadonlyMap<string, string>): DashboardModel {
  const { activity } = dashboard;
  const period = saidPeriod(activity);
  const spreadsheet = addressOf(activity, '/dashboard/activity.csv');
  const about = { subtitle: `All sites, ${period}`, spreadsheet };
  return {
    period,
    tiles: tilesOf(dashboard),
    figures: [
      received(dashboard, about),
      firstContact(dashboard, about),
      waiting(dashboard, about),
      signposts(dashboard, about),
      partnerReplies(dashboard, about),
      loopClosure(dashboard, about),
      presentUnmet(dashboard.unmetNeed, period),
      presentShares(dashboard.shares, period, partnerNames),
    ],
    addsUp: activity.reconciles,
  };
}

type About = Pick<FigureModel, 'subtitle' | 'spreadsheet'>;

function tilesOf({ activity: { figures } }: Dashboard): DashboardModel['tiles'] {
  const tile = (term: string, count: number | undefined, of: number, words: string) => ({
    term,
    value: String(count ?? 0),
    of: `of ${of} ${words}`,
  });
  const { referralsReceived, peopleReferred, assignment, firstContact, loopClosure, partnerReplies } = figures;
  const { count } = referralsReceived;
  // What is not due yet can be neither in time nor late: the figures below count it by itself.
  const contactsDue = sumOf(firstContact.parts, ['inTime', 'late', 'overdue']);
  const repliesDue = sumOf(partnerReplies.parts, ['inTime', 'afterEscalation', 'silent']);
  return [
    { term: 'Referrals received', value: String(count), of: `for ${peopleReferred.count} people` },
    tile('With an advisor', assignment.parts['assigned'], count, 'received'),
    tile('First contact in time', firstContact.parts['inTime'], contactsDue, 'that were due'),
    tile('Late or overdue', sumOf(firstContact.parts, ['late', 'overdue']), contactsDue, 'that were due'),
    tile('Partners who replied in time', partnerReplies.parts['inTime'], repliesDue, 'that were due'),
    tile('Loops closed', loopClosure.parts['known'], loopClosure.count, 'requests'),
  ];
}

const sumOf = (parts: Readonly<Record<string, number>>, names: readonly string[]) =>
  names.reduce((sum, name) => sum + (parts[name] ?? 0), 0);

/** `1 referral`, `2 referrals` */
const some = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function received({ activity: { figures, byWeek } }: Dashboard, about: About): FigureModel {
  const { referralsReceived, assignment } = figures;
  return {
    ...about,
    id: 'received',
    kind: 'line',
    headline: `${some(referralsReceived.count, 'referral')} came in, and ${assignment.parts['assigned'] ?? 0} of them have an advisor`,
    per: 'Week from',
    labels: byWeek.map(({ from }) => saidDay(from)),
    series: [
      { name: 'Received', values: byWeek.map(week => week.received) },
      { name: 'Assigned', values: byWeek.map(week => week.assigned) },
    ],
    how: [
      referralsReceived.definition,
      'Each stands in the week it came, and is counted as assigned once it has reached an advisor, whenever that was.',
    ],
  };
}

function firstContact({ activity: { figures } }: Dashboard, about: About): FigureModel {
  const { count, parts, definition } = figures.firstContact;
  return {
    ...about,
    id: 'first-contact',
    kind: 'rows',
    headline:
      `First contact in time for ${parts['inTime'] ?? 0} of ${some(count, 'referral')}; ` +
      `still waiting: ${sumOf(parts, ['stillWaiting', 'overdue'])}, of them overdue: ${parts['overdue'] ?? 0}`,
    per: 'First contact',
    ...rows(contactLevels, parts),
    how: [definition],
  };
}

function waiting({ activity: { figures } }: Dashboard, about: About): FigureModel {
  const { count, parts, definition, of } = figures.waiting;
  return {
    ...about,
    id: 'waiting',
    kind: 'rows',
    headline:
      `Waiting for a first contact: ${count} of ${some(of?.count ?? 0, 'referral')}; ` +
      `for over 10 working days: ${parts['over10'] ?? 0}`,
    per: 'Waiting for',
    ...rows(waitBands, parts),
    how: [definition],
  };
}

function signposts({ activity: { figures } }: Dashboard, about: About): FigureModel {
  const { count, parts, definition } = figures.signposts;
  return {
    ...about,
    id: 'signposts',
    kind: 'rows',
    headline: `${some(count, 'signpost')} ${count === 1 ? 'was' : 'were'} given`,
    per: 'Report group',
    ...rows(signpostGroups, parts),
    how: [definition, 'The groups sum to the total.'],
  };
}

function partnerReplies({ activity: { figures } }: Dashboard, about: About): FigureModel {
  const { count, parts, definition } = figures.partnerReplies;
  return {
    ...about,
    id: 'partner-replies',
    kind: 'rows',
    headline: `Partners replied in time to ${parts['inTime'] ?? 0} of ${some(count, 'request')}; ${parts['silent'] ?? 0} stayed silent`,
    per: 'Reply',
    ...rows(replies.partner, parts),
    how: [definition],
  };
}

function loopClosure({ activity: { figures } }: Dashboard, about: About): FigureModel {
  const { count, parts, definition } = figures.loopClosure;
  return {
    ...about,
    id: 'loop-closure',
    kind: 'rows',
    headline: `We know how ${parts['known'] ?? 0} of ${some(count, 'request')} to partners ended`,
    per: 'How it ended',
    ...rows(replies.loop, parts),
    how: [definition],
  };
}

const rows = (words: Readonly<Record<string, string>>, parts: Readonly<Record<string, number>>) => ({
  labels: Object.keys(parts).map(part => words[part] ?? part),
  series: [{ name: 'Number', values: Object.values(parts) }],
});
