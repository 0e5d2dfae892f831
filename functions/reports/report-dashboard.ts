import { activityReport } from '../../domain/reports/activity.ts';
import type { Period } from '../../domain/reports/histories.ts';
import { type PartnerShares, partnerShares } from '../../domain/reports/partner-shares.ts';
import { unmetNeedReport } from '../../domain/reports/unmet-need.ts';
import type { ActivityReport, UnmetNeedReport } from '../../schemas/reports.ts';
import type { World } from '../world.ts';
import { eventsSince } from './events-since.ts';
import { personsIn } from './persons-in.ts';

export interface Dashboard {
  readonly activity: ActivityReport;
  readonly unmetNeed: UnmetNeedReport;
  readonly shares: PartnerShares;
}

/** All that a manager looks at together, from one reading of the events, so that its figures agree with each other. */
export async function reportDashboard(
  world: Pick<World, 'cases' | 'directory' | 'clock'>,
  period: Period,
): Promise<Dashboard> {
  const [events, { partners }] = await Promise.all([eventsSince(world, period.from), world.directory.staff()]);
  const persons = await personsIn(world, events, ['NeedUnmet.v1', 'OnwardReferralRequested.v1']);
  return {
    activity: activityReport(events, period, world.clock.now()),
    unmetNeed: unmetNeedReport(events, period, persons),
    shares: partnerShares(
      events,
      period,
      partners.map(({ id }) => id),
      persons,
    ),
  };
}
