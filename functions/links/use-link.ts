import type { Link } from '../../domain/ports.ts';
import { decide, isRefusal, type Refusal } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Actor } from '../../events/referral-events.ts';
import type { Instant } from '../../schemas/time.ts';
import { keepUpOffer } from '../partners/offers.ts';
import { againOnConflict, changeOf, commit } from '../shell/commit.ts';
import type { World } from '../world.ts';
import { type Opened, openLink } from './open-link.ts';
import type { Wanted } from './wanted.ts';

type Needs = Pick<World, 'cases' | 'directory' | 'clock' | 'count' | 'log'> & {
  readonly queues: Pick<World['queues'], 'messages'>;
};

export interface LinkUse {
  readonly hash: string;
  readonly via: 'link' | 'letter-code';
  /** What is wanted of it. @throws ProblemError when that cannot be made out */
  readonly want: (opened: Opened) => Promise<Wanted>;
}

export type Used =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'done'; readonly opened: Opened; readonly referral: Referral };

/** Does what a link is for, and uses it up in the same transaction. */
export function useLink(world: Needs, { hash, via, want }: LinkUse): Promise<Used> {
  return againOnConflict(async () => {
    const opened = await openLink(world, hash);
    if (!opened) return { outcome: 'gone' };
    const command = await want(opened);
    if (command === 'still-right' && 'request' in opened)
      await keepUpOffer(world, opened.opens.partner, opened.request.offer, { stillRight: true });
    if (typeof command === 'string') return { outcome: 'done', opened, referral: opened.referral };
    if (opened.isUsed !== (command.type === 'undo-answer')) return { outcome: 'gone' };

    const now = world.clock.now();
    const decision = decide(opened.referral, command, now, actorOf(opened, via));
    if (isRefusal(decision)) return { outcome: 'refused', refusal: decision };
    const link = { before: opened.link, after: opened.isUsed ? usableAgain(opened.link) : usedUp(opened.link, now) };
    await commit(world, { referrals: [changeOf(decision)], link });
    return { outcome: 'done', opened, referral: decision.after };
  });
}

const actorOf = ({ opens }: Opened, via: LinkUse['via']): Actor =>
  'partner' in opens ? { kind: 'partner', partner: opens.partner, via: 'link' } : { kind: 'person', via };

const usedUp = (link: Link, usedAt: Instant): Link => ({ ...link, version: link.version + 1, usedAt });

function usableAgain({ usedAt: _, ...link }: Link): Link {
  return { ...link, version: link.version + 1 };
}
