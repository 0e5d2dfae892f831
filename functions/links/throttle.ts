import type { AttemptWindow } from '../../domain/ports.ts';
import type { PartnerId, Reference } from '../../schemas/ids.ts';
import { ProblemError } from '../shell/problem.ts';
import type { World } from '../world.ts';

type Needs = Pick<World, 'attempts' | 'hasher' | 'clock'>;

const tenMinutes = 600;
const hour = 3600;
const day = 86_400;

const windows = {
  /** A link is used once, perhaps taken back and used again; more is a machine. */
  link: { most: 20, seconds: tenMinutes },
  /** A large partner answers a stack of requests in one sitting. */
  partner: { most: 200, seconds: tenMinutes },
  /** A whole hospital may share one address. */
  address: { most: 300, seconds: tenMinutes },
  /** Eight symbols are 2^40: at five tries a day nobody finds one, and somebody who misreads theirs has enough. */
  letter: { most: 5, seconds: day },
  letterAddress: { most: 20, seconds: hour },
} as const satisfies Record<string, AttemptWindow>;

/** Said to whoever comes back too early. */
const whenToComeBack: Readonly<Record<number, string>> = {
  [tenMinutes]: 'Please try again in ten minutes.',
  [hour]: 'Please try again in an hour.',
  [day]: 'Please try again tomorrow, or ring The Life Rooms.',
};

// Each throws a ProblemError once there have been too many, and says when to come back.

export const admitLink = (world: Needs, hash: string) => admit(world, 'link', hash);
export const admitPartner = (world: Needs, partner: PartnerId) => admit(world, 'partner', partner);
export const admitLetter = (world: Needs, reference: Reference) => admit(world, 'letter', reference);

/** An address is kept for as long as it is counted, and then only keyed. */
export const admitAddress = async (world: Needs, address: string, window: 'address' | 'letterAddress') =>
  admit(world, window, await world.hasher.hash(`address:${address}`));

async function admit({ attempts, clock }: Needs, name: keyof typeof windows, tried: string): Promise<void> {
  const window = windows[name];
  if (await attempts.admits(`${name}:${tried}`, window, clock.now())) return;
  const detail = whenToComeBack[window.seconds];
  throw new ProblemError('too-many-requests', { retryAfterSeconds: window.seconds, ...(detail && { detail }) });
}
