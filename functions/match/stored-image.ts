import * as z from 'zod';
import { type Image, isImage, openImage } from '../../domain/matching/engine/image.ts';
import type { Images } from '../../domain/ports.ts';
import { Partner } from '../../schemas/directory.ts';
import type { ContentHash } from '../../schemas/manifest.ts';
import { contentHash, sha256 } from '../shell/fingerprint.ts';

/** Why what is stored cannot be used. */
export interface StoredRefusal {
  /** For a log. */
  readonly refused: string;
  /** For people. */
  readonly sentence: string;
}

export const isRefused = (opened: object): opened is StoredRefusal => 'refused' in opened;

/** An image of offers, if it is stored and is what its name says. */
export async function openStoredImage(images: Images, hash: ContentHash): Promise<Image | StoredRefusal> {
  const bytes = await readWhole(images, hash);
  if ('refused' in bytes) return bytes;
  const opened = openImage(bytes, { hash: sha256 });
  return isImage(opened) ? opened : { refused: opened.refused, sentence: opened.sentence };
}

export async function openStoredPartners(
  images: Images,
  hash: ContentHash,
): Promise<readonly Partner[] | StoredRefusal> {
  const bytes = await readWhole(images, hash);
  return 'refused' in bytes ? bytes : Partners.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

async function readWhole(images: Images, hash: ContentHash): Promise<Uint8Array | StoredRefusal> {
  const bytes = await images.get(hash);
  if (!bytes) return { refused: 'missing', sentence: 'It is not stored.' };
  if (contentHash(bytes) === hash) return bytes;
  return { refused: 'spoilt', sentence: 'It is not what was stored: its hash differs.' };
}

const Partners = z.array(Partner);
