import type * as z from 'zod';
import type { WorklistQuestion } from '../../domain/ports.ts';
import type { Names } from '../../domain/referral/names.ts';
import { urgencyOf } from '../../domain/referral/promises.ts';
import { promisesInWords } from '../../domain/referral/said.ts';
import { isInCare, type Referral } from '../../domain/referral/state.ts';
import type { Worklist, WorklistEntry, WorklistQuery } from '../../schemas/api.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { Instant } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { namesIn } from './names-in.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'clock'>;

/** Open referrals, most urgent first: holds, then whatever is due soonest. */
export async function listWork(
  world: Needs,
  caller: Caller,
  { view, limit, cursor }: z.output<typeof WorklistQuery>,
): Promise<z.input<typeof Worklist>> {
  const now = world.clock.now();
  const [page, staff] = await Promise.all([
    world.cases.worklist({
      list: listBehind(view, caller, now),
      limit,
      ...(cursor !== undefined && { after: cursor }),
    }),
    world.directory.staff(),
  ]);
  const names = namesIn(staff);
  return { items: page.items.map(referral => entryFor(referral, now, names)), ...(page.next && { next: page.next }) };
}

/** The list behind a view. Whoever signs in for a whole desk has everybody's cases as theirs. */
export function listBehind(
  view: z.output<typeof WorklistQuery>['view'],
  { advisor }: Caller,
  now: Instant,
): WorklistQuestion['list'] {
  switch (view) {
    case 'mine':
      return advisor ? { advisor } : 'all';
    case 'overdue':
      return { overdueAt: now };
    case 'all':
    case 'unassigned':
    case 'held':
      return view;
  }
}

function entryFor(referral: Referral, now: Instant, names: Names): z.input<typeof WorklistEntry> {
  const { id, reference, status, request, receivedAt, attention } = referral;
  const [next] = promisesInWords(referral, names);
  const { dueAt } = urgencyOf(referral);
  return {
    id,
    reference,
    status,
    channel: request.channel,
    urgency: request.urgency,
    person: { name: request.person.name },
    needs: request.needs.map(({ code }) => code),
    receivedAt,
    dueAt,
    overdue: dueAt < now,
    ...(next && { next }),
    attention,
    ...(isInCare(referral) && { advisor: referral.advisor }),
    ...(status === 'held' && { hold: referral.hold }),
  };
}
