import { createHash } from 'node:crypto';
import { ContentHash } from '../../schemas/manifest.ts';

/** SHA-256 (hex) of a JSON value, the same whatever the order of keys and the spacing it came with. */
export const fingerprint = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** The name under which bytes are stored. */
export const contentHash = (bytes: Uint8Array): ContentHash =>
  ContentHash.parse(createHash('sha256').update(bytes).digest('hex'));
