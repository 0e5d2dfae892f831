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

export interface PointReach {
  readonly points: number;
  readonly isWithinLimit: boolean;
}

/**
 * Distances as one person meets them, who lives at `home` and may have said how far they can travel. For places bounds are
 * enough: around home there is a window for each distance, and what lies outside it is farther away.
 */
export class Reach {
  readonly hasTravelLimit: boolean;
  readonly #home: Point;
  readonly #limitKm: number;
  readonly #limit: Box;
  readonly #bands: readonly { readonly upToKm: number; readonly points: number }[];
  readonly #windows: readonly { readonly box: Box; readonly most: number }[];
  readonly #beyond: number;

  constructor(
    home: Point,
    limitKm: number | undefined,
    { bands, beyond }: Pick<Tariff['distance'], 'bands' | 'beyond'>,
  ) {
    this.hasTravelLimit = limitKm !== undefined;
    this.#home = home;
    this.#limitKm = limitKm ?? Number.POSITIVE_INFINITY;
    this.#limit = windowAround(home, this.#limitKm);
    this.#bands = bands;
    this.#windows = bands.map(({ upToKm }, i) => ({
      box: windowAround(home, upToKm),
      most: Math.max(beyond, ...bands.slice(i).map(({ points }) => points)),
    }));
    this.#beyond = beyond;
  }

  /** The very distance a judgement would use, so the very band. */
  to(point: Point): PointReach {
    const km = distanceKm(this.#home, point);
    const band = this.#bands.find(({ upToKm }) => km <= upToKm);
    return { points: band?.points ?? this.#beyond, isWithinLimit: km <= this.#limitKm };
  }

  /** The most points that distance can bring to anything in a box. */
  mostIn(box: Box): number {
    for (const window of this.#windows) if (meet(window.box, box)) return window.most;
    return this.#beyond;
  }

  /** False only where everything in the box is farther than they can travel. */
  mayBeWithinLimit(box: Box): boolean {
    return meet(this.#limit, box);
  }
}

const meet = (a: Box, b: Box) => a.south <= b.north && b.south <= a.north && a.west <= b.east && b.west <= a.east;

/**
 * Everything no farther than so many kilometres is in it, by the floating-point distance too: it is wider than the geometry
 * by a thousand-millionth and a tenth of a millimetre, far more than rounding can do.
 */
function windowAround({ latitude, longitude }: Point, km: number): Box {
  const angle = (km / earthRadiusKm) * (1 + margin);
  const up = degrees(angle) + margin;
  // Meridians draw together: a circle is widest where its tangents run along them. Around a pole there is no such place.
  const sine = Math.sin(angle) / Math.cos((latitude * Math.PI) / 180);
  const across = up + Math.abs(latitude) < 90 && sine < 1 ? degrees(Math.asin(sine)) * (1 + margin) + margin : 360;
  return { south: latitude - up, north: latitude + up, west: longitude - across, east: longitude + across };
}

const margin = 1e-9;
const earthRadiusKm = 6371;
const degrees = (radians: number) => (radians * 180) / Math.PI;
