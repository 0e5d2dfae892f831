import type { Point } from '../../../schemas/directory.ts';
import { distanceKm } from '../../geography/outcodes.ts';
import type { Tariff } from './tariff.ts';

/** Degrees: every point of the box lies between these, edges included. */
export interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** What distance means for one box: the most points it can bring, and, where all of the box agrees, just what it brings. */
export interface BoxReach {
  readonly most: number;
  /** Set where every point of the box lies in one band and on one side of the travel limit. */
  readonly everywhere: PointReach | undefined;
}

export interface PointReach {
  readonly points: number;
  readonly isWithinLimit: boolean;
}

/** Distances as one person meets them, who lives at `home` and may have said how far they can travel. */
export class Reach {
  readonly #home: Point;
  readonly #bands: Tariff['distance']['bands'];
  readonly #beyond: number;
  readonly #limitKm: number;
  readonly #bandChords: readonly number[];
  readonly #mostFrom: readonly number[];
  readonly #limitChord: number;
  readonly #homeCosine: number;

  constructor(home: Point, limitKm: number | undefined, { bands, beyond }: Tariff['distance']) {
    this.#home = home;
    this.#bands = bands;
    this.#beyond = beyond;
    this.#limitKm = limitKm ?? Number.POSITIVE_INFINITY;
    this.#bandChords = bands.map(({ upToKm }) => chordOf(upToKm));
    this.#mostFrom = [...bands, { points: beyond }].map((_, i) =>
      Math.max(beyond, ...bands.slice(i).map(({ points }) => points)),
    );
    this.#limitChord = chordOf(this.#limitKm);
    this.#homeCosine = Math.cos(radians(home.latitude));
  }

  /** The very distance a judgement would use, so the very band. */
  to(point: Point): PointReach {
    const km = distanceKm(this.#home, point);
    const band = this.#bands.find(({ upToKm }) => km <= upToKm);
    return { points: band?.points ?? this.#beyond, isWithinLimit: km <= this.#limitKm };
  }

  /**
   * Bounds that hold for the floating-point distance too: they are a thousand-millionth wider than the geometry, a million
   * times more than rounding can do.
   */
  toBox(box: Box): BoxReach {
    const nearest = this.#nearestChord(box) * (1 - margin);
    const farthest = this.#farthestChord(box) * (1 + margin);
    const first = this.#bandAt(nearest);
    const isOneBand = first === this.#bandAt(farthest);
    const isOneSide = farthest <= this.#limitChord || nearest > this.#limitChord;
    return {
      most: this.#mostFrom[first] ?? this.#beyond,
      everywhere:
        isOneBand && isOneSide
          ? { points: this.#bands[first]?.points ?? this.#beyond, isWithinLimit: farthest <= this.#limitChord }
          : undefined,
    };
  }

  #bandAt(chord: number): number {
    const band = this.#bandChords.findIndex(upTo => chord <= upTo);
    return band < 0 ? this.#bandChords.length : band;
  }

  /** North of the equator the cosine of latitude is least at the north edge and most at the south edge. */
  #nearestChord({ south, north, west, east }: Box): number {
    const { latitude, longitude } = this.#home;
    const up = Math.max(0, south - latitude, latitude - north);
    const across = Math.max(0, west - longitude, longitude - east);
    return half(up) + this.#homeCosine * Math.cos(radians(north)) * half(across);
  }

  #farthestChord({ south, north, west, east }: Box): number {
    const { latitude, longitude } = this.#home;
    const up = Math.max(Math.abs(south - latitude), Math.abs(north - latitude));
    const across = Math.max(Math.abs(west - longitude), Math.abs(east - longitude));
    return half(up) + this.#homeCosine * Math.cos(radians(south)) * half(across);
  }
}

const margin = 1e-9;
const earthRadiusKm = 6371;

/** The haversine of a distance: grows with it, and needs no arcsine to compare. */
const chordOf = (km: number) => (km >= Math.PI * earthRadiusKm ? 1 : Math.sin(km / 2 / earthRadiusKm) ** 2);
const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
