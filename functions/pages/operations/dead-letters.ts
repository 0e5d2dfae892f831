import * as z from 'zod';
import type { DeadLetter } from '../../../domain/ports.ts';
import type { Caller } from '../../../schemas/directory.ts';
import { type QueueName, queues } from '../../triggers.ts';
import type { PagesWorld } from '../world.ts';

export const Queue = z.enum(Object.keys(queues) as [QueueName, ...QueueName[]]);

/** Why a letter may be forgotten. Codes, because a log must hold nothing that somebody typed about a person. */
export const discardReasons = {
  settled: 'What it was for has been settled another way',
  'cannot-be-read': 'Nobody can read it',
  'never-possible': 'It can never be done, and the referral has been seen to',
  rehearsal: 'It was made to try something out',
} as const;
type DiscardCode = keyof typeof discardReasons;
export const DiscardReason = z.enum(Object.keys(discardReasons) as [DiscardCode, ...DiscardCode[]]);

export interface QueuedLetter extends DeadLetter {
  readonly queue: QueueName;
}

type Needs = Pick<PagesWorld, 'desks' | 'log'>;

/** What was given up, of every queue. */
export async function listDeadLetters({ desks }: Pick<Needs, 'desks'>): Promise<QueuedLetter[]> {
  const lists = await Promise.all(
    Queue.options.map(async queue => (await desks[queue].deadLetters()).map(letter => ({ ...letter, queue }))),
  );
  return lists.flat();
}

/** Puts back the one that is named, or all. Each is written down, with who did it. */
export async function redrive(world: Needs, by: Caller, named?: Pick<QueuedLetter, 'queue' | 'id'>): Promise<void> {
  for (const queue of named ? [named.queue] : Queue.options)
    for await (const { id, what } of world.desks[queue].redrive(named?.id))
      world.log.info('dead letter redriven', { queue, letter: id, ...what, by: by.subject });
}

/** Forgets one, and writes down which, why, and who did it. */
export async function discard(
  world: Needs,
  by: Caller,
  { queue, id }: Pick<QueuedLetter, 'queue' | 'id'>,
  reason: z.infer<typeof DiscardReason>,
): Promise<void> {
  const letter = await world.desks[queue].discard(id);
  if (letter) world.log.info('dead letter discarded', { queue, letter: id, ...letter.what, reason, by: by.subject });
}
