import { mayBeSent } from '../../domain/disclosure/gate.ts';
import { compose } from '../../domain/messages/compose.ts';
import type { Staff } from '../../domain/ports.ts';
import { ConflictError, type Letter, PermanentError } from '../../domain/ports.ts';
import { decide, isRefusal } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { targets } from '../../domain/targets.ts';
import { plusSeconds } from '../../domain/time/working-time.ts';
import type { MessageId, ReferralId } from '../../schemas/ids.ts';
import type { Message } from '../../schemas/message.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import type { World } from '../world.ts';

type Needs = Pick<
  World,
  'cases' | 'directory' | 'courier' | 'clock' | 'count' | 'log' | 'dutyAddresses' | 'caseLinkBase'
> & {
  readonly queues: Pick<World['queues'], 'messages'>;
};
export type Sent = 'sent' | 'stopped' | 'failed' | 'will be tried again' | 'nothing to do' | 'unknown message';

/**
 * Sends one message: gate, lease, send under our own reference, mark. A lease that ran out means that a sender died in
 * between, so the provider is asked for the reference before anything is sent again.
 */
export async function sendMessage(world: Needs, referralId: ReferralId, id: MessageId): Promise<Sent> {
  const [message, referral] = await Promise.all([
    world.cases.message(referralId, id),
    world.cases.referral(referralId),
  ]);
  if (!message || !referral) return 'unknown message';
  if (!isDue(message, world)) return 'nothing to do';

  const staff = await world.directory.staff();
  const passage = mayBeSent(message, referral, addressOf(message, referral, staff, world));
  if ('stop' in passage)
    return settle(world, message, { status: 'stopped', at: world.clock.now(), because: passage.stop });

  const leased = await lease(world, message);
  if (!leased) return 'nothing to do';
  const letter = letterFor(world, leased, referral, staff, passage.pass);
  try {
    const { providerId } = (await sentBefore(world, message)) ?? (await world.courier.send(letter));
    return settle(world, leased, { status: 'sent', at: world.clock.now(), address: letter.to, providerId });
  } catch (error) {
    return notSent(world, leased, error);
  }
}

/** A queued message is due at its time; a leased one when its lease has run out; any other is settled. */
function isDue({ state }: Message, { clock }: Needs): boolean {
  return (state.status === 'queued' || state.status === 'leased') && state.dueAt <= clock.now();
}

/** The address as it is now, so that a corrected one is used. */
function addressOf({ to }: Message, { request }: Referral, { advisors }: Staff, world: Needs): string | undefined {
  switch (to.kind) {
    case 'advisor':
      return advisors.find(({ id }) => id === to.advisor)?.email;
    case 'referrer':
      return request.referrer?.returnResponseTo ?? request.referrer?.contact.email;
    case 'role':
      return world.dutyAddresses[to.role];
  }
}

async function lease(world: Needs, message: Message): Promise<Message | undefined> {
  const dueAt = plusSeconds(world.clock.now(), targets.sendingLeaseSeconds);
  const leased = { ...message, attempts: message.attempts + 1, state: { status: 'leased' as const, dueAt } };
  return save(world, message, leased);
}

/** Only a message that somebody has leased before can have gone out before. */
async function sentBefore({ courier }: Needs, { id, state }: Message): Promise<{ providerId: string } | undefined> {
  if (state.status !== 'leased') return undefined;
  const found = await courier.lookUp(id);
  return typeof found === 'object' ? found : undefined;
}

function letterFor(world: Needs, { id, kind }: Message, referral: Referral, { sites }: Staff, to: string): Letter {
  return { reference: id, to, ...compose(kind, { referral, sites, caseLinkBase: world.caseLinkBase }) };
}

/** What may pass is tried again later; what cannot is told to a person. */
async function notSent(world: Needs, message: Message, error: unknown): Promise<Sent> {
  const wait = targets.sendingRetrySeconds[message.attempts - 1];
  if (!(error instanceof PermanentError) && wait !== undefined) {
    const dueAt = plusSeconds(world.clock.now(), wait);
    // Still leased: the answer may have been lost on its way back, so the provider is asked before the next attempt.
    await save(world, message, { ...message, state: { status: 'leased', dueAt } });
    return 'will be tried again';
  }
  const because = error instanceof PermanentError ? error.message : 'it could not be sent after several attempts';
  // The event first: if the mark is lost, the message is only tried and noted once more.
  await noteFailure(world, message, because);
  return settle(world, message, { status: 'failed', at: world.clock.now(), because });
}

async function noteFailure(world: Needs, { id, kind, referral }: Message, because: string): Promise<void> {
  await againOnConflict(async () => {
    const before = await world.cases.referral(referral);
    const by = { kind: 'machine', stage: 'notify' } as const;
    const decision = decide(before, { type: 'note-failed-message', message: id, kind, because }, world.clock.now(), by);
    if (!isRefusal(decision)) await commit(world, { referrals: [changeOf(decision)] });
  });
}

type Settled = Extract<Message['state'], { status: 'sent' | 'stopped' | 'failed' }>;

async function settle(world: Needs, message: Message, state: Settled): Promise<Sent> {
  if (!(await save(world, message, { ...message, state }))) return 'nothing to do';
  if (state.status === 'sent') world.count('MessageSent');
  if (state.status === 'stopped') world.count('MessageStopped');
  return state.status;
}

/** @returns undefined when another worker has moved the row: then it is theirs */
async function save(world: Needs, before: Message, after: Message): Promise<Message | undefined> {
  const next = { ...after, version: before.version + 1 };
  try {
    await world.cases.saveMessage(next, before.version);
    return next;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}
