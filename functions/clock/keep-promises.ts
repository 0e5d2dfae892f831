import type { Due } from '../../domain/ports.ts';
import { decide, isRefusal } from '../../domain/referral/decide.ts';
import { isTimeToWake } from '../../domain/referral/promises.ts';
import { targets } from '../../domain/targets.ts';
import { plusSeconds } from '../../domain/time/working-time.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import { errorName } from '../shell/error-name.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'queues' | 'clock' | 'count' | 'log'>;

/**
 * Finds everything that is due and does it or wakes whoever does. One failure never keeps the rest waiting.
 * @throws AggregateError when some could not be done; they stay due and are found again in a minute
 */
export async function keepPromises(world: Needs): Promise<number> {
  const failures: unknown[] = [];
  const lateBefore = plusSeconds(world.clock.now(), -targets.overdueAfterSeconds);
  let found = 0;
  let overdue = 0;
  for await (const promised of world.cases.due(world.clock.now())) {
    found++;
    if (promised.dueAt < lateBefore) overdue++;
    await keep(world, promised).catch((error: unknown) => {
      failures.push(error);
      const { referral, message } = promised;
      world.log.error('promise not kept', { referral, message, error: errorName(error) });
    });
  }
  world.count('PromisesOverdue', overdue); // zero included: silence would mean that nobody is watching
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${found} promises could not be kept`);
  return found;
}

async function keep(world: Needs, { referral: id, message }: Due): Promise<void> {
  if (message) return world.queues.messages.wake({ referral: id, message });
  await againOnConflict(async () => {
    const now = world.clock.now();
    const referral = await world.cases.referral(id);
    const decision = decide(referral, { type: 'keep-promises' }, now, { kind: 'machine', stage: 'clock' });
    if (!isRefusal(decision)) await commit(world, { referrals: [changeOf(decision)] });
    if (referral?.status === 'received' && isTimeToWake(referral, now))
      await world.queues.matching.wake({ referral: id });
  });
}
