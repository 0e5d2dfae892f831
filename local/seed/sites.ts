import type * as z from 'zod';
import { pointOf } from '../../domain/geography/outcodes.ts';
import type { Day } from '../../schemas/codes.ts';
import { Site } from '../../schemas/directory.ts';
import { northSefton, southSefton } from './areas.ts';
import { daytimes, sessionsAt } from './sessions.ts';

/**
 * Where the service is met. Walton, Southport, Bootle and Lee Valley are its real sites; the outreach days are those of
 * a pilot in 2022, kept as a demonstration. Points are middles of postcode districts.
 */
export function demonstrationSites(): Site[] {
  return [...hubs, ...outreachSites, ...remoteSites].map(site => Site.parse(site));
}

type SiteDraft = z.input<typeof Site>;

const weekdays = sessionsAt(...daytimes('mon', 'tue', 'wed', 'thu', 'fri'));

const hubs: SiteDraft[] = [
  {
    id: 'site-walton',
    name: 'The Life Rooms Walton',
    kind: 'hub',
    postcode: 'L9 2AF',
    point: pointOf('L9'),
    outcodes: ['L4', 'L5', 'L6', 'L9', 'L10', 'L11', 'L12', 'L13', 'L14'],
    sessions: weekdays,
  },
  {
    id: 'site-southport',
    name: 'The Life Rooms Southport',
    kind: 'hub',
    postcode: 'PR8 1NW',
    point: pointOf('PR8'),
    outcodes: northSefton,
    sessions: weekdays,
  },
  {
    id: 'site-bootle',
    name: 'The Life Rooms Bootle',
    kind: 'hub',
    postcode: 'L20 7AP',
    point: pointOf('L20'),
    outcodes: southSefton,
    sessions: weekdays,
  },
  {
    id: 'site-lee-valley',
    name: 'Lee Valley Millennium Centre',
    kind: 'hub',
    point: pointOf('L25'),
    outcodes: ['L16', 'L17', 'L18', 'L19', 'L24', 'L25', 'L27'],
    sessions: weekdays,
  },
];

const outreachSites: SiteDraft[] = [
  outreach('garston-library', 'Garston Library', ['L19'], 'mon', 'tue'),
  outreach('kensington-library', 'Kensington Library', ['L7', 'L6'], 'wed', 'thu'),
  outreach('kirkdale-one-stop-shop', 'Kirkdale One Stop Shop', ['L4', 'L5'], 'mon', 'tue'),
  outreach('central-library', 'Liverpool Central Library', ['L3', 'L1', 'L2'], 'mon', 'wed', 'thu'),
  outreach('norris-green-library', 'Norris Green Library', ['L11'], 'wed', 'fri'),
  outreach('parklands-library', 'Parklands Library', ['L24'], 'fri'),
  outreach('toxteth-library', 'Toxteth Library', ['L8'], 'mon', 'fri'),
  outreach('wavertree-childrens-centre', 'Wavertree Children’s Centre', ['L15'], 'mon', 'thu'),
  outreach('tuebrook-childrens-centre', 'Tuebrook Children’s Centre', ['L13', 'L6'], 'mon', 'thu'),
  outreach('county-childrens-centre', 'County Children’s Centre', ['L4'], 'tue'),
  outreach('kensington-childrens-centre', 'Kensington Children’s Centre', ['L7', 'L6'], 'wed', 'fri'),
];

const remoteSites: SiteDraft[] = [
  { id: 'site-online', name: 'Life Rooms Online', kind: 'online', outcodes: [], sessions: weekdays },
  { id: 'site-phone', name: 'Telephone support', kind: 'phone', outcodes: [], sessions: weekdays },
];

/** @param outcodes the district it stands in first */
function outreach(slug: string, name: string, outcodes: [string, ...string[]], ...days: Day[]): SiteDraft {
  return {
    id: `site-${slug}`,
    name,
    kind: 'outreach',
    point: pointOf(outcodes[0]),
    outcodes,
    sessions: sessionsAt(...daytimes(...days)),
    demonstration: true,
  };
}
