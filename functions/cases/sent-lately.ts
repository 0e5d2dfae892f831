import { traitValues } from '../../domain/identity/traits.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { plusDays } from '../../domain/time/calendar.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { Person } from '../../schemas/person.ts';
import type { World } from '../world.ts';

/** Longer ago, somebody is more likely to be in need of help again. */
const days = 90;

/**
 * The newest referral of the last three months for this NHS number by the caller's own organisation: what others have
 * sent is never told.
 */
export async function sentLately(
  { cases, hasher, clock }: Pick<World, 'cases' | 'hasher' | 'clock'>,
  { organisation }: Caller,
  person: Person,
): Promise<Referral | undefined> {
  const number = traitValues(person).find(({ kind }) => kind === 'nhs-number');
  if (!number) return undefined;
  const hash = await hasher.hash(`${number.kind}:${number.value}`);
  const owners = await cases.personsWith({ kind: number.kind, hash });
  const ids = (await Promise.all(owners.map(owner => cases.referralsOf(owner)))).flat().slice(-20);
  const referrals = await Promise.all(ids.map(id => cases.referral(id)));
  const since = plusDays(londonDate(clock.now()), -days);
  return referrals
    .filter(one => one?.source.organisation === organisation && londonDate(one.receivedAt) >= since)
    .findLast(one => one?.status !== 'entered-in-error');
}
