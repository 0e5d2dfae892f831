import type * as z from 'zod';
import { homeOutcode } from '../../domain/matching/profile.ts';
import type { Staff, WorklistQuestion } from '../../domain/ports.ts';
import type { Names } from '../../domain/referral/names.ts';
import { urgencyOf } from '../../domain/referral/promises.ts';
import { promisesInWords } from '../../domain/referral/said.ts';
import { endedAt, isInCare, type Referral } from '../../domain/referral/state.ts';
import { flagsOf, type Narrowing, selectionOf, sitesOf, targetOf } from '../../domain/referral/worklist.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Worklist, WorklistEntry, WorklistQuery } from '../../schemas/worklist.ts';
import type { World } from '../world.ts';
import { namesIn } from './names-in.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'clock'>;

/** So many are looked at for one page of what fits: some ten reads of the store, and then the reader decides. */
export const mostLookedAt = 1000;

/**
 * Open referrals, most urgent first: holds, then whatever is due soonest. Or closed ones, newest first.
 * @param team where it has been asked for already @throws RangeError for a bad cursor
 */
export async function listWork(
  world: Needs,
  caller: Caller,
  { view, limit, cursor, ...asked }: Pick<WorklistQuery, 'view' | 'limit' | 'cursor'> & Narrowing,
  team: Promise<Staff> = world.directory.staff(),
): Promise<z.input<typeof Worklist>> {
  const now = world.clock.now();
  const fits = selectionOf(asked, { now, sites: asked.site ? (await team).sites : [] });
  const [page, staff] = await Promise.all([
    world.cases.worklist({
      list: listBehind(view, caller, now),
      limit,
      ...(cursor !== undefined && { after: cursor }),
      ...(fits && { only: { fits, among: mostLookedAt } }),
    }),
    team,
  ]);
  const facts = { now, names: namesIn(staff), sites: staff.sites };
  return { items: page.items.map(referral => entryFor(referral, facts)), ...(page.next && { next: page.next }) };
}

/** The list behind a view. Whoever signs in for a whole desk has everybody's cases as theirs. */
export function listBehind(view: WorklistQuery['view'], { advisor }: Caller, now: Instant): WorklistQuestion['list'] {
  switch (view) {
    case 'mine':
      return advisor ? { advisor } : 'all';
    case 'overdue':
      return { overdueAt: now };
    case 'all':
    case 'unassigned':
    case 'held':
    case 'closed':
      return view;
  }
}

interface Facts {
  readonly now: Instant;
  readonly names: Names;
  readonly sites: Staff['sites'];
}

function entryFor(referral: Referral, { now, names, sites }: Facts): z.input<typeof WorklistEntry> {
  const { id, reference, status, request, receivedAt, attention, lastContact } = referral;
  const [next] = promisesInWords(referral, names);
  const { dueAt } = urgencyOf(referral);
  const outcode = homeOutcode(request);
  const ended = endedAt(referral);
  return {
    id,
    reference,
    status,
    channel: request.channel,
    urgency: request.urgency,
    person: { name: request.person.name },
    ...(outcode && { outcode }),
    sites: [...sitesOf(referral, sites)],
    needs: request.needs.map(({ code }) => code),
    receivedAt,
    dueAt,
    overdue: dueAt < now,
    target: targetOf(dueAt, now),
    ...(next && { next }),
    attention,
    flags: flagsOf(referral),
    ...(lastContact && { lastContact }),
    ...(isInCare(referral) && { advisor: referral.advisor, attempts: referral.outreach.attempts }),
    ...(status === 'held' && { hold: referral.hold }),
    ...(ended && { endedAt: ended }),
  };
}
