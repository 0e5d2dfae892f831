import type { Advisor, Site } from '../../schemas/directory.ts';
import type { AdvisorId, SiteId } from '../../schemas/ids.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { languageName } from '../matching/language-names.ts';
import type { NeedProfile } from '../matching/profile.ts';
import { tieBreak } from '../matching/tie-break.ts';

export interface Team {
  readonly advisors: readonly Advisor[];
  readonly sites: readonly Site[];
  /** Open referrals of each advisor; an advisor who is not here has none. */
  readonly loads: ReadonlyMap<AdvisorId, number>;
  /** Who supported this person last, if anyone did. */
  readonly lastAdvisor: AdvisorId | undefined;
}

export interface ChosenAdvisor {
  readonly id: AdvisorId;
  readonly site: SiteId;
  readonly because: string;
}

/**
 * The Pathways Advisor for a person, and why: continuity first, then language, site, the way they came and IPS, then the
 * lightest load for the hours worked. Each wish narrows the choice only while somebody is left; there is never a cap.
 * @returns undefined only when the directory has no advisor at all
 */
export function chooseAdvisor(
  profile: NeedProfile,
  team: Team,
  firstContactBy: CalendarDate,
): ChosenAdvisor | undefined {
  const here = narrowed(team.advisors, advisor => !isAwayUntil(advisor, profile.asOf, firstContactBy)).left;
  const familiar = here.find(advisor => advisor.id === team.lastAdvisor);
  const wantedSites = sitesFor(profile, team.sites);
  const siteOf = (advisor: Advisor) => wantedSites.find(site => advisor.sites.includes(site)) ?? advisor.sites[0];
  if (familiar) return chosen(familiar, siteOf(familiar), ['has supported this person before'], team);

  const because: string[] = [];
  let candidates = here;
  for (const wish of wishes(profile, wantedSites)) {
    const { left, met } = narrowed(candidates, wish.isMetBy);
    candidates = left;
    if (met) because.push(wish.because);
  }
  const [lightest] = [...candidates].sort(
    (a, b) =>
      weightedLoad(a, team) - weightedLoad(b, team) ||
      tieBreak(profile.referral, a.id, 'assignment') - tieBreak(profile.referral, b.id, 'assignment'),
  );
  if (!lightest) return undefined;
  if (candidates.length > 1) because.push('has the lightest load for the hours worked');
  return chosen(lightest, siteOf(lightest), because, team);
}

interface Wish {
  readonly isMetBy: (advisor: Advisor) => boolean;
  readonly because: string;
}

function wishes({ language, channel, team, needs }: NeedProfile, sites: readonly SiteId[]): Wish[] {
  const wantsIps = (team === 'cmht' || team === 'eip') && needs.some(need => need.code === 'employment');
  return [
    ...(language && language !== 'en'
      ? [{ isMetBy: (one: Advisor) => one.languages.includes(language), because: `speaks ${languageName(language)}` }]
      : []),
    ...(wantsIps
      ? [{ isMetBy: (one: Advisor) => one.specialties.includes('ips'), because: 'knows employment support (IPS)' }]
      : []),
    { isMetBy: one => sites.some(site => one.sites.includes(site)), because: 'works at a site that suits' },
    { isMetBy: one => one.channels.includes(channel), because: channelReasons[channel] },
  ];
}

const channelReasons: Record<NeedProfile['channel'], string> = {
  'gp-pcn': 'works with GP practices',
  cmht: 'works with community mental health teams',
  partner: 'works with partner organisations',
  self: 'looks after people who refer themselves',
  'drop-in': 'looks after people who drop in',
  outreach: 'works in outreach',
  internal: 'takes referrals from colleagues',
};

/** Sites that were asked for, otherwise those that look after the person's postcode district. */
export function sitesFor(
  { sites, outcode }: Pick<NeedProfile, 'sites' | 'outcode'>,
  all: readonly Site[],
): readonly SiteId[] {
  if (sites.length > 0) return sites;
  return all.filter(site => outcode !== undefined && site.outcodes.includes(outcode)).map(site => site.id);
}

function narrowed(advisors: readonly Advisor[], isMet: (advisor: Advisor) => boolean) {
  const left = advisors.filter(isMet);
  return left.length > 0 ? { left, met: true } : { left: advisors, met: false };
}

const isAwayUntil = ({ away }: Advisor, from: CalendarDate, to: CalendarDate) =>
  away.some(absence => absence.from <= from && absence.to >= to);

const weightedLoad = ({ id, hoursAWeek }: Advisor, { loads }: Team) => (loads.get(id) ?? 0) / hoursAWeek;

function chosen(advisor: Advisor, site: SiteId | undefined, because: readonly string[], team: Team): ChosenAdvisor {
  if (!site) throw new RangeError(`${advisor.id} has no site`);
  const load = team.loads.get(advisor.id) ?? 0;
  const reasons = because.length > 0 ? because.join(', ') : 'is the one advisor available';
  return {
    id: advisor.id,
    site,
    because: `${advisor.name} ${reasons} (${load} open ${load === 1 ? 'referral' : 'referrals'}).`,
  };
}
