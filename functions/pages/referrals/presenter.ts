import type { z } from 'zod';
import type { ReferralView } from '../../../schemas/api.ts';
import { closureReasons, needLabels } from '../../../schemas/codes.ts';
import type { PersonName } from '../../../schemas/person.ts';
import { fullName } from '../house/person-words.ts';
import { saidInstant } from '../house/said-time.ts';
import type { StatusTag } from '../house/status-tags.ts';
import { capitalised } from '../house/words.ts';
import { byWhen } from '../refer/said.ts';
import { sentTags } from './sent-tags.ts';

export interface ReferralModel {
  readonly id: string;
  readonly reference: string;
  readonly person: string;
  readonly status: StatusTag;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly timeline: readonly { readonly at: string; readonly said: string; readonly sentence: string }[];
  readonly hasLetter: boolean;
  readonly canBeWithdrawn: boolean;
  /** The person agrees to no more news than this. */
  readonly isQuiet: boolean;
}

/** A referral as whoever sent it may read it. */
export function presentReferral(view: ReferralView, name: z.output<typeof PersonName>): ReferralModel {
  const { id, reference, status, timeline } = view;
  return {
    id,
    reference,
    person: fullName(name),
    status: sentTags[status],
    facts: factsOf(view),
    timeline: timeline.map(({ at, sentence }) => ({ at, said: saidInstant(at), sentence })).toReversed(),
    hasLetter: status === 'closed' || status === 'withdrawn',
    canBeWithdrawn: isOpen(status),
    isQuiet: status === 'open',
  };
}

const isOpen = (status: ReferralView['status']) => ['open', 'received', 'held', 'assigned', 'active'].includes(status);

function factsOf(view: ReferralView): ReferralModel['facts'] {
  const { receivedAt, needs, status, firstContactBy, assignedTo, closed } = view;
  const facts: readonly [string, string | undefined][] = [
    ['Sent', saidInstant(receivedAt)],
    ['Needs', needs.map(code => needLabels[code]).join('\n')],
    ['First contact by', isOpen(status) && status !== 'active' ? byWhen(firstContactBy) : undefined],
    ['Pathways Advisor', assignedTo?.name],
    ['How it ended', closed && capitalised(closureReasons[closed.reason])],
    ['In the advisor’s words', closed?.words],
  ];
  return facts.flatMap(([key, value]) => (value ? [{ key, value }] : []));
}
