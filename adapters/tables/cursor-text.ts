import type * as z from 'zod';

/** Where a page ended, as it is given out: opaque, and short enough for an address. */
export const printCursor = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws RangeError when it is not exactly what printCursor made of such a place */
export function parseCursor<Place extends readonly unknown[]>(schema: z.ZodType<Place>, text: string): Place {
  const place = schema.safeParse(decode(text)).data;
  if (!place || printCursor(place) !== text)
    throw new RangeError('the cursor is not one that a page of this list gave');
  return place;
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
