import { ledgerOf } from '../../domain/messages/ledger.ts';
import type { PersonId, ReferralId } from '../../schemas/ids.ts';
import { type LedgerEntry, mostMessages } from '../../schemas/ledger.ts';
import type { World } from '../world.ts';

/**
 * The latest of everything that was sent about a person, to people and to systems, or was not.
 * @returns with all referrals of the person; undefined when there is no such person
 */
export async function readLedger(
  { cases, directory }: Pick<World, 'cases' | 'directory'>,
  person: PersonId,
): Promise<{ entries: LedgerEntry[]; referrals: ReferralId[] } | undefined> {
  const referrals = await cases.referralsOf(person);
  if (referrals.length === 0) return undefined;
  const told = await Promise.all(
    referrals.map(async id => {
      const [referral, messages, deliveries, events] = await Promise.all([
        cases.referral(id),
        cases.messages(id),
        cases.deliveries(id),
        cases.events(id),
      ]);
      return referral ? [{ referral, messages, deliveries, events }] : [];
    }),
  );
  return { entries: ledgerOf(told.flat(), await directory.staff()).slice(0, mostMessages), referrals };
}
