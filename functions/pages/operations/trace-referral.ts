import { parseReference } from '../../../domain/identity/reference.ts';
import { plusDays } from '../../../domain/time/calendar.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { ReferralEvent } from '../../../events/referral-events.ts';
import { ReferralId } from '../../../schemas/ids.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { PagesWorld } from '../world.ts';

/** What has happened to a referral, for whoever looks for a fault: when, what, by whom. Nothing about anybody. */
export interface Trace {
  readonly referral: ReferralId;
  readonly status: string;
  readonly steps: readonly {
    readonly at: Instant;
    readonly sequence: number;
    readonly what: string;
    readonly by: string;
  }[];
  readonly messages: readonly { readonly id: string; readonly status: string; readonly attempts: number }[];
}

type Needs = Pick<PagesWorld, 'cases' | 'clock'>;

/** How far back a reference is looked for: it is for people and no key, so every referral received since is looked at. */
export const referenceDays = 92;

/** @param asked an id, or a reference as people type it */
export async function traceReferral(world: Needs, asked: string): Promise<Trace | undefined> {
  const id = ReferralId.safeParse(asked.trim()).data ?? (await withReference(world, asked));
  const head = id && (await world.cases.referral(id));
  if (!id || !head) return undefined;
  const [events, messages] = await Promise.all([world.cases.events(id), world.cases.messages(id)]);
  return {
    referral: id,
    status: head.status,
    steps: events.map(({ at, sequence, type, by }) => ({ at, sequence, what: type, by: saidActor(by) })),
    messages: messages.map(message => ({
      id: message.id,
      status: message.state.status,
      attempts: message.attempts,
    })),
  };
}

async function withReference({ cases, clock }: Needs, asked: string): Promise<ReferralId | undefined> {
  const reference = parseReference(asked);
  if (reference === undefined) return undefined;
  const today = londonDate(clock.now());
  for await (const event of cases.activity(plusDays(today, -referenceDays), today))
    if (event.type === 'ReferralReceived.v1' && event.reference === reference) return event.referral;
  return undefined;
}

function saidActor(by: ReferralEvent['by']): string {
  switch (by.kind) {
    case 'caller':
      return `${by.role} of ${by.organisation}`;
    case 'partner':
      return `partner ${by.partner}, by ${by.via}`;
    case 'person':
      return `the person, by ${by.via}`;
    case 'machine':
      return `stage ${by.stage}`;
  }
}
