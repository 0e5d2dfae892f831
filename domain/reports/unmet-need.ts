import type { ReferralEvent } from '../../events/referral-events.ts';
import type { NeedCode } from '../../schemas/codes.ts';
import type { OfferId, PersonId, ReferralId } from '../../schemas/ids.ts';
import type { UnmetNeedReport } from '../../schemas/reports.ts';
import { type History, historiesOf, isWithin, type Period, wasMeant } from './histories.ts';
import { fewest, hiddenAmong } from './small-numbers.ts';

type NeedUnmet = Extract<ReferralEvent, { type: 'NeedUnmet.v1' }>;

/**
 * Demand that nobody meets, as evidence for commissioning: what is wanted, where, and what stands in the way.
 * @param events from the first day of the period until now: what was met afterwards is not unmet
 * @param persons whose each referral is
 */
export function unmetNeedReport(
  events: Iterable<ReferralEvent>,
  period: Period,
  persons: ReadonlyMap<ReferralId, PersonId>,
): UnmetNeedReport {
  const histories = historiesOf(events).filter(wasMeant);
  const unmet = histories.flatMap(history => stillUnmet(history, period));
  const groups = groupedBy(unmet, ({ need }) => need).map(group => ({
    ...group,
    ...sizeOf(group.all, persons),
    rows: groupedBy(group.all, placed).map(row => ({ ...row, ...sizeOf(row.all, persons) })),
  }));
  const hiddenGroups = hiddenAmong(groups, ({ people }) => people);
  const all = sizeOf(unmet, persons);
  return {
    ...period,
    definitions: '2026-11',
    definition,
    rows: groups.flatMap(group => rowsOf(group, hiddenGroups.has(group))),
    byNeed: groups.map(group => ({
      need: group.first.need,
      ...shown(group, hiddenGroups.has(group)),
      nearMisses: hiddenGroups.has(group) ? [] : nearMissesOf(group.all),
    })),
    total: shown(all, all.people > 0 && all.people < fewest),
    of: {
      definition: 'Needs named in referrals received in the period.',
      count: sum(histories.flatMap(history => needsReceived(history, period))),
    },
    hidden,
  };
}

const definition =
  'A need of a referral that was recorded as unmet in the period and that no partner has accepted since, counted once for ' +
  'each referral, under what came closest to help. People are counted once in each line, so that theirs do not add up.';

const hidden =
  `Lines with fewer than ${fewest} people are hidden, and as many of the next smallest beside them as keep those from being ` +
  'worked out from the sum. A need that is hidden hides all of its lines.';

/** Each need once, as it was last recorded, unless somebody has taken it on since. */
function stillUnmet(history: History, period: Period): NeedUnmet[] {
  const last = new Map<NeedCode, NeedUnmet>();
  const needOf = new Map(history.flatMap(event => (isRequest(event) ? [[event.onward, event.need] as const] : [])));
  for (const event of history) {
    if (event.type === 'NeedUnmet.v1') last.set(event.need, event);
    const need = event.type === 'PartnerAccepted.v1' && needOf.get(event.onward);
    if (need) last.delete(need);
  }
  return [...last.values()].filter(event => isWithin(period, event));
}

const isRequest = (event: ReferralEvent) => event.type === 'OnwardReferralRequested.v1';

const needsReceived = (history: History, period: Period) =>
  history.flatMap(event =>
    event.type === 'ReferralReceived.v1' && isWithin(period, event) ? [event.request.needs.length] : [],
  );

const placed = ({ area, barriers }: NeedUnmet) => `${area} ${barriers[0] ?? ''}`;

interface Size {
  readonly count: number;
  readonly people: number;
}

const sizeOf = (unmet: readonly NeedUnmet[], persons: ReadonlyMap<ReferralId, PersonId>): Size => ({
  count: unmet.length,
  people: new Set(unmet.map(({ referral }) => persons.get(referral) ?? referral)).size,
});

function rowsOf(
  { rows }: { readonly rows: readonly (Size & { readonly first: NeedUnmet })[] },
  isHidden: boolean,
): UnmetNeedReport['rows'] {
  const hiddenRows = hiddenAmong(rows, ({ people }) => people);
  return rows.map(row => ({
    need: row.first.need,
    area: row.first.area,
    barrier: row.first.barriers[0] ?? 'noSuchOffer',
    ...shown(row, isHidden || hiddenRows.has(row)),
  }));
}

const shown = ({ count, people }: Size, isHidden: boolean) =>
  isHidden ? { count: 'hidden' as const, people: 'hidden' as const } : { count, people };

/** The offers that came close for most people, up to five. */
function nearMissesOf(unmet: readonly NeedUnmet[]): OfferId[] {
  const offers = unmet.flatMap(({ nearMisses = [] }) => nearMisses.map(({ offer }) => offer));
  return groupedBy(offers, offer => offer)
    .sort((a, b) => b.all.length - a.all.length)
    .map(({ first }) => first)
    .slice(0, 5);
}

/** In the order of their names, so that the same events always give the same report. */
function groupedBy<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
): { readonly first: T; readonly all: readonly T[] }[] {
  const groups = Object.entries(Object.groupBy(all, nameOf)).sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.flatMap(([, group = []]) => group.slice(0, 1).map(first => ({ first, all: group })));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
