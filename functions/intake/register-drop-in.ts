import type { Command } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { DropIn } from '../../schemas/drop-in.ts';
import { ReferralRequest } from '../../schemas/referral.ts';
import type { KeyedRequest } from '../shell/idempotency.ts';
import { actorOf } from '../shell/identify.ts';
import { ownAdvisor, signpostTo } from '../shell/look-up.ts';
import { type Received, receiveReferral } from './receive-referral.ts';

type Needs = Parameters<typeof receiveReferral>[0];

/**
 * Keeps everything of a visit in one step: the person, the referral, whose it is, the contact and what they were told of.
 * What a person must look at first is held like any other referral; what was said is then kept as a note.
 */
export async function registerDropIn(
  world: Needs,
  caller: Caller,
  visit: DropIn,
  { fingerprint, ...key }: KeyedRequest,
): Promise<Received> {
  const { subject, organisation } = caller;
  const care = await ownAdvisor(world.directory, caller, visit);
  const signposts = await Promise.all(
    visit.signposts.map((one, i) => signpostTo(world.directory, one, `/signposts/${i}/offer`)),
  );
  const occurredAt = visit.occurredAt ?? world.clock.now();
  const { minutes, note } = visit;
  const contact = { contact: 'drop-in', outcome: 'spoke', occurredAt, site: care.site, minutes, note } as const;
  return receiveReferral(world, {
    request: requestOf(visit),
    source: { subject, organisation },
    by: actorOf(caller),
    key,
    fingerprint,
    next: (referral: Referral): Command[] => [
      ...(referral.status === 'held'
        ? [{ type: 'add-note' as const, text: saidOf(visit), isRestricted: false }]
        : [
            { type: 'take' as const, ...care },
            { type: 'record-contact' as const, ...contact },
          ]),
      ...signposts.map(one => ({ type: 'signpost' as const, ...one })),
    ],
  });
}

/** Somebody who has come in can come in again, unless they say otherwise: they are within reach. */
function requestOf({
  advisor: _,
  site: __,
  occurredAt: ___,
  minutes: ____,
  note: _____,
  signposts: ______,
  ...said
}: DropIn) {
  const contactPreference = { doNotContact: [], willCallIn: true, ...said.person.contactPreference };
  return ReferralRequest.parse({ ...said, channel: 'drop-in', person: { ...said.person, contactPreference } });
}

function saidOf({ minutes, note }: DropIn): string {
  const length = minutes === undefined ? '' : ` for ${minutes} minutes`;
  return `Came in and was spoken with${length}.${note ? ` ${note}` : ''}`;
}
