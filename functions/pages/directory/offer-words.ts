import { saidDistance } from '../../../domain/geography/outcodes.ts';
import { languageName } from '../../../domain/matching/language-names.ts';
import { saidDate } from '../../../domain/time/said-date.ts';
import { accessLabels, type Capacity, type Day, type Mode, type PartOfDay } from '../../../schemas/codes.ts';
import type { Offer } from '../../../schemas/directory.ts';
import { capitalised } from '../house/words.ts';

// How an offer is told to everybody. What nobody has told us is said to be something to ask, and never left out.

export const ask = 'Not known – ask them';

export const dayNames: Readonly<Record<Day, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

export const partNames: Readonly<Record<PartOfDay, string>> = {
  morning: 'Morning',
  afternoon: 'Afternoon',
  evening: 'Evening',
};

/** `Monday morning and afternoon; Friday evening` */
export function saidTimes({ sessions }: Offer): string {
  if (!sessions || sessions.length === 0) return ask;
  const days = Object.entries(Object.groupBy(sessions, ({ day }) => day));
  return days.map(([day, all = []]) => `${dayNames[day as Day]} ${partsOf(all)}`).join('; ');
}

/** `morning, afternoon and evening` */
const partsOf = (sessions: readonly { readonly part: PartOfDay }[]): string =>
  new Intl.ListFormat('en-GB').format(sessions.map(({ part }) => part));

export function saidCost({ cost }: Offer): string {
  if (!cost) return ask;
  if (cost.pounds === 0) return 'Free';
  const pounds = Number.isInteger(cost.pounds) ? `${cost.pounds}` : cost.pounds.toFixed(2);
  return `£${pounds} for each ${cost.per}`;
}

const modeNames: Readonly<Record<Mode, string>> = {
  'face-to-face': 'Face to face',
  phone: 'By phone',
  online: 'Online',
};
export const saidModes = ({ modes }: Offer): string => sentence(modes.map(mode => modeNames[mode].toLowerCase()));

/** `In L9, about 3 km away`: a district, never nearer than that. */
export function saidPlace(offer: Offer, district: string | undefined, km: number | undefined): string | undefined {
  if (!offer.modes.includes('face-to-face')) return undefined;
  const away = km === undefined ? undefined : saidDistance(km);
  return sentence([district === undefined ? undefined : `in ${district}`, away].filter(part => part !== undefined));
}

export function saidAccess({ access }: Offer): { readonly has: string; readonly lacks?: string } {
  const labels = (needs: readonly (keyof typeof accessLabels)[]) => sentence(needs.map(need => accessLabels[need]));
  if (!access) return { has: ask };
  return {
    has: access.has.length === 0 ? ask : labels(access.has),
    ...(access.lacks.length > 0 && { lacks: labels(access.lacks) }),
  };
}

export const saidLanguages = ({ languages, interpreter }: Offer): string =>
  [languages ? languages.map(languageName).join(', ') : ask, interpreter && 'an interpreter can be arranged']
    .filter(part => part)
    .join('; ');

export function saidAudience({ audience, minimumAge, maximumAge, underTeam }: Offer): string {
  const whom =
    audience === undefined || audience === 'everyone'
      ? 'Everyone'
      : { women: 'Women', men: 'Men', carers: 'People who look after someone' }[audience];
  const ages =
    minimumAge !== undefined && maximumAge !== undefined
      ? `aged ${minimumAge} to ${maximumAge}`
      : minimumAge !== undefined
        ? `aged ${minimumAge} and over`
        : maximumAge !== undefined && `up to the age of ${maximumAge}`;
  return [whom, ages, underTeam && 'who are under a mental health team'].filter(part => part).join(', ');
}

export const joinWords: Readonly<Record<Offer['referral'], string>> = {
  'none-needed': 'You can just go. Nobody has to refer you.',
  'self-or-professional': 'You can ask them yourself, or somebody who supports you can refer you.',
  'professional-only': 'Somebody who supports you has to refer you, such as a Pathways Advisor or your GP practice.',
};

const placesWords: Readonly<Record<Capacity, string>> = {
  capacity: 'There are places',
  waitlist: 'There is a waiting list',
  'additional-assessment-required': 'They talk with you first',
  'no-capacity': 'There are no places just now',
  unknown: ask,
};

export const saidWaiting = ({ capacity, waitingWeeks }: Offer): string =>
  waitingWeeks === undefined || waitingWeeks === 0
    ? placesWords[capacity]
    : `${placesWords[capacity]}: about ${waitingWeeks} ${waitingWeeks === 1 ? 'week' : 'weeks'}`;

/** When it begins, for who reads it before. */
export const saidStart = ({ opens, nextStart }: Offer, today: string): string | undefined => {
  const start = [nextStart, opens].find(date => date !== undefined && date > today);
  return start && saidDate(start);
};

const sentence = (parts: readonly string[]): string => capitalised(parts.join(', '));
