import type { GateFacts } from '../../domain/disclosure/gate.ts';
import type { Known } from '../../domain/messages/reach.ts';
import type { Staff } from '../../domain/ports.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Message } from '../../schemas/message.ts';
import type { World } from '../world.ts';

export type GateNeeds = Pick<World, 'cases' | 'directory' | 'courier' | 'clock' | 'dutyAddresses'>;
export interface Gathered extends GateFacts {
  readonly staff: Staff;
}

/** Everything the gate asks about a message, as it is now. @returns undefined when there is no such referral */
export async function gather(world: GateNeeds, message: Message): Promise<Gathered | undefined> {
  const [referral, staff, ledger] = await Promise.all([
    world.cases.referral(message.referral),
    world.directory.staff(),
    // Only whether a partner was asked is looked up in it.
    message.kind === 'partner-stop' ? world.cases.messages(message.referral) : [],
  ]);
  if (!referral) return undefined;
  const recipient =
    message.to.kind === 'person'
      ? { person: await knownOf(world, referral) }
      : { email: emailOf(message.to, referral, staff, world) };
  return { referral, staff, ledger, recipient, now: world.clock.now(), carries: world.courier.carries };
}

/** What the newest ten of their referrals say: more would take longer than it would find. */
export async function knownOf({ cases }: Pick<World, 'cases'>, referral: Referral): Promise<Known> {
  const { id, person, request } = referral;
  const [record, ids] = await Promise.all([cases.person(person), cases.referralsOf(person)]);
  const newest = ids.filter(other => other !== id).slice(-10);
  const others = (await Promise.all(newest.map(other => cases.referral(other)))).filter(other => other !== undefined);
  return { request, ...(record && { record: record.details }), others: others.map(other => other.request) };
}

/** The address as it is now, so that a corrected one is used. */
function emailOf(
  to: Exclude<Message['to'], { kind: 'person' }>,
  { request }: Referral,
  { advisors, partners }: Staff,
  world: GateNeeds,
): string | undefined {
  switch (to.kind) {
    case 'advisor':
      return advisors.find(({ id }) => id === to.advisor)?.email;
    case 'partner':
      return partners.find(({ id }) => id === to.partner)?.email;
    case 'referrer':
      return request.referrer?.returnResponseTo ?? request.referrer?.contact.email;
    case 'role':
      return world.dutyAddresses[to.role];
    case 'webhook-contact':
      return to.address;
  }
}
