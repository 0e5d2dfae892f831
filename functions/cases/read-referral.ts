import type { Names } from '../../domain/referral/names.ts';
import { promisesInWords } from '../../domain/referral/said.ts';
import { type InCare, isInCare, isOpen, type Referral } from '../../domain/referral/state.ts';
import { timelineOf } from '../../domain/referral/timeline.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { longestTimeline, type ReferralView } from '../../schemas/api.ts';
import type { FeedbackScope } from '../../schemas/codes.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { isStaff, mayReadRestricted, maySee } from './may-see.ts';
import { namesIn } from './names-in.ts';

type Needs = Pick<World, 'clock'> & {
  readonly cases: Pick<World['cases'], 'referral' | 'events' | 'match'>;
  readonly directory: Pick<World['directory'], 'staff'>;
};

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
  const facts = { referral, events, match, names: namesIn(staff), now: world.clock.now() };
  return isStaff(caller.role) ? forStaff(facts, caller) : forReferrer(facts, referral.request.consent.feedbackToGp);
}

interface Facts {
  readonly referral: Referral;
  readonly events: readonly ReferralEvent[];
  readonly match: ReferralView['match'];
  readonly names: Names;
  readonly now: Instant;
}

/** Equality answers serve the equity audit alone: nobody who decides about a person is shown them. */
function forStaff({ referral, events, match, names, now }: Facts, caller: Caller): ReferralView {
  const { links, possibleDuplicates, wishes, consents, goals, plan, setAside, onward, escalations, attention } =
    referral;
  const { equality: _, ...request } = referral.request;
  return {
    ...outline(referral),
    ...(isInCare(referral) && {
      assignedTo: { ...assignment(referral, names), because: referral.because, isAccepted: referral.isAccepted },
    }),
    ...(referral.status === 'held' && { hold: referral.hold }),
    ...(match && { match }),
    ...(referral.status === 'closed' && { closed: referral.closed }),
    timeline: timelineOf(events, { hears: 'everything', names, now }).slice(-longestTimeline),
    person: referral.person,
    linkedReferrals: links,
    possibleDuplicates,
    request,
    ...(wishes && { wishes }),
    promises: promisesInWords(referral, names),
    ...{ attention, consents, goals, plan, setAside, onward, escalations },
    ...writtenDown(events, mayReadRestricted(caller, referral)),
  };
}

/** What is only in the events. */
function writtenDown(events: readonly ReferralEvent[], withRestricted: boolean) {
  return {
    contacts: events.flatMap(event => {
      if (event.type !== 'ContactRecorded.v1') return [];
      const { contact: type, outcome, occurredAt, site, minutes, note } = event;
      return [{ type, outcome, occurredAt, site, minutes, note, by: writer(event) }];
    }),
    signposts: events.flatMap(event => {
      if (event.type !== 'SignpostGiven.v1') return [];
      const { at, offer, to, need, reportGroup } = event;
      return [{ at, offer, to, need, reportGroup }];
    }),
    notes: events.flatMap(event => {
      if (event.type !== 'NoteAdded.v1' || (event.isRestricted && !withRestricted)) return [];
      return [{ at: event.at, by: writer(event), text: event.text, restricted: event.isRestricted }];
    }),
  };
}

const writer = ({ by }: ReferralEvent) => (by.kind === 'caller' ? by.subject : by.kind);

/** As much as the person agrees that whoever referred them hears. */
function forReferrer({ referral, events, match, names, now }: Facts, hears: FeedbackScope): ReferralView {
  const timeline = timelineOf(events, { hears, names, now }).slice(-longestTimeline);
  if (hears === 'none') return { ...outline(referral), status: isOpen(referral) ? 'open' : 'closed', timeline };
  if (hears === 'codes')
    return {
      ...outline(referral),
      ...(referral.status === 'closed' && { closed: { at: referral.closed.at, reason: referral.closed.reason } }),
      timeline,
    };
  return {
    ...outline(referral),
    ...(isInCare(referral) && { assignedTo: assignment(referral, names) }),
    ...(referral.status === 'held' && { hold: { since: referral.hold.since } }),
    ...(match && { match }),
    ...(referral.status === 'closed' && { closed: referral.closed }),
    timeline,
  };
}

function outline({ id, reference, status, version, receivedAt, firstContactBy, request }: Referral) {
  const needs = request.needs.map(({ code }) => code);
  return { id, reference, status, version, channel: request.channel, receivedAt, firstContactBy, needs };
}

/** Why it was handed over is between colleagues. */
function assignment(referral: InCare, { ofAdvisor }: Names) {
  const { advisor, site } = referral;
  const contactBy = referral.status === 'assigned' ? { contactBy: referral.contactBy } : {};
  return { advisor, name: ofAdvisor(advisor), site, ...contactBy };
}
