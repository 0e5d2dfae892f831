import type * as z from 'zod';
import type { Accesses, AccessQuery, AccessView } from '../../schemas/access.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { World } from '../world.ts';
import { isStaff } from './may-see.ts';
import { namesIn } from './names-in.ts';
import { whoIs } from './who-is.ts';

/**
 * Who was shown what of a referral, newest first: what the person may be told when they ask who has seen their record.
 * @returns undefined when the caller may not see it, or there is none @throws RangeError for a bad cursor
 */
export async function listAccesses(
  { cases, accesses, directory }: Pick<World, 'cases' | 'accesses' | 'directory'>,
  caller: Caller,
  id: ReferralId,
  { limit, cursor }: AccessQuery,
): Promise<z.output<typeof Accesses> | undefined> {
  if (!isStaff(caller.role) || !(await cases.referral(id))) return undefined;
  const [{ items, next }, staff] = await Promise.all([
    accesses.of({ referral: id, limit, ...(cursor !== undefined && { after: cursor }) }),
    directory.staff(),
  ]);
  const callers = await whoIs(
    directory,
    items.flatMap(({ by }) => (by.kind === 'caller' ? [by.subject] : [])),
  );
  const { ofPartner } = namesIn(staff);
  const nameOf = ({ by }: Pick<AccessView, 'by'>) =>
    by.kind === 'caller' ? (callers.get(by.subject) ?? by.subject) : ofPartner(by.partner);
  return {
    items: items.map(({ at, shown, through, by }) => ({ at, name: nameOf({ by }), by, shown, through })),
    ...(next !== undefined && { next }),
  };
}
