import { timelineOf } from '../../domain/referral/timeline.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { isStaff } from './may-see.ts';
import { namesIn } from './names-in.ts';
import { whoIs } from './who-is.ts';

/** One event of a referral: its number, and who it was that did it. */
export interface Change {
  readonly number: number;
  readonly at: Instant;
  readonly what: string;
  readonly sentence: string;
  readonly who: string;
}

/** Everything that was done with a referral, newest first. @returns undefined when the caller may not see it, or there is none */
export async function readChanges(
  { cases, directory, clock }: Pick<World, 'cases' | 'directory' | 'clock'>,
  caller: Caller,
  id: ReferralId,
): Promise<Change[] | undefined> {
  if (!isStaff(caller.role)) return undefined;
  const [events, staff] = await Promise.all([cases.events(id), directory.staff()]);
  if (events.length === 0) return undefined;
  const names = namesIn(staff);
  const callers = await whoIs(
    directory,
    events.flatMap(({ by }) => (by.kind === 'caller' ? [by.subject] : [])),
  );
  const told = timelineOf(events, { hears: 'everything', names, now: clock.now() });
  // Staff are told every event, so each line of the timeline stands where its event does.
  return events
    .map(({ sequence, at, type, by }, i) => ({
      number: sequence,
      at,
      what: type,
      sentence: told[i]?.sentence ?? '',
      who: inWords(by, { callers, ofPartner: names.ofPartner }),
    }))
    .toReversed();
}

interface Called {
  readonly callers: ReadonlyMap<string, string>;
  readonly ofPartner: ReturnType<typeof namesIn>['ofPartner'];
}

function inWords(by: ReferralEvent['by'], { callers, ofPartner }: Called): string {
  switch (by.kind) {
    case 'caller':
      return `${callers.get(by.subject) ?? by.subject} (${by.role})`;
    case 'partner':
      return `${ofPartner(by.partner)}, by ${by.via === 'link' ? 'the link in a message' : 'their own system'}`;
    case 'person':
      return 'The person';
    case 'machine':
      return `The service (${by.stage})`;
  }
}
