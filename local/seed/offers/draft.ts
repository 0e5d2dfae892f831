import type * as z from 'zod';
import { pointOf } from '../../../domain/geography/outcodes.ts';
import { plusDays } from '../../../domain/time/calendar.ts';
import { Offer } from '../../../schemas/directory.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { type SessionText, sessionsAt } from '../sessions.ts';

type Fields = z.input<typeof Offer>;
type Code = Fields['needs'][number]['code'];

/** An offer as it is written down here, with dates counted from the day of the demonstration, so that it does not age. */
export interface OfferDraft
  extends Omit<Fields, 'needs' | 'status' | 'place' | 'sessions' | 'opens' | 'closes' | 'assuredOn' | 'nextStart'> {
  readonly exact: readonly Code[];
  readonly related?: readonly Code[];
  readonly status?: Fields['status'];
  /** Where it is, if not at one of the service's sites. */
  readonly district?: string;
  readonly sessions?: readonly SessionText[];
  readonly opensInDays?: number;
  readonly closesInDays?: number;
  readonly assuredDaysAgo?: number;
  readonly nextStartInDays?: number;
}

export function offerFrom(draft: OfferDraft, asOf: CalendarDate): Offer {
  const {
    exact,
    related = [],
    district,
    sessions,
    opensInDays,
    closesInDays,
    assuredDaysAgo,
    nextStartInDays,
    ...fields
  } = draft;
  return Offer.parse({
    status: 'open',
    ...fields,
    needs: [...exact.map(code => ({ code, fit: 'exact' })), ...related.map(code => ({ code, fit: 'related' }))],
    ...(district !== undefined && { place: addressIn(district) }),
    ...(sessions && { sessions: sessionsAt(...sessions) }),
    ...(opensInDays !== undefined && { opens: plusDays(asOf, opensInDays) }),
    ...(closesInDays !== undefined && { closes: plusDays(asOf, closesInDays) }),
    ...(nextStartInDays !== undefined && { nextStart: plusDays(asOf, nextStartInDays) }),
    ...(assuredDaysAgo !== undefined && { assuredOn: plusDays(asOf, -assuredDaysAgo) }),
  });
}

export const free = { pounds: 0, per: 'session' } as const;

/** The addresses of the demonstration are invented: 9ZZ stands for the rest of every postcode. */
function addressIn(district: string) {
  return { postcode: `${district} 9ZZ`, point: pointOf(district) };
}
