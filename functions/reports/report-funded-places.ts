import { fundedPlacesReport } from '../../domain/reports/funded-places.ts';
import type { Period } from '../../domain/reports/histories.ts';
import type { FundedPlacesReport } from '../../schemas/reports.ts';
import type { World } from '../world.ts';
import { eventsSince } from './events-since.ts';

/** What became of the places that grants have bought; a grant that began before the period is followed from its first day. */
export async function reportFundedPlaces(
  world: Pick<World, 'cases' | 'directory' | 'clock'>,
  period: Period,
): Promise<FundedPlacesReport> {
  const { grants } = await world.directory.staff();
  const from = [period.from, ...grants.filter(({ to }) => to >= period.from).map(({ from: first }) => first)].sort()[0];
  return fundedPlacesReport(await eventsSince(world, from ?? period.from), period, grants);
}
