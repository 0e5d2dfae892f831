import { promisesInWords } from '../../domain/referral/said.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { Reference, ReferralId } from '../../schemas/ids.ts';
import type { PersonName } from '../../schemas/person.ts';
import type { Instant } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { listBehind } from './list-work.ts';
import { namesIn } from './names-in.ts';

/** Something that is to happen with one of the caller's cases. */
export interface DuePromise {
  readonly referral: ReferralId;
  readonly reference: Reference;
  readonly name: PersonName;
  readonly dueAt: Instant;
  readonly sentence: string;
}

/** Everything that is promised in the hundred most urgent of the caller's cases, what is due first before the rest. */
export async function listPromises(
  { cases, directory, clock }: Pick<World, 'cases' | 'directory' | 'clock'>,
  caller: Caller,
): Promise<DuePromise[]> {
  const list = listBehind('mine', caller, clock.now());
  const [{ items }, staff] = await Promise.all([cases.worklist({ list, limit: 100 }), directory.staff()]);
  const names = namesIn(staff);
  return items
    .flatMap(referral =>
      promisesInWords(referral, names).map(promise => ({
        ...promise,
        referral: referral.id,
        reference: referral.reference,
        name: referral.request.person.name,
      })),
    )
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}
