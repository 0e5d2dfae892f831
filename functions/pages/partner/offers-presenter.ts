import { targets } from '../../../domain/targets.ts';
import { plusDays } from '../../../domain/time/calendar.ts';
import { saidDate } from '../../../domain/time/said-date.ts';
import type { Capacity } from '../../../schemas/codes.ts';
import type { PartnerOffer } from '../../../schemas/partner-work.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import type { StatusTag } from '../house/status-tags.ts';
import { weeksIn } from './request-presenter.ts';

export interface OfferModel {
  readonly href: string;
  readonly name: string;
  readonly status: StatusTag;
  readonly facts: readonly { readonly term: string; readonly words: string }[];
  /** How many places there are and can be by one tap; none while they are not counted. */
  readonly stepper?: { readonly places: number; readonly fewer?: number; readonly more: number };
  /** Why they are asked whether everything is still right; nothing while somebody has said so lately. */
  readonly askedAgain?: string;
}

/**
 * An offer as the partner that runs it sees it.
 * @param doubtedOn when an advisor last found that it is not as it is described
 */
export function presentOffer(offer: PartnerOffer, today: CalendarDate, doubtedOn?: CalendarDate): OfferModel {
  const { id, name, places, held = 0, taken = 0, assuredOn } = offer;
  const doubt = doubtedOn && (assuredOn === undefined || assuredOn < doubtedOn) ? doubtedOn : undefined;
  return {
    href: `/partner/offers/${id}`,
    name,
    status: statusOf(offer),
    facts: factsOf(offer),
    ...(places !== undefined && {
      stepper: { places, more: places + 1, ...(places > held + taken && { fewer: places - 1 }) },
    }),
    ...((doubt || isStale(offer, today)) &&
      offer.status !== 'closed' && { askedAgain: doubt ? doubted(doubt) : askedAgain(assuredOn) }),
  };
}

/** After so long nobody knows whether it still holds. */
export const isStale = ({ assuredOn }: Pick<PartnerOffer, 'assuredOn'>, today: CalendarDate): boolean =>
  assuredOn === undefined || plusDays(assuredOn, targets.assuranceDays) <= today;

const askedAgain = (assuredOn: CalendarDate | undefined) =>
  assuredOn
    ? `You last told us on ${saidDate(assuredOn)} that this is right.`
    : 'Nobody has told us yet whether this is right.';

const doubted = (on: CalendarDate) =>
  `On ${saidDate(on)} an advisor found that our description of it is not right. To change it, please ring The Life Rooms.`;

function statusOf({ status, capacity }: PartnerOffer): StatusTag {
  if (status === 'closed') return { words: 'Closed', colour: 'grey' };
  if (status === 'paused') return { words: 'Paused', colour: 'grey' };
  return capacityTags[capacity];
}

const capacityTags: Readonly<Record<Capacity, StatusTag>> = {
  capacity: { words: 'Taking people', colour: 'green' },
  waitlist: { words: 'Waiting list', colour: 'yellow' },
  'additional-assessment-required': { words: 'After a talk first', colour: 'blue' },
  'no-capacity': { words: 'Full', colour: 'red' },
  unknown: { words: 'Not known', colour: 'grey' },
};

/** As a partner would say it. */
export const capacityLabels: Readonly<Record<Capacity, string>> = {
  capacity: 'Yes, we have places',
  waitlist: 'Yes, on a waiting list',
  'additional-assessment-required': 'Perhaps: we talk with each person first',
  'no-capacity': 'No, we are full',
  unknown: 'We do not know',
};

function factsOf({ places, held = 0, taken = 0, waitingWeeks, nextStart, pausedUntil }: PartnerOffer) {
  return [
    {
      term: 'Places',
      words: places === undefined ? 'Not counted' : `${places}: ${taken} taken, ${held} held for people we asked about`,
    },
    { term: 'Waiting time', words: waitingWeeks === undefined ? 'Not known' : weeksIn(waitingWeeks) },
    { term: 'Next start', words: nextStart ? saidDate(nextStart) : 'At any time' },
    ...(pausedUntil ? [{ term: 'Paused until', words: saidDate(pausedUntil) }] : []),
  ];
}
