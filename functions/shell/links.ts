import { createHash } from 'node:crypto';
import { ConflictError, type Link } from '../../domain/ports.ts';
import { targets } from '../../domain/targets.ts';
import { plusMinutes } from '../../domain/time/working-time.ts';
import type { Reference } from '../../schemas/ids.ts';
import type { Message } from '../../schemas/message.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'cases' | 'hasher' | 'clock'>;
type Carrier = Pick<Message, 'id' | 'referral'>;

/**
 * The token of the link that a message carries, 43 letters, made usable before the message leaves. It follows from the id of
 * the message alone, so that a message that is sent again after a crash carries the same one; nobody without the key can make it.
 */
export async function issueLinkFor(world: Needs, message: Carrier, opens: Link['opens']): Promise<string> {
  const token = Buffer.from(await world.hasher.hash(`link:${message.id}`), 'hex').toString('base64url');
  await issue(world, message, opens, linkHash(token));
  return token;
}

/**
 * The same for a letter on paper: eight letters and digits, `7K3M-2Q2G`, that hold for this one reference. They are few
 * enough to be guessed, so what is kept of them is keyed, and whoever tries is counted.
 */
export async function issueLetterCodeFor(
  world: Needs,
  message: Carrier,
  reference: Reference,
  opens: Link['opens'],
): Promise<string> {
  const bytes = Buffer.from(await world.hasher.hash(`letter-code:${message.id}`), 'hex');
  const code = [...bytes.subarray(0, 8)].map(byte => crockford.charAt(byte % crockford.length)).join('');
  await issue(world, message, opens, await letterHash(world, reference, code));
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What is kept of a token. */
export const linkHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What is kept of a code on paper. @param code eight symbols, without the hyphen */
export const letterHash = ({ hasher }: Pick<World, 'hasher'>, reference: Reference, code: string): Promise<string> =>
  hasher.hash(`letter:${reference}:${code}`);

/** No I, L, O or U: nothing that is misread on paper. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

async function issue({ cases, clock }: Needs, { referral }: Carrier, opens: Link['opens'], hash: string) {
  const issuedAt = clock.now();
  const expiresAt = plusMinutes(issuedAt, targets.linkDays * 24 * 60);
  await cases.issueLink({ hash, version: 1, referral, issuedAt, expiresAt, opens }).catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error;
    // An earlier attempt to send the same message issued it: perhaps it has been used already, and stays so.
  });
}
