import type { Grant, Offer } from '../../schemas/directory.ts';
import type { CalendarDate } from '../../schemas/time.ts';

/** How many places an offer has on a day: its own and those that a grant has bought. Undefined where nobody counts them. */
export function placesOn({ id, places }: Offer, grants: readonly Grant[], day: CalendarDate): number | undefined {
  const bought = grants.filter(({ offer, from, to }) => offer === id && from <= day && day <= to);
  if (bought.length === 0) return places;
  return bought.reduce((sum, grant) => sum + grant.places, places ?? 0);
}
