import { activityReport } from '../../domain/reports/activity.ts';
import type { Period } from '../../domain/reports/histories.ts';
import type { ActivityReport } from '../../schemas/reports.ts';
import type { World } from '../world.ts';
import { eventsSince } from './events-since.ts';

/** What the service did in a period, and what has become of what came in. */
export async function reportActivity(world: Pick<World, 'cases' | 'clock'>, period: Period): Promise<ActivityReport> {
  return activityReport(await eventsSince(world, period.from), period, world.clock.now());
}
