import type { Offer } from '../../../schemas/directory.ts';
import type { Ruleset } from '../ruleset.ts';
import { assemble, type Hash } from './assemble.ts';
import { recordsACell } from './cells.ts';
import { longAgo } from './day-number.ts';
import { draftOf, Met } from './gather.ts';
import { type HopefulDraft, withHope } from './postings.ts';
import { tariffOf } from './tariff.ts';
import {
  detailParts,
  dictionaryParts,
  homeParts,
  nearParts,
  notOpenParts,
  recordParts,
  siteParts,
} from './write-parts.ts';

export interface Making {
  readonly ruleset: Ruleset;
  /** The version of the directory that the offers are of. */
  readonly directory: number;
  /** SHA-256, handed in because the rules know no cryptography. */
  readonly hash: Hash;
}

/**
 * The directory as an image (layout.ts) that `openImage` reads. It holds for any person on any day; the same offers in the
 * same order give the same bytes.
 *
 * @param offers as the schema allows them; taken one by one, so that they need not all be in memory
 * @throws RangeError when a field overflows: 65,535 sites or sets of languages; 16,777,215 places, areas, partners or
 *   runs of dates; or 4 GiB of details
 */
export function buildImage(offers: Iterable<Offer>, { ruleset, directory, hash }: Making): Uint8Array {
  const met = new Met();
  const tariff = tariffOf(ruleset);
  const inOrderGiven = Array.from(offers, offer => draftOf(offer, met, ruleset));
  const latestAssurance = inOrderGiven.reduce((day, { assuredOn }) => Math.max(day, assuredOn), longAgo);
  const drafts = inOrderGiven
    .map(draft => withHope(draft, latestAssurance, tariff))
    .sort((a, b) => along(a) - along(b) || a.numbers.area - b.numbers.area || b.hope - a.hope);
  const placed = drafts.filter(({ curve }) => curve !== undefined);
  const content = {
    ruleset: new TextEncoder().encode(JSON.stringify(ruleset)),
    ...dictionaryParts(met),
    ...recordParts(drafts, met),
    ...nearParts(placed, met.points.values, tariff),
    ...homeParts(drafts, tariff),
    ...siteParts(drafts, met, tariff),
    ...notOpenParts(drafts),
    ...detailParts(drafts),
  };
  const cells = Math.ceil(placed.length / recordsACell);
  return assemble(content, { directory, offers: drafts.length, cells, latestAssurance }, hash);
}

/** Those with a place first, neighbours together; then the others, by the area they serve. */
const along = ({ curve }: HopefulDraft) => curve ?? 0x1_0000_0000;
