import { type AccessNeed, accessLabels, type Day, type NeedCode, type PartOfDay } from '../../schemas/codes.ts';
import type { Offer, Point, Site } from '../../schemas/directory.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { distanceKm, pointOf } from '../geography/outcodes.ts';
import { aboutTheBuilding, canJoinFromHome } from '../matching/rules.ts';

/** What somebody looks for, who says nothing about themselves but perhaps a postcode district. */
export interface OfferSearch {
  readonly need?: NeedCode | undefined;
  /** Postcode district: `L9`. */
  readonly near?: string | undefined;
  /** Only where `near` is known. */
  readonly withinKm?: number | undefined;
  readonly day?: Day | undefined;
  readonly part?: PartOfDay | undefined;
  readonly isFree: boolean;
  readonly access: readonly AccessNeed[];
}

export interface FoundOffer {
  readonly offer: Offer;
  /** From the middle of `near`, right to 1 to 3 km; undefined where one of the two is unknown. */
  readonly km?: number | undefined;
  /** What nobody has told us, as questions to put before going. */
  readonly ask: readonly string[];
}

interface Directory {
  readonly offers: readonly Offer[];
  readonly sites: readonly Site[];
}

/**
 * The offers that are open and that nothing known rules out. What is not known rules nothing out: it becomes a question.
 * In order: meant for the need before close to it, fewer questions, nearer, by name.
 */
export function findOffers({ offers, sites }: Directory, search: OfferSearch, today: CalendarDate): FoundOffer[] {
  const from = search.near === undefined ? undefined : pointOf(search.near);
  const siteOf = new Map(sites.map(site => [site.id, site]));
  return offers
    .filter(offer => isListed(offer, today) && helpsWith(offer, search))
    .flatMap(offer => {
      const to = whereOf(offer, siteOf);
      const km = from && to && distanceKm(from, to);
      const answers = Object.values(facets).map(facet => facet(offer, search, km));
      return answers.includes('no') ? [] : [{ offer, km, ask: answers.filter(answer => answer !== 'yes') }];
    })
    .sort((a, b) => fitOf(a, search) - fitOf(b, search) || a.ask.length - b.ask.length || nearer(a, b) || byName(a, b));
}

/** Open to the public to read about: neither paused nor over. What begins later is listed with its date. */
export const isListed = ({ status, closes }: Offer, today: CalendarDate): boolean =>
  status === 'open' && (closes === undefined || closes >= today);

/** Where one goes: its own place, or the site where it is held. */
const whereOf = ({ place, site }: Offer, sites: ReadonlyMap<string, Site>): Point | undefined =>
  place?.point ?? (site === undefined ? undefined : sites.get(site)?.point);

const helpsWith = ({ needs }: Offer, { need }: OfferSearch) =>
  need === undefined || need === 'not-sure' || needs.some(({ code }) => code === need);

/** Yes, no, or the question that would tell. */
type Answer = 'yes' | 'no' | `${string}?`;
type Facet = (offer: Offer, search: OfferSearch, km: number | undefined) => Answer;

const facets = {
  servesArea({ area }, { near }) {
    if (near === undefined || area === 'anywhere') return 'yes';
    if (!area) return `Does it take people from ${near}?`;
    return area.outcodes.includes(near) ? 'yes' : 'no';
  },
  isNear(offer, { near, withinKm }, km) {
    if (near === undefined || withinKm === undefined || canJoinFromHome(offer)) return 'yes';
    if (km === undefined) return 'How far away is it?';
    return km <= withinKm ? 'yes' : 'no';
  },
  runsThen({ sessions }, { day, part }) {
    if (day === undefined && part === undefined) return 'yes';
    if (!sessions) return 'When does it run?';
    const fits = sessions.some(one => (day ?? one.day) === one.day && (part ?? one.part) === one.part);
    return fits ? 'yes' : 'no';
  },
  isFree({ cost }, search) {
    if (!search.isFree || cost?.pounds === 0) return 'yes';
    return cost ? 'no' : 'Is it free?';
  },
  hasAccess({ access: known, modes }, { access }) {
    const needed = modes.includes('face-to-face') ? access : access.filter(need => !aboutTheBuilding.has(need));
    if (needed.some(need => known?.lacks.includes(need))) return 'no';
    const unsure = needed.filter(need => !known?.has.includes(need)).map(need => accessLabels[need]);
    return unsure.length === 0 ? 'yes' : `Does it have ${unsure.join(' and ')}?`;
  },
} as const satisfies Record<string, Facet>;

const fitOf = ({ offer }: FoundOffer, { need }: OfferSearch) =>
  offer.needs.some(({ code, fit }) => code === need && fit === 'exact') ? 0 : 1;

/** From home is no way at all; what nobody knows comes last. */
const nearer = (a: FoundOffer, b: FoundOffer) => wayTo(a) - wayTo(b);
const farthest = 1e6;
const wayTo = ({ km, offer }: FoundOffer) => km ?? (canJoinFromHome(offer) ? 0 : farthest);

const byName = (a: FoundOffer, b: FoundOffer) => (a.offer.name < b.offer.name ? -1 : 1);
