import { doubtsIn } from '../../domain/reports/doubts.ts';
import type { Period } from '../../domain/reports/histories.ts';
import { onwardIn, type PartnerNumbers, partnerNumbers, requestsTo } from '../../domain/reports/partner-numbers.ts';
import { statusOf } from '../../domain/reports/requests.ts';
import { londonDate, plusMinutes } from '../../domain/time/working-time.ts';
import { OnwardStatus } from '../../schemas/codes.ts';
import type { PartnerId } from '../../schemas/ids.ts';
import type { PartnerRequest } from '../../schemas/partner-work.ts';
import { eventsSince } from '../reports/events-since.ts';
import type { World } from '../world.ts';
import { readRequest } from './requests.ts';

type Needs = Pick<World, 'cases' | 'clock'>;

/** How far back a partner sees. */
const pastDays = 90;

/** How a partner has done with what it was asked lately. */
export async function readNumbers(world: Needs, partner: PartnerId): Promise<PartnerNumbers> {
  const period = pastPeriod(world);
  return partnerNumbers(await eventsSince(world, period.from), partner, period);
}

/** Requests of that time that are over, the newest first. They say nothing of the person any more. */
export async function listEndedRequests(world: Needs, partner: PartnerId): Promise<PartnerRequest[]> {
  const period = pastPeriod(world);
  const ended = requestsTo(await eventsSince(world, period.from), partner, period)
    .filter(request => over.safeParse(statusOf(request)).success)
    .flatMap(request => onwardIn(request) ?? [])
    .toReversed();
  const found = await Promise.all(ended.map(id => readRequest(world, partner, id)));
  return found.filter(request => request !== undefined);
}

/** On which day an advisor last found that what we say of an offer is not right. */
export async function readDoubts(world: Needs): Promise<ReturnType<typeof doubtsIn>> {
  return doubtsIn(await eventsSince(world, pastPeriod(world).from));
}

const over = OnwardStatus.extract(['completed', 'failed', 'declined', 'withdrawn']);

function pastPeriod({ clock }: Needs): Period {
  const now = clock.now();
  return { from: londonDate(plusMinutes(now, -pastDays * 24 * 60)), to: londonDate(now) };
}
