import { BusyError, ConflictError } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { Offer } from '../../schemas/directory.ts';
import type { OfferId } from '../../schemas/ids.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'directory' | 'clock' | 'log'>;

/** Opens again whatever was paused until today. What cannot be done just now is found again in a minute. */
export async function reopenOffers(world: Needs): Promise<void> {
  const today = londonDate(world.clock.now());
  try {
    const { offers } = await world.directory.snapshot();
    for (const offer of offers) if (isPauseOver(offer, today)) await reopen(world, offer.id, today);
  } catch (error) {
    if (!(error instanceof BusyError || error instanceof ConflictError)) throw error;
  }
}

/** Read again, strongly: its partner may just have said that the pause goes on. */
async function reopen({ directory, log }: Needs, id: OfferId, today: CalendarDate): Promise<void> {
  const record = await directory.offer(id);
  if (!record || !isPauseOver(record.offer, today)) return;
  await directory.amendOffer(id, { status: 'open', pausedUntil: undefined }, record.version);
  log.info('offer opened again', { offer: id });
}

/** `pausedUntil` is the first day on which people are taken again. */
const isPauseOver = ({ status, pausedUntil }: Offer, today: CalendarDate) =>
  status === 'paused' && pausedUntil !== undefined && pausedUntil <= today;
