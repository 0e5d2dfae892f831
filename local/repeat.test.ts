import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { repeat } from './repeat.ts';

test('a round begins at once, the next one only when time has passed since its end', async () => {
  const { rounds, work } = slowWork();
  repeat(work, 5000);
  expect(rounds).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(60_000);
  expect(rounds).toHaveLength(1);
  rounds[0]?.resolve();
  await vi.advanceTimersByTimeAsync(4999);
  expect(rounds).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);

  expect(rounds).toHaveLength(2);
});

test('it is stopped when the round that is going on has ended, and none follows', async () => {
  const { rounds, work } = slowWork();
  const stop = repeat(work, 5000);
  let hasStopped = false;

  const stopped = stop().then(() => {
    hasStopped = true;
  });
  await setImmediate();
  expect(hasStopped).toBe(false);
  rounds[0]?.resolve();
  await stopped;
  await vi.advanceTimersByTimeAsync(60_000);

  expect(rounds).toHaveLength(1);
});

/** Rounds that end when the test says so. */
function slowWork() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const rounds: PromiseWithResolvers<void>[] = [];
  const work = () => {
    const round = Promise.withResolvers<void>();
    rounds.push(round);
    return round.promise;
  };
  return { rounds, work };
}
