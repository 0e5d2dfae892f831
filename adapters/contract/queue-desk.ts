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
    const redrive = (id?: string) => allPutBack(world.desk, id);
    const named = (letters: readonly DeadLetter[]) => letters.map(({ what }) => what?.referral).sort();

    test('what waits is counted, and has been sent', async () => {
      expect(await world.desk.depth()).toMatchObject({ waiting: 3, inFlight: 0, dead: 0 });
      expect(await dead()).toEqual([]);
    });

    test('what was given up says whom it would have woken, as often as one looks, and looking is no attempt', async () => {
      await world.giveUp();
      const first = await dead();

      expect(named(first)).toEqual(referrals);
      expect((await dead()).sort(byId)).toEqual(first.sort(byId));
      expect(first.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
      expect(await world.desk.depth()).toMatchObject({ waiting: 0, dead: 3 });
    });

    test('one that is put back waits again, and cannot be put back twice', async () => {
      await world.giveUp();
      const [first] = await dead();

      expect(await redrive(first?.id)).toEqual([first]);
      expect(await redrive(first?.id)).toEqual([]);

      expect(await world.desk.depth()).toMatchObject({ waiting: 1, dead: 2 });
      expect(named(await dead())).not.toContain(first?.what?.referral);
    });

    test('all are put back when none is named, and none is left', async () => {
      await world.giveUp();

      expect(named(await redrive())).toEqual(referrals);

      expect(await world.desk.depth()).toMatchObject({ waiting: 3, dead: 0 });
    });

    test('who stops putting back leaves the rest where it is', async () => {
      await world.giveUp();

      for await (const _ of world.desk.redrive()) break;

      expect(await world.desk.depth()).toMatchObject({ waiting: 1, dead: 2 });
      expect(await dead()).toHaveLength(2);
    });

    test('one that is discarded is gone, the others are not', async () => {
      await world.giveUp();
      const [first] = await dead();

      expect(await world.desk.discard(first?.id ?? '')).toEqual(first);
      expect(await world.desk.discard(first?.id ?? '')).toBeUndefined();

      expect(await world.desk.depth()).toMatchObject({ waiting: 0, dead: 2 });
      expect(await dead()).toHaveLength(2);
    });
  });
}

export async function allPutBack(desk: QueueDesk, id?: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const letter of desk.redrive(id)) letters.push(letter);
  return letters;
}

const byId = (one: DeadLetter, other: DeadLetter) => one.id.localeCompare(other.id);
