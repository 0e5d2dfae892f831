import type { Changes } from '../../domain/ports.ts';
import { recordReachedBy } from '../../domain/referral/contact-details.ts';
import type { Command, Decision } from '../../domain/referral/decide.ts';
import { decide, isRefusal, type Refusal } from '../../domain/referral/decide.ts';
import { fold } from '../../domain/referral/evolve.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import type { ContactDetails } from '../../schemas/person.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import { answeredBefore, type KeyedRequest } from '../shell/idempotency.ts';
import { actorOf } from '../shell/identify.ts';
import type { World } from '../world.ts';
import { maySee } from './may-see.ts';

export interface Act {
  readonly id: ReferralId;
  readonly caller: Caller;
  /** Looks up what the command rests on; called again when somebody else was quicker. */
  readonly command: (referral: Referral) => Command | Promise<Command>;
  /** Where repeating it would do it twice. */
  readonly request: KeyedRequest | undefined;
  /** Whether it is still what the caller has read. */
  readonly isAsRead: (referral: Referral) => boolean;
}

export type Acted =
  | { readonly outcome: 'done' | 'replayed'; readonly referral: Referral; readonly last: ReferralEvent }
  | { readonly outcome: 'unknown' | 'moved-on' | 'key-reused' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

type Needs = Pick<World, 'cases' | 'directory' | 'offers' | 'queues' | 'clock' | 'count' | 'log'>;

/** Does one thing with a referral: once for each key, for ever. What the caller may not see is not there. */
export function actOnReferral(world: Needs, { id, caller, request, ...act }: Act): Promise<Acted> {
  return againOnConflict(async () => {
    const answered = request && (await answeredBefore(world.cases, request));
    if (answered === 'key-reused') return { outcome: 'key-reused' };
    if (answered) return replayed(world, answered);

    const before = await world.cases.referral(id);
    if (!before || !maySee(caller, before)) return { outcome: 'unknown' };
    if (!act.isAsRead(before)) return { outcome: 'moved-on' };
    const command = await act.command(before);
    const decision = decide(before, command, world.clock.now(), actorOf(caller));
    if (isRefusal(decision)) return { outcome: 'refused', refusal: decision };
    const { after, events } = decision;
    const person = command.type === 'correct-contact' && (await recordPutRight(world, decision, command.details));
    await commit(world, {
      referrals: [changeOf(decision, 'match' in command ? { match: command.match } : {})],
      ...(request && { request: { ...request, referral: id, version: after.version } }),
      ...(person && { person }),
    });
    return { outcome: 'done', referral: after, last: lastOf(events) };
  });
}

/** Their record, of which every message to them and every partner's view is made too. */
async function recordPutRight(
  { cases }: Pick<World, 'cases'>,
  { before, after }: Decision,
  details: ContactDetails,
): Promise<Changes['person']> {
  const record = await cases.person(after.person);
  if (!record || !before) return undefined;
  const { id, version } = record;
  const putRight = recordReachedBy(record.details, details, before.request.person, after.request.person);
  return { record: { id, version: version + 1, details: putRight }, traits: [] };
}

/** The answer of the first time, however the referral has moved on since. */
async function replayed(
  { cases }: Pick<World, 'cases'>,
  { referral: id, version }: { readonly referral: ReferralId; readonly version: number },
): Promise<Acted> {
  const events = (await cases.events(id)).filter(({ sequence }) => sequence <= version);
  const referral = fold(events);
  if (!referral) throw new RangeError(`${id} has no history`);
  return { outcome: 'replayed', referral, last: lastOf(events) };
}

function lastOf(events: readonly ReferralEvent[]): ReferralEvent {
  const last = events.at(-1);
  if (!last) throw new RangeError('a decision has at least one event');
  return last;
}
