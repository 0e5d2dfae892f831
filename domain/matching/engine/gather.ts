import type { Offer, Point } from '../../../schemas/directory.ts';
import type { Ruleset } from '../ruleset.ts';
import { dayNumber, longAgo, neverEnding } from './day-number.ts';
import { Numbering } from './dictionaries.ts';
import { alongHilbert } from './hilbert.ts';
import { kindOf } from './kind.ts';
import { area, none } from './layout.ts';
import { listsOf } from './lists.ts';
import { type Numbers, type Said, saidOf } from './record.ts';
import { pointsWhoeverAsks } from './tariff.ts';

/** One offer on its way into the image: what its record says, and what decides where it is listed. */
export interface Draft {
  readonly said: Said;
  /** As met: partners and sites have other numbers in their lists, in order. */
  readonly numbers: Omit<Numbers, 'merit'>;
  readonly lists: readonly { readonly list: number; readonly isExact: boolean }[];
  /** Paused and closed offers are described, yet nobody is put in touch with them. */
  readonly isOpen: boolean;
  /** Set where it is met face to face at a known place. */
  readonly curve: number | undefined;
  readonly isFromHome: boolean;
  /** kind.ts */
  readonly kind: number;
  readonly points: number;
  readonly assuredOn: number;
  readonly id: string;
  /** JSON. */
  readonly details: string;
}

/** Every distinct value met, numbered in the order of meeting. */
export class Met {
  readonly partners = new Numbering<string>();
  readonly sites = new Numbering<string>();
  readonly languages = new Numbering<string>();
  readonly outcodes = new Numbering<string>();
  readonly areas = new Numbering<readonly number[]>();
  readonly tongues = new Numbering<readonly number[]>();
  readonly points = new Numbering<Point>();
  readonly dates = new Numbering<readonly [opens: number, closes: number, assuredOn: number]>();
}

export function draftOf(offer: Offer, met: Met, ruleset: Ruleset): Draft {
  const isMet = offer.modes.includes('face-to-face');
  return {
    said: saidOf(offer),
    numbers: numbersOf(offer, met),
    lists: listsOf(offer),
    isOpen: offer.status === 'open',
    curve: isMet && offer.place ? alongHilbert(offer.place.point) : undefined,
    isFromHome: offer.modes.some(mode => mode !== 'face-to-face'),
    kind: kindOf(offer),
    points: pointsWhoeverAsks(offer, ruleset),
    assuredOn: offer.assuredOn ? dayNumber(offer.assuredOn) : longAgo,
    id: offer.id,
    details: JSON.stringify(offer),
  };
}

function numbersOf(offer: Offer, met: Met): Draft['numbers'] {
  const numberIn = (numbering: Numbering<string>, text: string) => numbering.numberOf(text, text);
  const numberOfSet = (sets: Numbering<readonly number[]>, members: readonly number[]) => {
    const distinct = [...new Set(members)].sort((a, b) => a - b);
    return sets.numberOf(distinct, distinct.join());
  };
  const tongue = (languages: readonly string[]) =>
    numberOfSet(
      met.tongues,
      languages.map(one => numberIn(met.languages, one)),
    );
  const set = (outcodes: readonly string[]) =>
    numberOfSet(
      met.areas,
      outcodes.map(one => numberIn(met.outcodes, one)),
    );
  return {
    point: offer.place ? below(none.wide, numberOfPoint(offer.place.point, met)) : none.wide,
    area: below(none.wide, numberOfArea(offer, set)),
    partner: below(none.wide, numberIn(met.partners, offer.partner)),
    tongue: offer.languages ? below(none.narrow, tongue(offer.languages)) : none.narrow,
    site: offer.site ? below(none.narrow, numberIn(met.sites, offer.site)) : none.narrow,
    dates: below(none.wide, numberOfDates(offer, met)),
  };
}

const numberOfPoint = (point: Point, met: Met) => met.points.numberOf(point, `${point.latitude},${point.longitude}`);

function numberOfArea({ area: served }: Offer, numberOfSet: (outcodes: readonly string[]) => number): number {
  if (!served) return area.unknown;
  return served === 'anywhere' ? area.anywhere : area.firstSet + numberOfSet(served.outcodes);
}

function numberOfDates({ opens, closes, assuredOn }: Offer, met: Met): number {
  const dates = [
    opens ? dayNumber(opens) : longAgo,
    closes ? dayNumber(closes) : neverEnding,
    assuredOn ? dayNumber(assuredOn) : longAgo,
  ] as const;
  return met.dates.numberOf(dates, dates.join());
}

/** @throws RangeError where a field would overflow */
function below(most: number, number: number): number {
  if (number >= most) throw new RangeError(`an image can tell no more than ${most} of a kind apart`);
  return number;
}
