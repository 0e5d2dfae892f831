import type { Point } from '../schemas/directory.ts';
import { type Dice, diceOf } from './dice.ts';

/**
 * An invented country the size of England: 300 towns, few of them big (33 make one capital), 23 neighbourhoods in each and
 * ten postcode districts. Offers and people live where people live.
 */
export interface Neighbourhood {
  readonly town: number;
  readonly middle: Point;
  readonly outcode: string;
}

export interface Country {
  readonly outcodesOf: (town: number) => readonly string[];
  /** The middle of a district, to 0.01 degree, as the service knows it. */
  readonly middleOf: (outcode: string) => Point;
  /** Somewhere to live, crowded places more often. */
  readonly settle: (dice: Dice) => Neighbourhood;
}

const towns = 300;
const capital = 33;
const neighbourhoodsATown = 23;
const outcodesATown = 10;

export function aCountry(seed: number): Country {
  const dice = diceOf(seed);
  const neighbourhoods: Neighbourhood[] = [];
  const peopleUpTo: number[] = [];
  const middles = new Map<string, Point>();
  let people = 0;
  for (let town = 0; town < towns; town++) {
    const { middle, inhabitants, spread } = aTown(town, dice);
    for (let i = 0; i < neighbourhoodsATown; i++) {
      const point = around(middle, spread, dice);
      const outcode = outcodeOf(town, i % outcodesATown);
      if (!middles.has(outcode)) middles.set(outcode, rounded(point, 100));
      neighbourhoods.push({ town, middle: point, outcode });
      people += inhabitants / neighbourhoodsATown;
      peopleUpTo.push(people);
    }
  }
  return {
    outcodesOf: town => Array.from({ length: outcodesATown }, (_, i) => outcodeOf(town, i)),
    middleOf: outcode => middles.get(outcode) as Point,
    settle: from => neighbourhoods[firstAbove(peopleUpTo, from.roll() * people)] as Neighbourhood,
  };
}

function aTown(town: number, dice: Dice): { middle: Point; inhabitants: number; spread: number } {
  if (town < capital)
    return {
      middle: { latitude: 51.5 + dice.bell() * 0.09, longitude: -0.12 + dice.bell() * 0.15 },
      inhabitants: 270_000 * (0.7 + 0.6 * dice.roll()),
      spread: 0.02,
    };
  return {
    middle: { latitude: 50.3 + dice.roll() * 4.9, longitude: -3.6 + dice.roll() * 4.6 },
    inhabitants: 60_000 + (900_000 / (town - capital + 1) ** 0.75) * (0.5 + dice.roll()),
    spread: 0.03 + 0.05 * dice.roll(),
  };
}

/** About where a postcode is: 0.0001 degree. */
export const around = ({ latitude, longitude }: Point, spread: number, dice: Dice): Point =>
  rounded({ latitude: latitude + dice.bell() * spread, longitude: longitude + dice.bell() * spread * 1.6 }, 10_000);

const rounded = ({ latitude, longitude }: Point, steps: number): Point => ({
  latitude: Math.round(latitude * steps) / steps,
  longitude: Math.round(longitude * steps) / steps,
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const outcodeOf = (town: number, i: number) => `${letters[Math.floor(town / 26)]}${letters[town % 26]}${i}`;

function firstAbove(rising: readonly number[], value: number): number {
  let from = 0;
  let to = rising.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rising[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
