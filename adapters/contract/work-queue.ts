import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkQueue } from '../../domain/ports.ts';
import { MessageId, ReferralId } from '../../schemas/ids.ts';

export interface OpenQueue {
  readonly queue: WorkQueue;
  /** Bodies that reached a consumer since the last call: at least `count` of them, in any order. */
  readonly receive: (count: number) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const referral = ReferralId.parse('ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0');
const message = MessageId.parse('msg_01JD8ZK4T6V9W2X3Y5Z7A8B9C0-0004-advisor-assigned');

/** What every queue promises of a wake-up: it arrives, at least once, with the ids and nothing else. */
export function workQueueContract(name: string, open: () => Promise<OpenQueue>): void {
  describe(`${name} as a work queue`, () => {
    let world: OpenQueue;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    test('a wake-up names the referral', async () => {
      await world.queue.wake({ referral });

      expect((await world.receive(1)).map(parse)).toContainEqual({ referral });
    });

    test('a wake-up for a message names both', async () => {
      await world.queue.wake({ referral, message });

      expect((await world.receive(1)).map(parse)).toContainEqual({ referral, message });
    });

    test('a name that came along does not travel', async () => {
      const person = { referral, name: 'Zoë Þórsdóttir' };
      await world.queue.wake(person);

      expect((await world.receive(1)).map(parse)).toEqual([{ referral }]);
    });

    test('of many wake-ups none is lost', async () => {
      const referrals = Array.from({ length: 35 }, (_, number) =>
        ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z7A8B9${String(number).padStart(2, '0')}`),
      );

      await Promise.all(referrals.map(each => world.queue.wake({ referral: each })));

      const bodies = await world.receive(35);
      expect(bodies.map(parse)).toEqual(expect.arrayContaining(referrals.map(each => ({ referral: each }))));
    });
  });
}

const parse = (body: string): unknown => JSON.parse(body);
