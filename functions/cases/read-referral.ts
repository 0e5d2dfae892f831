import type { Staff } from '../../domain/ports.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { timelineOf } from '../../domain/referral/timeline.ts';
import type { ReferralView } from '../../schemas/api.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'cases' | 'directory'>;

/**
 * A referral as this caller may see it.
 * @returns undefined both when there is none and when it is another organisation's: a stranger learns nothing either way
 */
export async function readReferral(world: Needs, caller: Caller, id: ReferralId): Promise<ReferralView | undefined> {
  const referral = await world.cases.referral(id);
  if (!referral || !maySee(caller, referral)) return undefined;
  const [events, match, staff] = await Promise.all([
    world.cases.events(id),
    referral.matches > 0 ? world.cases.match(id, referral.matches) : undefined,
    world.directory.staff(),
  ]);
  const nameOf = nameIn(staff);
  const isStaff = caller.role !== 'referrer';
  return {
    ...forEverybody(referral),
    ...(referral.status === 'assigned' && { assignedTo: { ...assignment(referral), name: nameOf(referral.advisor) } }),
    ...(referral.status === 'held' && { hold: isStaff ? referral.hold : { since: referral.hold.since } }),
    ...(match && { match }),
    timeline: timelineOf(events, { isStaff, nameOf }),
    ...(isStaff && forStaff(referral)),
  };
}

const nameIn =
  ({ advisors }: Staff) =>
  (advisor: string): string =>
    advisors.find(({ id }) => id === advisor)?.name ?? 'an advisor who has left';

/** A referrer sees what their own organisation sent; those who support people see every referral of the service. */
const maySee = ({ role, organisation }: Caller, { source }: Referral) =>
  role === 'advisor' || role === 'manager' || (role === 'referrer' && source.organisation === organisation);

function forEverybody({ id, reference, status, receivedAt, firstContactBy, request }: Referral) {
  const needs = request.needs.map(({ code }) => code);
  return { id, reference, status, channel: request.channel, receivedAt, firstContactBy, needs };
}

const assignment = ({ advisor, site, because, contactBy }: Extract<Referral, { status: 'assigned' }>) => ({
  advisor,
  site,
  because,
  contactBy,
});

/** Equality answers serve the equity audit alone: nobody who decides about a person is shown them. */
function forStaff({ request, links, possibleDuplicates }: Referral) {
  const { equality: _, ...needed } = request;
  return { linkedReferrals: links, possibleDuplicates, request: needed };
}
