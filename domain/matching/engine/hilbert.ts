import type { Point } from '../../../schemas/directory.ts';

const side = 1 << 16;

/**
 * Where a point lies along a Hilbert curve over the British Isles: a number below 2^32. Points that are close along the
 * curve are close on the ground, so a run of neighbours on the curve fits in a small box. (Hamilton's public-domain walk.)
 */
export function alongHilbert({ latitude, longitude }: Point): number {
  let x = scaled(longitude, -9, 2);
  let y = scaled(latitude, 49, 61);
  let distance = 0;
  for (let half = side / 2; half >= 1; half /= 2) {
    const right = (x & half) > 0 ? 1 : 0;
    const upper = (y & half) > 0 ? 1 : 0;
    distance += half * half * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = side - 1 - x;
        y = side - 1 - y;
      }
      [x, y] = [y, x];
    }
  }
  return distance;
}

const scaled = (degrees: number, from: number, to: number) =>
  Math.min(side - 1, Math.max(0, Math.floor(((degrees - from) / (to - from)) * side)));
