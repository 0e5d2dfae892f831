import { noGround } from '../../domain/disclosure/ground.ts';
import { noLongerTrue } from '../../domain/disclosure/still-true.ts';
import { catalogue } from '../../domain/messages/catalogue.ts';
import { canBePrinted } from '../../domain/messages/ledger.ts';
import type { MessageId, ReferralId } from '../../schemas/ids.ts';
import type { Message } from '../../schemas/message.ts';
import { knownOf } from '../notify/gather.ts';
import { type WritingNeeds, writeLetter } from '../notify/write-letter.ts';
import type { World } from '../world.ts';

export type Printed =
  | { readonly subject: string; readonly text: string }
  | { readonly refused: string }
  | 'unknown message';

type Needs = WritingNeeds & Pick<World, 'directory'>;

/**
 * The words of a message that no machine could bring to the person, as a letter to be handed over. What may not be said any
 * more is not printed either. The ledger says from then on that they were given it by hand.
 * @throws ConflictError when somebody else has just printed it: asking again gives the same letter
 */
export async function printMessage(world: Needs, id: ReferralId, message: MessageId): Promise<Printed> {
  const [row, referral, ledger] = await Promise.all([
    world.cases.message(id, message),
    world.cases.referral(id),
    world.cases.messages(id),
  ]);
  if (!row || !referral) return 'unknown message';
  if (!canBePrinted(row) && !isPrinted(row)) return { refused: 'This message has not been left to you.' };
  const because = noGround(row, referral) ?? noLongerTrue(row, { referral, ledger });
  if (because) return { refused: `It is not to be said any more: ${because}.` };

  const [person, staff] = await Promise.all([knownOf(world, referral), world.directory.staff()]);
  const inHand = { channel: 'letter', to: byHand, isDiscreet: false } as const;
  const { subject, text } = await writeLetter(world, row, { referral, recipient: { person }, staff }, inHand);
  if (!isPrinted(row)) await world.cases.saveMessage(printed(world, row), row.version);
  return { subject, text };
}

/** Where a letter went that somebody has printed. */
export const byHand = 'given by hand';
const isPrinted = ({ state }: Message) => state.status === 'sent' && state.address === byHand;

const printed = ({ clock }: Pick<World, 'clock'>, row: Message): Message => ({
  ...row,
  version: row.version + 1,
  state: {
    status: 'sent',
    at: clock.now(),
    channel: 'letter',
    address: byHand,
    wording: catalogue[row.kind].wording,
    providerId: 'none',
  },
});
