import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Access, Shown, Viewer } from '../../schemas/access.ts';
import type { Caller } from '../../schemas/directory.ts';
import { OnwardId, ReferralId, referralOf } from '../../schemas/ids.ts';
import type { World } from '../world.ts';
import { ProblemError } from './problem.ts';

/** Whose record an answer shows, where the path does not say it or nobody is signed in. */
export interface Showing {
  readonly about?: { readonly referrals: readonly ReferralId[]; readonly by?: Viewer };
}

interface Asked extends Pick<Access, 'through'> {
  /** As the route says. */
  readonly shows: Shown;
  readonly event: APIGatewayProxyEventV2;
  readonly caller: Caller | undefined;
}

/**
 * Nobody is shown a record before it is kept that they were: the answer is made, the row is written, and only then the answer
 * is given. So a row may stand for an answer that was lost on its way, and no answer without its row. What is refused leaves
 * none: it is in the log.
 */
export async function noteAccess<Reply extends Showing>(
  { accesses, clock, log }: Pick<World, 'accesses' | 'clock' | 'log'>,
  { shows, through, event, caller }: Asked,
  makeReply: () => Promise<Reply>,
): Promise<Reply> {
  const reply = await makeReply().catch((error: unknown) => {
    if (caller && error instanceof ProblemError && error.kind === 'not-found')
      log.warn('record refused', { referral: inPath(event), subject: caller.subject, route: event.routeKey });
    throw error;
  });
  // A reply that leads elsewhere shows nothing.
  if ('goTo' in reply) return reply;
  const { referrals, by = caller && viewerOf(caller) } = reply.about ?? { referrals: inPathOr(event, caller) };
  if (referrals.length === 0) return reply;
  if (!by) throw new RangeError(`${event.routeKey} does not say whom it shows a record to`);
  const at = clock.now();
  await accesses.note(referrals.map(referral => ({ referral, at, shown: shows, through, by })));
  return reply;
}

/** A link may open to nobody's record, as when it has been used up. */
function inPathOr(event: APIGatewayProxyEventV2, caller: Caller | undefined): readonly ReferralId[] {
  const referral = inPath(event);
  if (!referral && caller) throw new RangeError(`${event.routeKey} does not say whose record it shows`);
  return referral ? [referral] : [];
}

function inPath({ pathParameters }: APIGatewayProxyEventV2): ReferralId | undefined {
  const onward = OnwardId.safeParse(pathParameters?.['onward']);
  return onward.success ? referralOf(onward.data) : ReferralId.safeParse(pathParameters?.['id']).data;
}

const viewerOf = ({ subject, role, organisation }: Caller): Viewer => ({ kind: 'caller', subject, role, organisation });
