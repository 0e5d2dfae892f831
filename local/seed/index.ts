import type { Advisor, Grant, Offer, Partner, Site } from '../../schemas/directory.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { demonstrationAdvisors } from './advisors.ts';
import { demonstrationCallers, type SignIn } from './callers.ts';
import { demonstrationGrants } from './grants.ts';
import { offerFrom } from './offers/draft.ts';
import { healthOffers } from './offers/health.ts';
import { homeOffers } from './offers/home.ts';
import { lifeRoomsOffers } from './offers/life-rooms.ts';
import { moneyOffers } from './offers/money.ts';
import { peopleOffers } from './offers/people.ts';
import { rightsOffers } from './offers/rights.ts';
import { skillsOffers } from './offers/skills.ts';
import { workOffers } from './offers/work.ts';
import { demonstrationPartners } from './partners.ts';
import { demonstrationSites } from './sites.ts';

export interface DemonstrationDirectory {
  readonly offers: readonly Offer[];
  readonly partners: readonly Partner[];
  readonly sites: readonly Site[];
  readonly advisors: readonly Advisor[];
  readonly grants: readonly Grant[];
  readonly callers: readonly SignIn[];
}

/** Liverpool and Sefton as they might be: the sites are real, everybody and everything else is invented. */
export function demonstrationDirectory(asOf: CalendarDate): DemonstrationDirectory {
  const drafts = [
    ...lifeRoomsOffers,
    ...workOffers,
    ...skillsOffers,
    ...moneyOffers,
    ...homeOffers,
    ...peopleOffers,
    ...healthOffers,
    ...rightsOffers,
  ];
  return {
    offers: drafts.map(draft => offerFrom(draft, asOf)),
    partners: demonstrationPartners(),
    sites: demonstrationSites(),
    advisors: demonstrationAdvisors(asOf),
    grants: demonstrationGrants(asOf),
    callers: demonstrationCallers(),
  };
}
