import * as z from 'zod';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { PartnerRequest } from '../../../schemas/partner-work.ts';
import type { Instant } from '../../../schemas/time.ts';
import { saidShortly } from '../house/said-time.ts';
import { type StatusTag, targetTags } from '../house/status-tags.ts';
import { type Pile, pileOf, tagOf } from './request-presenter.ts';

/** What the address of the inbox may say. What makes no sense is left out: an old link should still lead somewhere. */
export const InboxAddress = z.object({
  view: z.enum(['new', 'waiting', 'accepted', 'outcome', 'closed']).catch('new'),
});

export interface InboxFacts {
  readonly view: Pile;
  readonly underWay: readonly PartnerRequest[];
  /** There are more than could be looked at. */
  readonly isPart: boolean;
  /** Only read where they are shown. */
  readonly closed: readonly PartnerRequest[];
  readonly now: Instant;
}

export interface InboxModel {
  readonly tabs: readonly {
    readonly href: string;
    readonly label: string;
    readonly count?: string;
    readonly current: boolean;
  }[];
  readonly heading: string;
  readonly summary: string;
  readonly rows: readonly InboxRow[];
}

export interface InboxRow {
  readonly href: string;
  /** A name as far as the person has agreed to it. */
  readonly person: string;
  readonly reference: string;
  readonly offer: string;
  readonly sent: string;
  readonly respondBy?: string;
  readonly target?: StatusTag;
  readonly status: StatusTag;
}

/** A partner's requests in piles, those that have waited longest first. */
export function presentInbox({ view, underWay, isPart, closed, now }: InboxFacts): InboxModel {
  const today = londonDate(now);
  const piles = Map.groupBy(underWay, request => pileOf(request, today));
  const shown = view === 'closed' ? closed : (piles.get(view) ?? []);
  const countOf = (pile: Pile) => `${piles.get(pile)?.length ?? 0}${isPart ? '+' : ''}`;
  return {
    tabs: tabs.map(({ pile, label }) => ({
      href: `/partner?view=${pile}`,
      label,
      ...(pile !== 'closed' && { count: countOf(pile) }),
      current: pile === view,
    })),
    heading: headings[view],
    summary: summaryOf(shown.length, view, isPart),
    rows: shown.map(request => rowOf(request, now)),
  };
}

const tabs = [
  { pile: 'new', label: 'New' },
  { pile: 'waiting', label: 'Waiting for you' },
  { pile: 'accepted', label: 'Accepted' },
  { pile: 'outcome', label: 'Needs outcome' },
  { pile: 'closed', label: 'Closed' },
] as const satisfies readonly { pile: Pile; label: string }[];

const headings: Readonly<Record<Pile, string>> = {
  new: 'New requests',
  waiting: 'Waiting for you',
  accepted: 'Accepted and not started yet',
  outcome: 'Tell us what happened',
  closed: 'Closed in the last 90 days',
};

function summaryOf(count: number, view: Pile, isPart: boolean): string {
  const requests = count === 0 ? 'None' : count === 1 ? '1 request' : `${count} requests`;
  const order = count < 2 ? '' : view === 'closed' ? ', newest first' : ', the longest waiting first';
  return `${requests}${isPart && view !== 'closed' ? ' of the first hundred' : ''}${order}`;
}

function rowOf(request: PartnerRequest, now: Instant): InboxRow {
  const { id, person, reference, offerName, requestedAt, respondBy, status } = request;
  const isAsked = status === 'requested' && respondBy !== undefined;
  return {
    href: `/partner/requests/${id}`,
    person: person?.fullName ?? person?.firstName ?? 'Name not shared',
    reference,
    offer: offerName,
    sent: saidShortly(requestedAt),
    ...(isAsked && { respondBy: saidShortly(respondBy), ...lateness(respondBy, now) }),
    status: tagOf(request),
  };
}

function lateness(respondBy: Instant, now: Instant): Pick<InboxRow, 'target'> {
  if (respondBy < now) return { target: targetTags.late };
  return londonDate(respondBy) === londonDate(now) ? { target: targetTags.today } : {};
}
