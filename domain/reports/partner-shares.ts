import type { ReferralEvent } from '../../events/referral-events.ts';
import type { PartnerId, PersonId, ReferralId } from '../../schemas/ids.ts';
import { type Concentration, concentrationOf } from '../matching/concentration.ts';
import { historiesOf, isWithin, type Period, wasMeant } from './histories.ts';
import { fewest, hiddenAmong } from './small-numbers.ts';

export interface PartnerShares extends Period {
  readonly definition: string;
  /** Onward referrals requested in the period; `hidden` where few people stand behind all of them. */
  readonly concentration: Concentration | 'hidden';
  /** Most first. */
  readonly byPartner: readonly { readonly partner: PartnerId; readonly count: number | 'hidden' }[];
}

/**
 * How unevenly requests fall on partners.
 * @param partners everybody who could have been asked
 * @param persons whose each referral is
 */
export function partnerShares(
  events: Iterable<ReferralEvent>,
  period: Period,
  partners: readonly PartnerId[],
  persons: ReadonlyMap<ReferralId, PersonId>,
): PartnerShares {
  const requests = historiesOf(events)
    .filter(wasMeant)
    .flat()
    .filter(event => event.type === 'OnwardReferralRequested.v1' && isWithin(period, event))
    .flatMap(event => (event.type === 'OnwardReferralRequested.v1' ? [event] : []));
  const people = (of: typeof requests) => new Set(of.map(({ referral }) => persons.get(referral) ?? referral)).size;
  const groups = [...Map.groupBy(requests, ({ partner }) => partner)]
    .map(([partner, all]) => ({ partner, count: all.length, people: people(all) }))
    .sort((a, b) => b.count - a.count || (a.partner < b.partner ? -1 : 1));
  const hidden = hiddenAmong(groups, group => group.people);
  const areFew = requests.length > 0 && people(requests) < fewest;
  return {
    ...period,
    definition,
    concentration: areFew
      ? 'hidden'
      : concentrationOf(
          requests.map(({ partner }) => partner),
          partners,
        ),
    byPartner: groups.map(group => ({ partner: group.partner, count: hidden.has(group) ? 'hidden' : group.count })),
  };
}

const definition =
  'Onward referrals requested in the period, by partner. The Gini coefficient is 0 when every partner of the directory is ' +
  'asked equally often, and close to 1 when one partner gets nearly all. Partners with fewer than ' +
  `${fewest} people are hidden, and as many of the next smallest as keep them from being worked out.`;
