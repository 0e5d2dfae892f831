import { PermanentError } from '../../domain/ports.ts';
import { queueHandler } from '../shell/queue.ts';
import { sendMessage } from './send-message.ts';

export const createHandler = (world: Parameters<typeof sendMessage>[0]) =>
  queueHandler(world, 'notify', ({ referral, message }) => {
    if (!message) throw new PermanentError('a wake-up of notify names a message');
    return sendMessage(world, referral, message);
  });
