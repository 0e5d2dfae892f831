import type { Offer, Point } from '../../../schemas/directory.ts';
import type { Ruleset } from '../ruleset.ts';
import { dayNumber, longAgo, neverEnding } from './day-number.ts';
import { Numbering } from './dictionaries.ts';
import { alongHilbert } from './hilbert.ts';
import { area, none } from './layout.ts';
import { listsOf } from './lists.ts';
import { humanCheckIn, type Numbers, writeRecord } from './record.ts';
import { pointsWhoeverAsks } from './tariff.ts';

/** One offer on its way into the image: its record but for the merit, and what decides where it is listed. */
export interface Draft {
  readonly words: readonly number[];
  readonly lists: readonly { readonly list: number; readonly isExact: boolean }[];
  /** Set where it is met face to face at a known place. */
  readonly curve: number | undefined;
  readonly isFromHome: boolean;
  readonly area: number;
  readonly isHumanChecked: boolean;
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
  const numbers = numbersOf(offer, met);
  const words = writeRecord(offer, numbers);
  const isMet = offer.modes.includes('face-to-face');
  return {
    words,
    lists: canEverBeOffered(offer) ? listsOf(offer) : [],
    curve: isMet && offer.place ? alongHilbert(offer.place.point) : undefined,
    isFromHome: offer.modes.some(mode => mode !== 'face-to-face'),
    area: numbers.area,
    isHumanChecked: humanCheckIn(words[1] ?? 0) === 1,
    points: pointsWhoeverAsks(offer, ruleset),
    assuredOn: offer.assuredOn ? dayNumber(offer.assuredOn) : longAgo,
    id: offer.id,
    details: JSON.stringify(offer),
  };
}

/** Paused and closed offers are described, yet nobody is put in touch with them: they are on no list. */
const canEverBeOffered = ({ status }: Offer) => status === 'open';

function numbersOf(offer: Offer, met: Met): Numbers {
  const numberIn = (numbering: Numbering<string>, text: string) => numbering.numberOf(text, text);
  const numberOfSet = (sets: Numbering<readonly number[]>, members: readonly number[]) => {
    const distinct = [...new Set(members)].sort((a, b) => a - b);
    return sets.numberOf(distinct, distinct.join());
  };
  return {
    point: offer.place ? numberOfPoint(offer.place.point, met) : none.wide,
    area: numberOfArea(offer, outcodes =>
      numberOfSet(
        met.areas,
        outcodes.map(one => numberIn(met.outcodes, one)),
      ),
    ),
    partner: numberIn(met.partners, offer.partner),
    tongue: offer.languages
      ? narrow(
          numberOfSet(
            met.tongues,
            offer.languages.map(one => numberIn(met.languages, one)),
          ),
        )
      : none.narrow,
    site: offer.site ? narrow(numberIn(met.sites, offer.site)) : none.narrow,
    dates: numberOfDates(offer, met),
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

/** @throws RangeError where a 16-bit field would overflow: 65,535 sites, or distinct sets of languages */
function narrow(number: number): number {
  if (number >= none.narrow) throw new RangeError('more sites or sets of languages than an image can name');
  return number;
}
