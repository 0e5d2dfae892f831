import type { OfferId } from '../../../schemas/ids.ts';
import { hashOf } from '../tie-break.ts';
import type { Image } from './image.ts';

/** The records of these offers, where the image has them. There are few: each record's hash is looked at once. */
export function recordsNamed(image: Image, offers: readonly OfferId[]): number[] {
  if (offers.length === 0) return [];
  const hashes = new Set(offers.map(hashOf));
  const found: number[] = [];
  for (let record = 0; record < image.offers; record++)
    if (hashes.has(image.records.hashOf(record)) && offers.includes(image.offerAt(record).id)) found.push(record);
  return found;
}
