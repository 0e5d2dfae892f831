import { mayBeSent } from '../../domain/disclosure/gate.ts';
import { catalogue } from '../../domain/messages/catalogue.ts';
import type { Reached } from '../../domain/messages/reach.ts';
import { needsInterpreter, readerOf } from '../../domain/messages/reader.ts';
import { ConflictError, PermanentError } from '../../domain/ports.ts';
import { targets } from '../../domain/targets.ts';
import { plusSeconds } from '../../domain/time/working-time.ts';
import type { MessageId, ReferralId } from '../../schemas/ids.ts';
import type { Message } from '../../schemas/message.ts';
import type { Instant } from '../../schemas/time.ts';
import type { World } from '../world.ts';
import { type GateNeeds, type Gathered, gather } from './gather.ts';
import { type NotingNeeds, noteUntold } from './note-untold.ts';
import { type WritingNeeds, writeLetter } from './write-letter.ts';

type Needs = GateNeeds & WritingNeeds & NotingNeeds;
export type Sent =
  | 'sent'
  | 'stopped'
  | 'failed'
  | 'waits for the morning'
  | 'will be tried again'
  | 'nothing to do'
  | 'unknown message';

/**
 * Sends one message: lease, gate, send under our own reference, mark. The gate is asked after the lease, so whatever is
 * withdrawn until then stops it, and whatever is withdrawn later finds it leased and knows that it may have gone out. A
 * lease that ran out means that a sender died in between: the provider is asked for the reference before it is sent again.
 */
export async function sendMessage(world: Needs, referral: ReferralId, id: MessageId): Promise<Sent> {
  const message = await world.cases.message(referral, id);
  if (!message) return 'unknown message';
  if (!isDue(message, world)) return 'nothing to do';
  const leased = await lease(world, message);
  if (!leased) return 'nothing to do';
  const facts = await gather(world, leased);
  if (!facts) return 'unknown message';

  const passage = mayBeSent(leased, facts);
  const before = await sentBefore(world, message);
  if (before) return markSent(world, leased, facts, 'pass' in passage ? passage.pass : notKnownAnyMore, before);
  if ('stop' in passage) return settle(world, leased, { status: 'stopped', at: facts.now, because: passage.stop });
  if ('notBefore' in passage) return postpone(world, message, leased, passage.notBefore);
  if ('leave' in passage) return fail(world, leased, passage.leave, 'leave-to-advisor');
  if ('fail' in passage) return fail(world, leased, passage.fail);
  return send(world, leased, facts, passage.pass);
}

/** A queued message is due at its time; a leased one when its lease has run out; any other is settled. */
function isDue({ state }: Message, { clock }: Needs): boolean {
  return (state.status === 'queued' || state.status === 'leased') && state.dueAt <= clock.now();
}

async function lease(world: Needs, message: Message): Promise<Message | undefined> {
  const dueAt = plusSeconds(world.clock.now(), targets.sendingLeaseSeconds);
  const leased = { ...message, attempts: message.attempts + 1, state: { status: 'leased' as const, dueAt } };
  return save(world, message, leased);
}

/** Only a message that somebody has leased before can have gone out before. */
async function sentBefore({ courier }: Needs, { id, state }: Message): Promise<string | undefined> {
  if (state.status !== 'leased') return undefined;
  const found = await courier.lookUp(id);
  return typeof found === 'object' ? found.providerId : undefined;
}

/** It went out before its sender died, and where to cannot be told from how things stand now. */
const notKnownAnyMore: Reached = { channel: 'email', to: 'not known any more', isDiscreet: false };

/** As it was, only later: nobody has tried to send it. */
async function postpone(world: Needs, { attempts, state }: Message, leased: Message, dueAt: Instant): Promise<Sent> {
  const status = state.status === 'leased' ? state.status : 'queued';
  const isSaved = await save(world, leased, { ...leased, attempts, state: { status, dueAt } });
  return isSaved ? 'waits for the morning' : 'nothing to do';
}

async function send(world: Needs, message: Message, facts: Gathered, to: Reached): Promise<Sent> {
  let providerId: string;
  try {
    ({ providerId } = await world.courier.send(await writeLetter(world, message, facts, to)));
  } catch (error) {
    return notSent(world, message, error);
  }
  return markSent(world, message, facts, to, providerId);
}

async function markSent(
  world: Needs,
  message: Message,
  { recipient }: Gathered,
  { channel, to: address }: Reached,
  providerId: string,
): Promise<Sent> {
  if ('person' in recipient && needsInterpreter(readerOf(recipient.person)))
    await noteUntold(world, message, 'leave-to-advisor', 'it is in English, and they may need an interpreter');
  const { wording } = catalogue[message.kind];
  return settle(world, message, { status: 'sent', at: world.clock.now(), channel, address, wording, providerId });
}

/** What may pass is tried again later; what cannot is told to a person. */
async function notSent(world: Needs, message: Message, error: unknown): Promise<Sent> {
  if (error instanceof PermanentError) return fail(world, message, error.message);
  const wait = targets.sendingRetrySeconds[message.attempts - 1];
  if (wait === undefined) return fail(world, message, 'it could not be sent after several attempts');
  const dueAt = plusSeconds(world.clock.now(), wait);
  // Still leased: the answer may have been lost on its way back, so the provider is asked before the next attempt.
  await save(world, message, { ...message, state: { status: 'leased', dueAt } });
  return 'will be tried again';
}

/** The event first: if the mark is lost, the message is only tried and noted once more. */
async function fail(
  world: Needs,
  message: Message,
  because: string,
  note: 'note-failed-message' | 'leave-to-advisor' = 'note-failed-message',
): Promise<Sent> {
  await noteUntold(world, message, note, because);
  return settle(world, message, { status: 'failed', at: world.clock.now(), because });
}

type Settled = Extract<Message['state'], { status: 'sent' | 'stopped' | 'failed' }>;

async function settle(world: Needs, message: Message, state: Settled): Promise<Sent> {
  if (!(await save(world, message, { ...message, state }))) return 'nothing to do';
  if (state.status === 'sent') world.count('MessageSent');
  if (state.status === 'stopped') world.count('MessageStopped');
  return state.status;
}

/** @returns undefined when another worker has moved the row: then it is theirs */
async function save(world: Pick<World, 'cases'>, before: Message, after: Message): Promise<Message | undefined> {
  const next = { ...after, version: before.version + 1 };
  try {
    await world.cases.saveMessage(next, before.version);
    return next;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}
