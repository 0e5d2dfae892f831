import { queueDeskContract } from '../contract/queue-desk.ts';
import { createWorkQueue } from './work-queue.ts';

queueDeskContract('the embedded queue', async () => {
  const timers: (() => void)[] = [];
  const queue = createWorkQueue({
    name: 'matching',
    visibilitySeconds: 180,
    maximumReceives: 1,
    batchSize: 10,
    consume: async () => {
      throw new Error('cannot be done');
    },
    onCrash: () => {},
    // Time passes when the test says so.
    scheduler: {
      now: () => Date.parse('2026-11-23T10:00:00Z'),
      after(_, run) {
        timers.push(run);
        return () => {};
      },
    },
  });
  const settle = () => new Promise<void>(resolve => setImmediate(resolve));
  return {
    queue,
    desk: queue.desk,
    async giveUp() {
      queue.start();
      while (queue.depth().waiting + queue.depth().inFlight > 0) {
        timers.shift()?.();
        await settle();
      }
      await queue.stop();
    },
    close: () => queue.stop(),
  };
});
