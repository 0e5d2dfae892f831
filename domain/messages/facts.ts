import type { Partner, Site } from '../../schemas/directory.ts';
import type { Message } from '../../schemas/message.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import { isInCare, type Referral } from '../referral/state.ts';

/** What a message may speak of. */
export interface MessageFacts {
  readonly message: Pick<Message, 'kind' | 'about'>;
  readonly referral: Referral;
  readonly sites: readonly Site[];
  readonly partners: readonly Partner[];
  /** Where the case can be read after signing in, without a trailing slash. */
  readonly caseLinkBase: string;
  /** What people ring. */
  readonly phone: string;
  /** Whole; opens what the catalogue says. */
  readonly link?: string;
}

/** What is written. A text message has words of its own. */
export interface Wording {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The request that a message is about. @throws RangeError when there is none, which the gate does not let through */
export function onwardOf({ message, referral }: MessageFacts): OnwardReferral {
  const one = referral.onward.find(({ id }) => id === message.about?.onward);
  if (!one) throw new RangeError(`${message.kind} is about no onward referral of ${referral.id}`);
  return one;
}

export const partnerOf = (facts: MessageFacts): string =>
  facts.partners.find(({ id }) => id === onwardOf(facts).partner)?.name ?? 'a partner of ours';

/** How long the partner thinks that it takes, if it has said so: `, for about 4 weeks`. */
export function waitOf(facts: MessageFacts): string {
  const { expectedWeeks: weeks } = onwardOf(facts);
  return weeks === undefined ? '' : `, for about ${weeks < 2 ? 'a week' : `${weeks} weeks`}`;
}

export function siteOf({ referral, sites }: MessageFacts): string | undefined {
  return isInCare(referral) ? sites.find(({ id }) => id === referral.site)?.name : undefined;
}

export const caseOf = ({ caseLinkBase, referral }: MessageFacts): string => `${caseLinkBase}/${referral.id}`;
