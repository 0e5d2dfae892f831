import * as z from 'zod';
import { outcodeOf } from '../../../domain/geography/outcodes.ts';
import { AccessNeed, Day, NeedCode, PartOfDay } from '../../../schemas/codes.ts';

/** Kilometres that can be chosen. */
export const distances = [2, 5, 10, 20] as const;

/** What the address of a search may say. What makes no sense is left out: an old link should still lead somewhere. */
export const OfferAddress = z.object({
  need: NeedCode.optional().catch(undefined),
  near: z.string().optional().transform(districtIn),
  within: z.coerce
    .number()
    .pipe(z.union(distances.map(km => z.literal(km))))
    .optional()
    .catch(undefined),
  day: Day.optional().catch(undefined),
  part: PartOfDay.optional().catch(undefined),
  free: z.literal('yes').optional().catch(undefined),
  access: z
    .string()
    .optional()
    .transform(text => (text ?? '').split(',').flatMap(part => AccessNeed.safeParse(part).data ?? [])),
  page: z.coerce.number().int().min(1).catch(1),
});
export type OfferAddress = z.infer<typeof OfferAddress>;

export function addressOf({ access = [], page = 1, ...rest }: Partial<OfferAddress>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
  for (const need of access) query.append('access', need);
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '/offers' : `/offers?${query}`;
}

/** The postcode district, also of a whole postcode, of which no more is to be known here. */
function districtIn(text = ''): string | undefined {
  const typed = text.toUpperCase().replaceAll(/\s/g, '');
  return /^[A-Z]{1,2}\d[A-Z\d]?$/.test(typed) ? typed : outcodeOf(typed);
}
