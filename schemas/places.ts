import * as z from 'zod';
import { OfferId, OnwardId } from './ids.ts';

/** Who holds a place of an offer and who has taken one. Onward referrals, never people. `version` 0: nothing is written down yet. */
export const Places = z.strictObject({
  offer: OfferId,
  version: z.int().min(0),
  held: z.array(OnwardId),
  taken: z.array(OnwardId),
});
export type Places = z.infer<typeof Places>;
