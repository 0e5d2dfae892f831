import { toOutcode } from 'postcode';
import type { Point } from '../../schemas/directory.ts';

/** The postcode district: `L9` of `L9 2AF`. Nothing for what is not a postcode. */
export function outcodeOf(postcode: string): string | undefined {
  return toOutcode(postcode) ?? undefined;
}

/** About the middle of a district that we serve or that lies next to it. Nothing for others, or for `ZZ99`: no fixed abode. */
export function pointOf(outcode: string): Point | undefined {
  const centre = centres.get(outcode);
  return centre && { latitude: centre[0], longitude: centre[1] };
}

/** Straight line over the ground (haversine, on a sphere of the Earth's mean radius). */
export function distanceKm(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(chord));
}

/** No closer than is known: points are middles of districts, 1 to 3 km off, so whole kilometres, and fives from ten on. */
export function saidDistance(km: number): string {
  if (km < 1) return 'close by';
  const step = km < 10 ? 1 : 5;
  return `about ${Math.round(km / step) * step} km away`;
}

const earthRadiusKm = 6371;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/**
 * Degrees north and east of the middle of each district of the Liverpool City Region and its neighbours. Approximate:
 * our own estimate to about 0.01 degree (1 km), for saying how far something is and for nothing finer.
 */
const centres = new Map<string, readonly [latitude: number, longitude: number]>([
  ['L1', [53.4, -2.98]],
  ['L2', [53.41, -2.99]],
  ['L3', [53.41, -2.99]],
  ['L4', [53.44, -2.96]],
  ['L5', [53.43, -2.98]],
  ['L6', [53.42, -2.94]],
  ['L7', [53.41, -2.95]],
  ['L8', [53.39, -2.96]],
  ['L9', [53.46, -2.96]],
  ['L10', [53.47, -2.93]],
  ['L11', [53.45, -2.91]],
  ['L12', [53.43, -2.9]],
  ['L13', [53.42, -2.92]],
  ['L14', [53.42, -2.88]],
  ['L15', [53.4, -2.92]],
  ['L16', [53.4, -2.89]],
  ['L17', [53.38, -2.94]],
  ['L18', [53.38, -2.91]],
  ['L19', [53.36, -2.9]],
  ['L20', [53.45, -2.99]],
  ['L21', [53.47, -3.0]],
  ['L22', [53.48, -3.02]],
  ['L23', [53.49, -3.03]],
  ['L24', [53.35, -2.84]],
  ['L25', [53.38, -2.87]],
  ['L26', [53.36, -2.83]],
  ['L27', [53.39, -2.84]],
  ['L28', [53.43, -2.87]],
  ['L29', [53.51, -2.98]],
  ['L30', [53.49, -2.97]],
  ['L31', [53.52, -2.94]],
  ['L32', [53.48, -2.89]],
  ['L33', [53.49, -2.87]],
  ['L34', [53.44, -2.81]],
  ['L35', [53.41, -2.78]],
  ['L36', [53.41, -2.84]],
  ['L37', [53.56, -3.06]],
  ['L38', [53.52, -3.05]],
  ['L39', [53.56, -2.89]],
  ['L40', [53.6, -2.83]],
  ['PR8', [53.62, -3.01]],
  ['PR9', [53.66, -2.97]],
  ['WA1', [53.39, -2.58]],
  ['WA2', [53.42, -2.58]],
  ['WA3', [53.45, -2.54]],
  ['WA4', [53.35, -2.58]],
  ['WA5', [53.4, -2.64]],
  ['WA6', [53.28, -2.73]],
  ['WA7', [53.33, -2.71]],
  ['WA8', [53.37, -2.74]],
  ['WA9', [53.44, -2.71]],
  ['WA10', [53.46, -2.75]],
  ['WA11', [53.48, -2.73]],
  ['WA12', [53.45, -2.63]],
  ['CH41', [53.39, -3.03]],
  ['CH42', [53.37, -3.02]],
  ['CH43', [53.39, -3.06]],
  ['CH44', [53.42, -3.04]],
  ['CH45', [53.43, -3.05]],
  ['CH46', [53.4, -3.11]],
  ['CH47', [53.4, -3.17]],
  ['CH48', [53.37, -3.17]],
  ['CH49', [53.38, -3.1]],
  ['CH60', [53.33, -3.09]],
  ['CH61', [53.35, -3.1]],
  ['CH62', [53.33, -2.97]],
  ['CH63', [53.35, -3.02]],
  ['CH64', [53.29, -3.05]],
  ['CH65', [53.28, -2.9]],
  ['CH66', [53.28, -2.94]],
]);
