import { type FoundOffer, findOffers } from '../../../domain/directory/find-offers.ts';
import { outcodeOf, pointOf } from '../../../domain/geography/outcodes.ts';
import type { DirectorySnapshot } from '../../../domain/ports.ts';
import { needInWords } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { addressOf, type OfferAddress } from './address.ts';
import { joinWords, saidCost, saidPlace, saidStart, saidTimes, saidWaiting } from './offer-words.ts';

export interface OffersModel {
  readonly title: string;
  readonly summary: string;
  /** What could not be done with what was asked. */
  readonly notice?: string | undefined;
  readonly cards: readonly OfferCard[];
  readonly pages: readonly { readonly number: number; readonly href: string; readonly current: boolean }[];
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly address: OfferAddress;
  readonly isFiltered: boolean;
}

export interface OfferCard {
  readonly href: string;
  readonly name: string;
  readonly partner: string;
  readonly description: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly ask: readonly string[];
}

type Content = Pick<DirectorySnapshot, 'offers' | 'partners' | 'sites'>;
const onAPage = 10;

/**
 * The offers that fit a search, a page of them.
 * @param isUnclear a place was named, and it is no postcode district
 */
export function presentOffers(
  content: Content,
  address: OfferAddress,
  today: CalendarDate,
  isUnclear = false,
): OffersModel {
  const { need, near, within, day, part, free, access } = address;
  const isPlaceKnown = near === undefined || pointOf(near) !== undefined;
  const search = { need, near, withinKm: isPlaceKnown ? within : undefined, day, part, isFree: free === 'yes', access };
  const found = findOffers(content, search, today);
  const last = Math.max(1, Math.ceil(found.length / onAPage));
  const page = Math.min(address.page, last);
  const to = (number: number) => addressOf({ ...address, page: number });
  const about = need === undefined || need === 'not-sure' ? '' : ` for ${needInWords(need)}`;
  return {
    title: `Find support${about}${near === undefined ? '' : ` near ${near}`}${page > 1 ? `, page ${page}` : ''}`,
    summary: summaryOf(found.length, page, last),
    notice: isUnclear ? unclear : noticeOf(address, isPlaceKnown),
    cards: found.slice((page - 1) * onAPage, page * onAPage).map(one => cardOf(one, content, today)),
    pages: Array.from({ length: last > 1 ? last : 0 }, (_, i) => ({
      number: i + 1,
      href: to(i + 1),
      current: i + 1 === page,
    })),
    previous: page > 1 ? to(page - 1) : undefined,
    next: page < last ? to(page + 1) : undefined,
    address,
    isFiltered: addressOf({ ...address, page: 1 }) !== addressOf({}),
  };
}

const summaryOf = (count: number, page: number, last: number) => {
  const offers = count === 0 ? 'Nothing fits' : count === 1 ? '1 offer' : `${count} offers`;
  return last > 1 ? `${offers}, page ${page} of ${last}` : offers;
};

const unclear = 'That is not the first half of a postcode, such as L9 or PR8, so distances are left out.';

function noticeOf({ near, within }: OfferAddress, isPlaceKnown: boolean): string | undefined {
  if (!isPlaceKnown)
    return `We do not know where ${near} is, so distances are left out. We know Liverpool, Sefton and their neighbours.`;
  if (near === undefined && within !== undefined)
    return 'Say the first half of a postcode as well, to see only what is near it.';
  return undefined;
}

function cardOf({ offer, km, ask }: FoundOffer, content: Content, today: CalendarDate): OfferCard {
  const place = saidPlace(offer, districtOf(offer, content), km) ?? 'You can join from home';
  const start = saidStart(offer, today);
  return {
    href: `/offers/${offer.id}`,
    name: offer.name,
    partner: partnerOf(offer, content),
    description: offer.description,
    facts: [
      ...(place === '' ? [] : [{ term: 'Where', value: place }]),
      { term: 'When', value: start === undefined ? saidTimes(offer) : `${saidTimes(offer)}, from ${start}` },
      { term: 'Cost', value: saidCost(offer) },
      { term: 'How to join', value: joinWords[offer.referral] },
      ...(offer.capacity === 'capacity' ? [] : [{ term: 'Places', value: saidWaiting(offer) }]),
    ],
    ask,
  };
}

export const partnerOf = ({ partner }: Offer, { partners }: Pick<Content, 'partners'>): string =>
  partners.find(({ id }) => id === partner)?.name ?? '';

/** As near as the public is told. */
export function districtOf({ place, site }: Offer, { sites }: Pick<Content, 'sites'>): string | undefined {
  const postcode = place?.postcode ?? sites.find(({ id }) => id === site)?.postcode;
  return postcode && outcodeOf(postcode);
}
