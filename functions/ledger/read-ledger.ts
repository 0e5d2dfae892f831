import { ledgerOf } from '../../domain/messages/ledger.ts';
import type { PersonId } from '../../schemas/ids.ts';
import type { LedgerEntry } from '../../schemas/ledger.ts';
import type { World } from '../world.ts';

/** Everything that was sent about a person, or was not. @returns undefined when there is no such person */
export async function readLedger(
  { cases, directory }: Pick<World, 'cases' | 'directory'>,
  person: PersonId,
): Promise<LedgerEntry[] | undefined> {
  const ids = await cases.referralsOf(person);
  if (ids.length === 0) return undefined;
  const told = await Promise.all(
    ids.map(async id => {
      const [referral, messages, events] = await Promise.all([
        cases.referral(id),
        cases.messages(id),
        cases.events(id),
      ]);
      return referral ? [{ referral, messages, events }] : [];
    }),
  );
  return ledgerOf(told.flat(), await directory.staff());
}
