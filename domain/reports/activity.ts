import type { ReferralEvent } from '../../events/referral-events.ts';
import {
  Channel,
  ClosureReason,
  ContactOutcome,
  Day,
  DeclineReason,
  OnwardStatus,
  ReportGroup,
} from '../../schemas/codes.ts';
import type { ActivityReport, Figure, FigureName } from '../../schemas/reports.ts';
import type { CalendarDate, Instant } from '../../schemas/time.ts';
import { plusDays, weekday } from '../time/calendar.ts';
import { addWorkingDays, londonDate } from '../time/working-time.ts';
import { type History, historiesOf, isWithin, type Period, wasMeant } from './histories.ts';
import { repliesTo, requestsIn, statusOf } from './requests.ts';

/**
 * What the service did in a period, and what became of what came in. Signposts, onward referrals, contacts and people are
 * four counts that are never added together.
 * @param events from the first day of the period until now: what began in the period is followed to where it stands
 */
export function activityReport(events: Iterable<ReferralEvent>, period: Period, now: Instant): ActivityReport {
  const all = historiesOf(events);
  const meant = all.filter(wasMeant);
  const happened = meant.flat().filter(event => isWithin(period, event));
  const figures: Record<FigureName, Figure> = {
    ...ofReferrals(all, period, now),
    ...ofEvents(happened),
    ...ofRequests(meant, period),
  };
  const reconciles = Object.values(figures).every(({ count, parts }) => count === sum(Object.values(parts)));
  return { ...period, definitions: '2026-11', reconciles, figures, byWeek: weekly(meant, period) };
}

function ofReferrals(all: readonly History[], period: Period, now: Instant) {
  const received = all.filter(history => wasReceived(history, period));
  const meant = received.filter(wasMeant);
  const people = new Set(meant.flatMap(([first]) => (first?.type === 'ReferralReceived.v1' ? [first.person] : [])));
  const inError = received.length - meant.length;
  const today = londonDate(now);
  const of = { definition: 'Referrals received in the period.', count: meant.length };
  return {
    referralsReceived: figure(
      'Referrals received in the period, each once, without those entered in error; by channel.',
      meant.flatMap(channelOf),
      Channel.options,
    ),
    peopleReferred: whole('Different people in the referrals received.', people.size),
    enteredInError: whole('Referrals received in the period that were entered in error.', inError),
    assignment: {
      ...figure('Referrals received, by whether they have reached an advisor.', meant.map(assignmentOf), assignments),
      of,
    },
    firstContact: {
      ...figure(
        'Referrals received, by whether a first contact was tried by the day that was promised. Open ones count as waiting.',
        meant.map(history => firstContactOf(history, today)),
        firstContacts,
      ),
      of,
    },
    waiting: {
      ...figure(
        'Referrals received that are open and that nobody has tried to contact yet, by working days since they came.',
        meant.filter(history => isWaiting(history, today)).map(history => waitOf(history, today)),
        waits,
      ),
      of,
    },
  };
}

const wasReceived = ([first]: History, period: Period) =>
  first?.type === 'ReferralReceived.v1' && isWithin(period, first);

const channelOf = ([first]: History) => (first?.type === 'ReferralReceived.v1' ? [first.request.channel] : []);

const assignments = ['assigned', 'held', 'waiting', 'endedBefore'] as const;

function assignmentOf(history: History): (typeof assignments)[number] {
  const types = new Set(history.map(({ type }) => type));
  if (types.has('AdvisorAssigned.v1') || types.has('ReferralTaken.v1')) return 'assigned';
  if (isEnded(history)) return 'endedBefore';
  return types.has('ReferralHeld.v1') && !types.has('HoldReleased.v1') ? 'held' : 'waiting';
}

const firstContacts = ['inTime', 'late', 'stillWaiting', 'overdue', 'endedBefore'] as const;

function firstContactOf(history: History, today: CalendarDate): (typeof firstContacts)[number] {
  const promised = history.flatMap(event => ('firstContactBy' in event ? [event.firstContactBy] : [])).at(-1);
  const tried = history.find(event => event.type === 'ContactRecorded.v1');
  if (!promised) return 'stillWaiting';
  if (tried?.type === 'ContactRecorded.v1') return londonDate(tried.occurredAt) <= promised ? 'inTime' : 'late';
  if (isEnded(history)) return 'endedBefore';
  return today <= promised ? 'stillWaiting' : 'overdue';
}

const isWaiting = (history: History, today: CalendarDate) =>
  ['stillWaiting', 'overdue'].includes(firstContactOf(history, today));

const waits = ['upTo2', 'upTo5', 'upTo10', 'over10'] as const;

function waitOf([first]: History, today: CalendarDate): (typeof waits)[number] {
  const isWithinDays = (days: number) => first !== undefined && today <= addWorkingDays(first.at, days);
  if (isWithinDays(2)) return 'upTo2';
  if (isWithinDays(5)) return 'upTo5';
  return isWithinDays(10) ? 'upTo10' : 'over10';
}

/** Nothing but its end has the last word: a referral that was reopened has not ended. */
const isEnded = (history: History) => {
  const last = history.findLast(({ type }) => endings.has(type));
  return last !== undefined && last.type !== 'ReferralReopened.v1';
};
const endings = new Set<ReferralEvent['type']>(['ReferralClosed.v1', 'ReferralWithdrawn.v1', 'ReferralReopened.v1']);

/** From the Monday on or before the first day, a line for each week, also where nothing came. */
function weekly(meant: readonly History[], period: Period): ActivityReport['byWeek'] {
  const received = meant.filter(history => wasReceived(history, period));
  const byMonday = Object.groupBy(received, ([first]) => (first ? mondayOf(londonDate(first.at)) : period.from));
  const weeks: ActivityReport['byWeek'] = [];
  for (let from = mondayOf(period.from); from <= period.to; from = plusDays(from, 7)) {
    const all = byMonday[from] ?? [];
    weeks.push({ from, received: all.length, assigned: all.filter(one => assignmentOf(one) === 'assigned').length });
  }
  return weeks;
}

const mondayOf = (date: CalendarDate) => plusDays(date, -Day.options.indexOf(weekday(date)));

function ofEvents(happened: readonly ReferralEvent[]) {
  return {
    contacts: figure(
      'Attempts to speak with a person that were recorded in the period, by outcome.',
      happened.flatMap(event => (event.type === 'ContactRecorded.v1' ? [event.outcome] : [])),
      ContactOutcome.options,
    ),
    signposts: figure(
      'Signposts given in the period, by report group. No data was shared for any of them.',
      happened.flatMap(event => (event.type === 'SignpostGiven.v1' ? [event.reportGroup] : [])),
      ReportGroup.options,
    ),
    closures: figure(
      'Closings in the period, by reason.',
      happened.flatMap(event => (event.type === 'ReferralClosed.v1' ? [event.reason] : [])),
      ClosureReason.options,
    ),
  };
}

const endedStatuses = ['completed', 'failed', 'declined'] as const;

function ofRequests(meant: readonly History[], period: Period) {
  const requests = meant.flatMap(history => requestsIn(history, period));
  const statuses = requests.map(statusOf);
  const of = { definition: 'Onward referrals requested in the period.', count: requests.length };
  const closed = OnwardStatus.extract([...endedStatuses, 'withdrawn']);
  return {
    onwardReferrals: figure(
      'Onward referrals requested in the period, by where they stand now.',
      statuses,
      OnwardStatus.options,
    ),
    partnerReplies: {
      ...figure(
        'Onward referrals requested in the period, by whether the partner has replied before its silence was escalated.',
        requests.map(repliesTo),
        ['inTime', 'afterEscalation', 'silent', 'stillWaiting', 'withdrawnBefore'],
      ),
      of,
    },
    loopClosure: {
      ...figure(
        'Onward referrals requested in the period, by whether their end is known.',
        statuses.map(status =>
          closed.safeParse(status).success ? (status === 'withdrawn' ? status : 'known') : 'open',
        ),
        ['known', 'withdrawn', 'open'],
      ),
      of,
    },
    declines: {
      ...figure(
        'Onward referrals requested in the period that stand declined, by the reason given.',
        requests.flatMap(request => (statusOf(request) === 'declined' ? declinedFor(request) : [])),
        DeclineReason.options,
      ),
      of,
    },
  };
}

const declinedFor = (request: History) =>
  request.flatMap(event => (event.type === 'PartnerDeclined.v1' ? [event.reason] : [])).slice(-1);

/** @param parts every part there can be, so that a report shows its zeros */
function figure<Part extends string>(definition: string, found: readonly Part[], parts: readonly Part[]): Figure {
  const counts = Object.fromEntries(parts.map(part => [part, found.filter(one => one === part).length]));
  return { definition, count: found.length, parts: counts };
}

const whole = (definition: string, count: number): Figure => ({ definition, count, parts: { all: count } });

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
