import type { Due, WorkQueue } from '../../domain/ports.ts';
import type { World } from '../world.ts';
import { errorName } from './error-name.ts';

/**
 * Wakes a stage for what has been stored. A lost wake-up is found by the clock from the due row; failing the caller for it
 * would deny what has been stored.
 */
export const wake = ({ log }: Pick<World, 'log'>, queue: WorkQueue, due: Due): Promise<void> =>
  queue.wake(due).catch((error: unknown) => {
    log.warn('wake-up lost', { referral: due.referral, error: errorName(error) });
  });
