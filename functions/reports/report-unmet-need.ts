import type { Period } from '../../domain/reports/histories.ts';
import { unmetNeedReport } from '../../domain/reports/unmet-need.ts';
import type { UnmetNeedReport } from '../../schemas/reports.ts';
import type { World } from '../world.ts';
import { eventsSince } from './events-since.ts';
import { personsIn } from './persons-in.ts';

/** What is wanted and nobody offers, where, and what stands in the way. */
export async function reportUnmetNeed(world: Pick<World, 'cases' | 'clock'>, period: Period): Promise<UnmetNeedReport> {
  const events = await eventsSince(world, period.from);
  return unmetNeedReport(events, period, await personsIn(world, events, ['NeedUnmet.v1']));
}
