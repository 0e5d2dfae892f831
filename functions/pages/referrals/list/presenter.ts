import type * as z from 'zod';
import { needLabels } from '../../../../schemas/codes.ts';
import type { SentReferral, SentReferrals } from '../../../../schemas/sent.ts';
import { Instant } from '../../../../schemas/time.ts';
import { fullName } from '../../house/person-words.ts';
import { saidShortly } from '../../house/said-time.ts';
import type { StatusTag } from '../../house/status-tags.ts';
import { byWhen } from '../../refer/said.ts';
import { sentTags } from '../sent-tags.ts';
import { addressOf, type ReferralsAddress } from './address.ts';

export interface ReferralsModel {
  readonly heading: string;
  readonly tabs: readonly { href: string; label: string; current: boolean }[];
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

/** What was sent, as it is read. */
export function presentReferrals(address: ReferralsAddress, list: z.input<typeof SentReferrals>): ReferralsModel {
  const { by, status } = address;
  const shown = list.items.filter(one => status.length === 0 || status.includes(one.status));
  return {
    heading: headings[by],
    tabs: (['me', 'organisation'] as const).map(one => ({
      href: addressOf({ by: one }),
      label: headings[one],
      current: one === by,
    })),
    summary: summaryOf(shown.length, list, status.length > 0),
    rows: shown.map(rowOf),
    next: list.next && addressOf({ ...address, cursor: list.next }),
    clear: addressOf({ by }),
    address,
  };
}

const headings: Readonly<Record<ReferralsAddress['by'], string>> = {
  me: 'My referrals',
  organisation: 'My organisation’s referrals',
};

function summaryOf(count: number, { items, next }: z.input<typeof SentReferrals>, isFiltered: boolean): string {
  const referrals = count === 0 ? 'No referrals' : count === 1 ? '1 referral' : `${count} referrals`;
  const onPage = next ? ' on this page' : '';
  const order = count > 1 ? ', newest first' : '';
  return isFiltered
    ? `${referrals} of ${items.length}${onPage} fit the filter${order}`
    : `${referrals}${onPage}${order}`;
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
