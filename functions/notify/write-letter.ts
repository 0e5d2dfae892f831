import { compose } from '../../domain/messages/compose.ts';
import { opensOf } from '../../domain/messages/opens.ts';
import type { Reached } from '../../domain/messages/reach.ts';
import { readerOf } from '../../domain/messages/reader.ts';
import type { Letter } from '../../domain/ports.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Message } from '../../schemas/message.ts';
import { issueLetterCodeFor, issueLinkFor } from '../shell/links.ts';
import type { World } from '../world.ts';
import type { Gathered } from './gather.ts';

export type WritingNeeds = Pick<World, 'cases' | 'hasher' | 'clock' | 'caseLinkBase' | 'linkBase' | 'servicePhone'>;

/** What a message says to whoever it has reached, with its link made usable. */
export async function writeLetter(
  world: WritingNeeds,
  message: Message,
  { referral, recipient, staff }: Pick<Gathered, 'referral' | 'recipient' | 'staff'>,
  { channel, to, isDiscreet }: Reached,
): Promise<Letter> {
  const link = isDiscreet ? undefined : await linkIn(world, message, referral, channel);
  const { caseLinkBase, servicePhone: phone } = world;
  const facts = { message, referral, ...staff, caseLinkBase, phone, ...(link && { link }) };
  const reader = 'person' in recipient && { reader: readerOf(recipient.person) };
  return { reference: message.id, channel, to, ...compose(facts, { channel, isDiscreet, ...reader }) };
}

/** Nobody types 43 letters from paper: there it is a short code, for a page whose address is short as well. */
async function linkIn(
  world: WritingNeeds,
  message: Message,
  referral: Referral,
  channel: Reached['channel'],
): Promise<string | undefined> {
  const opens = opensOf(message, referral);
  if (!opens) return undefined;
  if (channel !== 'letter') return `${world.linkBase}/${await issueLinkFor(world, message, opens)}`;
  const code = await issueLetterCodeFor(world, message, referral.reference, opens);
  return `${new URL('/answer', world.linkBase).href} (reference ${referral.reference}, code ${code})`;
}
