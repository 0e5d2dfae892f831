import Flatbush from 'flatbush';
import KDBush from 'kdbush';
import type { Image } from '../../domain/matching/engine/image.ts';
import { recordOf } from '../../domain/matching/engine/layout.ts';
import type { NeedProfile } from '../../domain/matching/profile.ts';
import { NeedCode } from '../../schemas/codes.ts';
import type { Point } from '../../schemas/directory.ts';
import { mostWithoutDistance, offersOf, type Peer, Sieve } from './peer.ts';

export interface Area {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A spatial index over the offers of one need. */
export interface Places {
  readonly bytes: number;
  readonly within: (area: Area) => Iterable<number>;
}

/**
 * With a spatial index for each need: weigh all that can be joined from home, then those within 2, 5 and 10 km, and go
 * on only while something farther away could still come in. Without an address everything is weighed.
 */
export function rings(
  name: string,
  image: Image,
  index: (postings: Uint32Array, points: readonly Point[]) => Places,
): Peer {
  const ofNeed = new Map(
    NeedCode.options.map(need => {
      const { near, home } = offersOf(image, need);
      const points = Array.from(near, posting => image.points.at(image.records.pointOf(recordOf(posting))));
      return [need, { near, home, places: index(near, points) }] as const;
    }),
  );
  const { bands, unknown } = image.tariff.distance;
  const most = mostWithoutDistance(image);
  return {
    name,
    bytes: [...ofNeed.values()].reduce(
      (sum, { near, home, places }) => sum + near.byteLength + home.byteLength + places.bytes,
      0,
    ),
    top: (profile, need, length) => {
      const sieve = new Sieve(image, profile, length);
      const offers = ofNeed.get(need);
      if (!offers) return [];
      for (const posting of offers.home) sieve.add(posting);
      const isEnough = (distance: number) => most + distance < sieve.floor;
      const { point } = profile;
      if (point)
        for (const { upToKm, points } of bands) {
          if (isEnough(points)) return sieve.best.inOrder;
          for (const i of offers.places.within(around(point, upToKm))) sieve.add(offers.near[i] as number);
        }
      if (!isEnough(point ? image.tariff.distance.beyond : unknown))
        for (const posting of offers.near) sieve.add(posting);
      return sieve.best.inOrder;
    },
  };
}

/** A box a hundredth wider than the circle, so that it holds all of it. */
function around({ latitude, longitude }: NonNullable<NeedProfile['point']>, km: number): Area {
  const up = (km / 111.19) * 1.01;
  const across = up / Math.cos(((Math.abs(latitude) + up) * Math.PI) / 180);
  return { west: longitude - across, south: latitude - up, east: longitude + across, north: latitude + up };
}

export const kdbush = (image: Image) =>
  rings('kdbush, rings', image, (postings, points) => {
    if (postings.length === 0) return nowhere;
    const index = new KDBush(points.length);
    for (const { latitude, longitude } of points) index.add(longitude, latitude);
    index.finish();
    return {
      bytes: index.data.byteLength,
      within: ({ west, south, east, north }) => index.range(west, south, east, north),
    };
  });

export const flatbush = (image: Image) =>
  rings('flatbush, rings', image, (postings, points) => {
    if (postings.length === 0) return nowhere;
    const index = new Flatbush(points.length);
    for (const { latitude, longitude } of points) index.add(longitude, latitude, longitude, latitude);
    index.finish();
    return {
      bytes: index.data.byteLength,
      within: ({ west, south, east, north }) => index.search(west, south, east, north),
    };
  });

const nowhere: Places = { bytes: 0, within: () => [] };
