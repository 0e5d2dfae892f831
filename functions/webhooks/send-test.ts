import { attemptOf, isTaken } from '../../domain/webhooks/attempts.ts';
import type { Attempt, Subscription, TestBody } from '../../schemas/webhook.ts';
import type { World } from '../world.ts';
import { postSigned } from './post-signed.ts';

export interface Tested {
  readonly id: string;
  readonly delivered: boolean;
  readonly attempt: Attempt;
}

/** Posts a test event once, now, and says what came back. It is about nobody and changes nothing. */
export async function sendTest(world: Pick<World, 'poster' | 'clock'>, subscription: Subscription): Promise<Tested> {
  const time = world.clock.now();
  const id = `test_${subscription.id.slice('whk_'.length)}-${Date.parse(time)}`;
  const body: TestBody = {
    specversion: '1.0',
    id,
    source: '/v1/webhooks',
    type: 'webhook.test',
    time,
    data: { subscription: subscription.id },
  };
  const posted = await postSigned(world, subscription, body);
  return { id, delivered: isTaken(posted), attempt: attemptOf(posted, world.clock.now()) };
}
