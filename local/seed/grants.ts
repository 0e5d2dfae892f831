import { Grant } from '../../schemas/directory.ts';
import type { CalendarDate } from '../../schemas/time.ts';

/** What has been bought for the financial year that this day is in: two more places at a table that is always full. */
export function demonstrationGrants(asOf: CalendarDate): Grant[] {
  const year = Number(asOf.slice(0, 4)) - (asOf.slice(5) < '04-01' ? 1 : 0);
  return [
    Grant.parse({
      id: `grant-seasons-lunch-club-${year}`,
      partner: 'partner-seasons-lunch-club',
      offer: 'offer-seasons-lunch-club',
      places: 2,
      from: `${year}-04-01`,
      to: `${year + 1}-03-31`,
      answers: ['loneliness', 'food-fuel'],
    }),
  ];
}
