import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeadLetter, QueueDesk, WorkQueue } from '../../domain/ports.ts';
import { ReferralId } from '../../schemas/ids.ts';

export interface OpenDesk {
  readonly desk: QueueDesk;
  readonly queue: WorkQueue;
  /** Hands out what waits until it has been given up. */
  readonly giveUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const referrals = ['0', '1', '2'].map(end => ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C${end}`));

/** What every desk promises of a queue: what was given up can be seen, put back once, or forgotten, letter by letter. */
export function queueDeskContract(name: string, open: () => Promise<OpenDesk>): void {
  describe(`${name} as the desk of a queue`, () => {
    let world: OpenDesk;
    beforeEach(async () => {
      world = await open();
      for (const referral of referrals) await world.queue.wake({ referral });
    });
    afterEach(() => world.close());

    const dead = async (): Promise<DeadLetter[]> => [...(await world.desk.deadLetters())];
    const named = (letters: readonly DeadLetter[]) => letters.map(({ what }) => what?.referral).sort();

    test('what waits is counted, and has been sent', async () => {
      expect(await world.desk.depth()).toMatchObject({ waiting: 3, inFlight: 0, dead: 0 });
      expect(await dead()).toEqual([]);
    });

    test('what was given up says whom it would have woken, as often as one looks', async () => {
      await world.giveUp();

      expect(named(await dead())).toEqual(referrals);
      expect(named(await dead())).toEqual(referrals);
      expect((await dead()).every(({ attempts }) => attempts > 0)).toBe(true);
      expect(await world.desk.depth()).toMatchObject({ waiting: 0, dead: 3 });
    });

    test('one that is put back waits again, and cannot be put back twice', async () => {
      await world.giveUp();
      const [first] = await dead();

      expect(await world.desk.redrive(first?.id ?? '')).toBe(true);
      expect(await world.desk.redrive(first?.id ?? '')).toBe(false);

      expect(await world.desk.depth()).toMatchObject({ waiting: 1, dead: 2 });
      expect(named(await dead())).not.toContain(first?.what?.referral);
    });

    test('one that is discarded is gone, the others are not', async () => {
      await world.giveUp();
      const [first] = await dead();

      expect(await world.desk.discard(first?.id ?? '')).toBe(true);
      expect(await world.desk.discard(first?.id ?? '')).toBe(false);

      expect(await world.desk.depth()).toMatchObject({ waiting: 0, dead: 2 });
    });
  });
}
