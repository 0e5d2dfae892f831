import type * as z from 'zod';
import type { Names } from '../../domain/referral/names.ts';
import { isOpen, type Referral } from '../../domain/referral/state.ts';
import { timelineOf } from '../../domain/referral/timeline.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { SentQuery, SentReferral, SentReferrals } from '../../schemas/sent.ts';
import type { World } from '../world.ts';
import { namesIn } from './names-in.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'clock'>;

/** What the caller's organisation, or the caller alone, has sent, newest first. @throws RangeError for a bad cursor */
export async function listReferrals(
  world: Needs,
  { organisation, subject }: Caller,
  { by, limit, cursor }: SentQuery,
): Promise<z.input<typeof SentReferrals>> {
  const [page, staff] = await Promise.all([
    world.cases.sentBy({
      by: by === 'me' ? { organisation, subject } : { organisation },
      limit,
      ...(cursor !== undefined && { after: cursor }),
    }),
    world.directory.staff(),
  ]);
  const sent = await Promise.all(page.items.map(id => Promise.all([world.cases.referral(id), world.cases.events(id)])));
  const facts = { names: namesIn(staff), now: world.clock.now() };
  return {
    items: sent.flatMap(([referral, events]) =>
      referral ? [{ ...entryFor(referral, events, facts), sentByMe: referral.source.subject === subject }] : [],
    ),
    ...(page.next && { next: page.next }),
  };
}

function entryFor(
  referral: Referral,
  events: readonly ReferralEvent[],
  facts: { readonly names: Names; readonly now: Referral['receivedAt'] },
): Omit<z.input<typeof SentReferral>, 'sentByMe'> {
  const { id, reference, request, receivedAt, firstContactBy } = referral;
  const hears = request.consent.feedbackToGp;
  return {
    id,
    reference,
    person: { name: request.person.name },
    needs: request.needs.map(({ code }) => code),
    status: hears === 'none' ? (isOpen(referral) ? 'open' : 'closed') : referral.status,
    receivedAt,
    firstContactBy,
    lastUpdate: timelineOf(events, { ...facts, hears }).at(-1)?.at ?? receivedAt,
  };
}
