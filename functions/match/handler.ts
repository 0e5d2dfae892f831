import { queueHandler } from '../shell/queue.ts';
import { matchReferral } from './match-referral.ts';

export const createHandler = (world: Parameters<typeof matchReferral>[0]) =>
  queueHandler(world, 'match', ({ referral }) => matchReferral(world, referral));
