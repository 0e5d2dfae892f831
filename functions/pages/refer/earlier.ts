import { saidDate } from '../../../domain/time/said-date.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { Caller } from '../../../schemas/directory.ts';
import type { Person } from '../../../schemas/person.ts';
import { sentLately } from '../../cases/sent-lately.ts';
import type { PagesWorld } from '../world.ts';

/** A referral of the same person that somebody may have forgotten, as it is told to whoever writes another. */
export async function earlierOf(world: PagesWorld, caller: Caller, person: Person) {
  const earlier = await sentLately(world, caller, person);
  return earlier && { id: earlier.id, reference: earlier.reference, said: saidDate(londonDate(earlier.receivedAt)) };
}
