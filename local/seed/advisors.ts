import type * as z from 'zod';
import { plusDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../schemas/codes.ts';
import { Advisor } from '../../schemas/directory.ts';
import type { CalendarDate } from '../../schemas/time.ts';
import { slugOf, workAddressOf } from './staff-names.ts';

/** Pathways Advisors, all invented, with absences around the day of the demonstration. */
export function demonstrationAdvisors(asOf: CalendarDate): Advisor[] {
  return drafts.map(({ name, awayInDays = [], ...advisor }) =>
    Advisor.parse({
      id: `advisor-${slugOf(name)}`,
      name,
      email: workAddressOf(name),
      away: awayInDays.map(([from, to]) => ({ from: plusDays(asOf, from), to: plusDays(asOf, to) })),
      ...advisor,
    }),
  );
}

interface AdvisorDraft extends Omit<z.input<typeof Advisor>, 'id' | 'email' | 'away'> {
  readonly awayInDays?: readonly [from: number, to: number][];
}

const allWeek: Day[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

const drafts: readonly AdvisorDraft[] = [
  {
    name: 'Amina Yusuf',
    sites: ['site-walton', 'site-norris-green-library'],
    languages: ['en', 'so', 'ar'],
    channels: ['gp-pcn', 'self'],
    specialties: ['pcn'],
    workingDays: allWeek,
    hoursAWeek: 37.5,
  },
  {
    name: 'Tomasz Zielinski',
    sites: ['site-walton', 'site-county-childrens-centre'],
    languages: ['en', 'pl'],
    channels: ['cmht', 'partner'],
    specialties: ['cmht'],
    workingDays: allWeek,
    hoursAWeek: 37.5,
  },
  {
    name: 'Grace Molloy',
    sites: ['site-walton'],
    languages: ['en'],
    channels: ['drop-in', 'self'],
    specialties: [],
    workingDays: ['mon', 'tue', 'wed'],
    hoursAWeek: 22.5,
  },
  {
    name: 'Helen Fairclough',
    sites: ['site-walton', 'site-bootle'],
    languages: ['en'],
    channels: ['cmht'],
    specialties: ['ips', 'cmht'],
    workingDays: allWeek,
    hoursAWeek: 37.5,
  },
  {
    name: 'Siobhan Keegan',
    sites: ['site-southport'],
    languages: ['en'],
    channels: ['gp-pcn', 'partner'],
    specialties: ['pcn'],
    workingDays: allWeek,
    hoursAWeek: 37.5,
  },
  {
    name: 'David Ashworth',
    sites: ['site-southport', 'site-online'],
    languages: ['en'],
    channels: ['drop-in', 'self'],
    specialties: [],
    workingDays: ['wed', 'thu', 'fri'],
    hoursAWeek: 18,
  },
  {
    name: 'Leanne Birchall',
    sites: ['site-bootle', 'site-kirkdale-one-stop-shop'],
    languages: ['en'],
    channels: ['partner', 'drop-in'],
    specialties: ['outreach'],
    workingDays: allWeek,
    hoursAWeek: 37.5,
  },
  {
    name: 'Kwame Boateng',
    sites: ['site-bootle', 'site-southport'],
    languages: ['en'],
    channels: ['cmht'],
    specialties: ['ips'],
    workingDays: ['mon', 'tue', 'thu', 'fri'],
    hoursAWeek: 30,
  },
  {
    name: 'Parisa Rahimi',
    sites: ['site-lee-valley', 'site-wavertree-childrens-centre'],
    languages: ['en', 'fa'],
    channels: ['gp-pcn', 'outreach'],
    specialties: ['pcn', 'outreach'],
    workingDays: allWeek,
    hoursAWeek: 37.5,
  },
  {
    name: 'Joe Tierney',
    sites: ['site-lee-valley', 'site-garston-library', 'site-parklands-library'],
    languages: ['en'],
    channels: ['outreach', 'drop-in'],
    specialties: ['outreach'],
    workingDays: ['mon', 'tue', 'fri'],
    hoursAWeek: 22.5,
    awayInDays: [[-3, 11]],
  },
  {
    name: 'Bilal Qureshi',
    sites: ['site-kensington-library', 'site-kensington-childrens-centre', 'site-tuebrook-childrens-centre'],
    languages: ['en', 'ur'],
    channels: ['outreach', 'gp-pcn'],
    specialties: ['outreach', 'pcn'],
    workingDays: ['mon', 'wed', 'thu', 'fri'],
    hoursAWeek: 30,
  },
  {
    name: 'Omar Haddad',
    sites: ['site-central-library', 'site-toxteth-library'],
    languages: ['en', 'ar'],
    channels: ['outreach', 'self'],
    specialties: ['outreach'],
    workingDays: ['mon', 'wed', 'thu', 'fri'],
    hoursAWeek: 30,
  },
  {
    name: 'Ruth Pendleton',
    sites: ['site-phone', 'site-online'],
    languages: ['en'],
    channels: ['cmht', 'internal'],
    specialties: ['cmht'],
    workingDays: allWeek,
    hoursAWeek: 37.5,
    awayInDays: [[20, 27]],
  },
  {
    name: 'Mei Lin Chow',
    sites: ['site-online', 'site-phone'],
    languages: ['en', 'zh'],
    channels: ['self', 'partner'],
    specialties: [],
    workingDays: ['tue', 'wed', 'thu'],
    hoursAWeek: 21,
  },
];
