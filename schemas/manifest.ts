import * as z from 'zod';
import { formed } from './bounds.ts';
import { Instant } from './time.ts';

/** SHA-256 of some bytes, in hex: their name, and the proof that they are what was stored under it. */
export const ContentHash = formed(/^[0-9a-f]{64}$/, 64, 'must be a SHA-256 in hex').brand<'content-hash'>();
export type ContentHash = z.infer<typeof ContentHash>;

/** A part of the directory's offers: those for one postcode area (`L` of `L9`), or those that may be for anywhere. */
export const Shard = z.union([z.literal('national'), formed(/^[A-Z]{1,2}$/, 2, 'must be a postcode area')]);
export type Shard = z.infer<typeof Shard>;
/** Whatever one or two letters can name, and the national one. */
export const mostShards = 26 + 26 * 26 + 1;

/** Where one shard of the directory's offers is stored as an image (domain/matching/engine/layout.ts). */
const ShardImage = z.strictObject({
  shard: Shard,
  hash: ContentHash,
  bytes: z.int().min(1),
  offers: z.int().min(0),
  directory: z.int().min(1).describe('version of the directory that it was first made from'),
  content: ContentHash.describe('of the offers in it, whatever version they were written in: the same, no new image'),
});
export type ShardImage = z.infer<typeof ShardImage>;

/** Which images hold the directory of one version, made for one ruleset. Written when all that it names is stored. */
export const Manifest = z.strictObject({
  directory: z.int().min(1).describe('version of the directory'),
  ruleset: z.string(),
  format: z.int().min(1).describe('of the images'),
  builtAt: Instant,
  images: z.array(ShardImage).min(1),
  partners: z.strictObject({ hash: ContentHash, bytes: z.int().min(1) }).describe('who runs the offers, as JSON'),
});
export type Manifest = z.infer<typeof Manifest>;
