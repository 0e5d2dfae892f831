import type * as z from 'zod';
import { needLabels } from '../../../../schemas/codes.ts';
import type { SentReferral } from '../../../../schemas/sent.ts';
import { Instant } from '../../../../schemas/time.ts';
import { fullName } from '../../house/person-words.ts';
import { saidShortly } from '../../house/said-time.ts';
import type { StatusTag } from '../../house/status-tags.ts';
import type { SubNavigationProps } from '../../house/sub-navigation.tsx';
import { byWhen } from '../../refer/said.ts';
import { sentTags } from '../sent-tags.ts';
import { referralTabs, tabNames } from '../tabs.ts';
import { addressOf, type ReferralsAddress } from './address.ts';
import type { FoundReferrals } from './read-on.ts';

export interface ReferralsModel {
  readonly heading: string;
  readonly tabs: SubNavigationProps;
  readonly summary: string;
  readonly rows: readonly ReferralRow[];
  readonly next: string | undefined;
  readonly clear: string;
  readonly address: ReferralsAddress;
}

export interface ReferralRow {
  readonly href: string;
  readonly person: string;
  readonly reference: string;
  readonly needs: readonly string[];
  readonly sent: string;
  readonly status: StatusTag;
  readonly lastUpdate: string;
  readonly nextStep: string;
}

/** What was sent, as it is read. @param drafts how many wait to be finished */
export function presentReferrals(address: ReferralsAddress, found: FoundReferrals, drafts: number): ReferralsModel {
  const { by } = address;
  return {
    heading: tabNames[by],
    tabs: referralTabs(by, drafts),
    summary: summaryOf(address, found),
    rows: found.items.map(rowOf),
    next: found.next && addressOf({ ...address, cursor: found.next }),
    clear: addressOf({ by }),
    address,
  };
}

/** Never says of the whole list what is known of a part of it. */
function summaryOf({ status, cursor }: ReferralsAddress, { items, lookedAt, next }: FoundReferrals): string {
  const count = items.length;
  const referrals = count === 0 ? 'No referrals' : count === 1 ? '1 referral' : `${count} referrals`;
  const order = count > 1 ? ', newest first' : '';
  const isPart = next !== undefined || cursor !== undefined;
  if (status.length === 0) return `${referrals}${isPart ? ' on this page' : ''}${order}`;
  const of = isPart ? `the ${lookedAt} looked at for this page` : String(lookedAt);
  return `${referrals} of ${of} ${count === 1 ? 'fits' : 'fit'} the filter${order}`;
}

function rowOf(sent: z.input<typeof SentReferral>): ReferralRow {
  const { id, reference, person, needs, receivedAt, lastUpdate, status } = sent;
  return {
    href: `/referrals/${id}`,
    person: fullName({ ...person.name, given: person.name.given ?? [] }),
    reference,
    needs: needs.map(code => needLabels[code]),
    sent: saidShortly(Instant.parse(receivedAt)),
    status: sentTags[status],
    lastUpdate: saidShortly(Instant.parse(lastUpdate)),
    nextStep: nextStepOf(sent),
  };
}

function nextStepOf({ status, firstContactBy }: z.input<typeof SentReferral>): string {
  switch (status) {
    case 'held':
      return 'A person at The Life Rooms looks at it first';
    case 'received':
      return `An advisor is being found; first contact by ${byWhen(firstContactBy)}`;
    case 'assigned':
      return `First contact by ${byWhen(firstContactBy)}`;
    case 'active':
      return 'An advisor is in touch with them';
    case 'open':
      return 'Under way: they want no more news to go out';
    case 'closed':
      return 'None: read how it ended';
    case 'withdrawn':
    case 'entered-in-error':
      return 'None';
  }
}
