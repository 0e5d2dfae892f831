import type { NeedProfile } from '../domain/matching/profile.ts';
import { AccessNeed, Channel, Day, type Mode, NeedCode, PartOfDay, TeamType } from '../schemas/codes.ts';
import type { Offer } from '../schemas/directory.ts';
import type { OfferId, PartnerId, ReferralId, SiteId } from '../schemas/ids.ts';
import type { CalendarDate } from '../schemas/time.ts';
import { aCountry, around, type Neighbourhood } from './country.ts';
import { type Dice, diceOf } from './dice.ts';

export const country = aCountry(42);
export const today = '2026-11-23' as CalendarDate;

/** Invented offers, one by one, so that a million need not be in memory. Everything follows from the seed. */
export function* offers(count: number, seed = 1): Generator<Offer> {
  const dice = diceOf(seed);
  for (let i = 0; i < count; i++) yield anOffer(i, Math.ceil(count / 8), dice);
}

function anOffer(i: number, partners: number, dice: Dice): Offer {
  const home = country.settle(dice);
  const modes = dice.byShare<Mode[]>([
    [0.72, ['face-to-face']],
    [0.14, ['face-to-face', dice.oneOf(['phone', 'online'])]],
    [0.14, [dice.oneOf(['phone', 'online'])]],
  ]);
  const isMet = modes.includes('face-to-face');
  return {
    id: `offer-${dice.oneOf(words)}-${dice.oneOf(words)}-${i}` as OfferId,
    partner: `partner-${dice.upTo(partners)}` as PartnerId,
    name: `The ${dice.oneOf(words)} ${dice.oneOf(words)}`,
    description: 'A friendly group for people nearby. Come as you are; somebody will be there to meet you at the door.',
    needs: needsOf(dice),
    reportGroup: dice.byShare([
      [0.05, 'life-rooms'],
      [0.1, 'employment'],
      [0.1, 'volunteering'],
      [0.75, 'social-support'],
    ]),
    status: dice.byShare([
      [0.93, 'open'],
      [0.04, 'paused'],
      [0.03, 'closed'],
    ]),
    modes,
    referral: dice.byShare([
      [0.2, 'none-needed'],
      [0.6, 'self-or-professional'],
      [0.2, 'professional-only'],
    ]),
    capacity: dice.byShare([
      [0.45, 'capacity'],
      [0.2, 'waitlist'],
      [0.08, 'additional-assessment-required'],
      [0.12, 'no-capacity'],
      [0.15, 'unknown'],
    ]),
    ...(isMet &&
      dice.chance(0.95) && { place: { postcode: `${home.outcode} 1AA`, point: around(home.middle, 0.008, dice) } }),
    ...areaOf(home, isMet, dice),
    ...agesOf(dice),
    ...(dice.chance(0.8) && { languages: dice.chance(0.2) ? ['en', dice.oneOf(languages)] : ['en'] }),
    ...(dice.chance(0.5) && { interpreter: dice.chance(0.4) }),
    ...(dice.chance(0.75) && { access: accessOf(dice) }),
    ...(dice.chance(0.75) && { sessions: Array.from({ length: 1 + dice.upTo(2) }, () => aSession(dice)) }),
    ...audienceOf(dice),
    ...(dice.chance(0.85) && { cost: { pounds: dice.chance(0.7) ? 0 : 1 + dice.upTo(11), per: 'session' } as const }),
    ...(dice.chance(0.85) && { assuredOn: daysBefore(dice.upTo(150)) }),
    ...(dice.chance(0.02) && { site: `site-${dice.upTo(9)}` as SiteId }),
    ...seldom(dice),
  };
}

function needsOf(dice: Dice): Offer['needs'] {
  const codes = new Set(Array.from({ length: 1 + dice.upTo(2) }, () => aNeed(dice)));
  return [...codes].map(code => ({ code, fit: dice.chance(0.65) ? 'exact' : 'related' }));
}

function areaOf({ town, outcode }: Neighbourhood, isMet: boolean, dice: Dice): Pick<Offer, 'area'> {
  if (dice.chance(0.12)) return {};
  if (dice.chance(isMet ? 0.15 : 0.55)) return { area: 'anywhere' };
  const all = country.outcodesOf(town);
  if (dice.chance(0.7)) return { area: { outcodes: [...all] } };
  return { area: { outcodes: [...new Set([outcode, dice.oneOf(all), dice.oneOf(all)])] } };
}

function agesOf(dice: Dice): Pick<Offer, 'minimumAge' | 'maximumAge'> {
  return dice.byShare([
    [0.3, {}],
    [0.52, { minimumAge: 18 }],
    [0.1, { minimumAge: 50 }],
    [0.08, { minimumAge: 16, maximumAge: 25 }],
  ]);
}

const accessOf = (dice: Dice): Offer['access'] => {
  const lacks = dice.someOf(AccessNeed.options, 0.1);
  return { has: dice.someOf(AccessNeed.options, 0.5).filter(one => !lacks.includes(one)), lacks };
};

const aSession = (dice: Dice) => ({ day: dice.oneOf(Day.options), part: dice.oneOf(PartOfDay.options) });

function audienceOf(dice: Dice): Pick<Offer, 'audience'> {
  return dice.byShare([
    [0.25, {}],
    [0.6, { audience: 'everyone' as const }],
    [0.06, { audience: 'women' as const }],
    [0.04, { audience: 'men' as const }],
    [0.05, { audience: 'carers' as const }],
  ]);
}

function seldom(dice: Dice): Partial<Offer> {
  return {
    ...(dice.chance(0.03) && { underTeam: [dice.oneOf(TeamType.options)] }),
    ...(dice.chance(0.03) && { paidWorkGoal: true }),
    ...(dice.chance(0.03) && { channels: dice.someOf(Channel.options, 0.5).concat('gp-pcn') }),
    ...(dice.chance(0.03) && { humanCheck: 'Would a group be safe for them just now?' }),
    ...(dice.chance(0.04) && { opens: daysBefore(dice.upTo(200) - 60) }),
    ...(dice.chance(0.04) && { closes: daysBefore(dice.upTo(200) - 150) }),
  };
}

/** The people who ask, as they come. */
export function people(count: number, seed = 7): NeedProfile[] {
  const dice = diceOf(seed);
  return Array.from({ length: count }, (_, i) => aPerson(i, dice));
}

/** Those for whom little fits: each kind in turn. */
export function hardPeople(count: number, seed = 11): NeedProfile[] {
  const dice = diceOf(seed);
  return Array.from({ length: count }, (_, i) => ({
    ...aPerson(1_000_000 + i, dice),
    ...hard[i % hard.length]?.(dice),
  }));
}

function aPerson(i: number, dice: Dice): NeedProfile {
  const { outcode } = country.settle(dice);
  const address = dice.byShare<'known' | 'far' | 'none'>([
    [0.93, 'known'],
    [0.04, 'far'],
    [0.03, 'none'],
  ]);
  return {
    referral: `ref_01JD8ZK4T6V9W2X3Y5Z${String(i).padStart(7, '0')}` as ReferralId,
    asOf: today,
    channel: dice.oneOf(Channel.options),
    needs: [{ code: dice.chance(0.03) ? 'not-sure' : aNeed(dice), priority: 1 }],
    age: dice.chance(0.92) ? 18 + dice.upTo(75) : undefined,
    outcode: address === 'none' ? undefined : outcode,
    point: address === 'known' ? country.middleOf(outcode) : undefined,
    travelLimitKm: dice.chance(0.4) ? dice.oneOf([2, 5, 10, 15]) : undefined,
    language: dice.byShare([
      [0.6, undefined],
      [0.32, 'en'],
      [0.08, dice.oneOf(languages)],
    ]),
    accessNeeds: dice.chance(0.15) ? [dice.oneOf(AccessNeed.options)] : [],
    modes: dice.byShare<Mode[]>([
      [0.75, []],
      [0.15, ['face-to-face']],
      [0.1, ['phone', 'online']],
    ]),
    sites: dice.chance(0.08) ? [`site-${dice.upTo(9)}` as SiteId] : [],
    days: dice.chance(0.2) ? dice.someOf(Day.options, 0.4) : [],
    partsOfDay: dice.chance(0.2) ? [dice.oneOf(PartOfDay.options)] : [],
    groupFor: dice.byShare([
      [0.95, undefined],
      [0.03, 'women'],
      [0.02, 'men'],
    ]),
    isCarer: dice.byShare([
      [0.6, undefined],
      [0.1, true],
      [0.3, false],
    ]),
    team: dice.byShare([
      [0.7, undefined],
      [0.2, 'none'],
      [0.1, dice.oneOf(TeamType.options)],
    ]),
    declinedPartners: dice.chance(0.03) ? ['partner-1' as PartnerId] : [],
  };
}

const hard: readonly ((dice: Dice) => Partial<NeedProfile>)[] = [
  dice => ({ language: dice.oneOf(languages), accessNeeds: ['bsl', 'step-free'], travelLimitKm: 2 }),
  dice => ({ groupFor: 'women', language: dice.oneOf(languages), partsOfDay: ['evening'], days: ['sat', 'sun'] }),
  () => ({ outcode: undefined, point: undefined, modes: ['face-to-face'], travelLimitKm: 5 }),
  dice => ({ modes: ['online'], language: dice.oneOf(languages), accessNeeds: ['easy-read', 'bsl'] }),
  () => ({ age: 12, isCarer: false, team: 'none', language: 'en', travelLimitKm: 1 }),
  () => ({
    groupFor: 'men',
    modes: ['phone'],
    sites: ['site-3' as SiteId],
    needs: [{ code: NeedCode.options[19] as NeedCode, priority: 1 }],
  }),
  () => ({ accessNeeds: [...AccessNeed.options], days: ['sun'], partsOfDay: ['evening'] }),
  () => ({ outcode: undefined, point: undefined, age: undefined, groupFor: 'women', isCarer: false }),
];

/** Needs are told unequally often: the second half as often as the first, and so on. */
const needCodes = NeedCode.options.filter(code => code !== 'not-sure');
const needShares = needCodes.map((_, i) => 1 / (i + 1) ** 0.8);
const allShares = needShares.reduce((a, b) => a + b, 0);
const aNeed = (dice: Dice) =>
  dice.byShare(needCodes.map((code, i) => [(needShares[i] as number) / allShares, code] as const));

const languages = [
  'pl',
  'ar',
  'so',
  'fa',
  'ur',
  'bn',
  'zh',
  'ro',
  'uk',
  'ta',
  'tr',
  'ku',
  'pa',
  'gu',
  'fr',
  'pt',
  'es',
  'lt',
  'hu',
];
const words = [
  'oak',
  'river',
  'tea',
  'walk',
  'garden',
  'choir',
  'bridge',
  'kitchen',
  'lantern',
  'harbour',
  'meadow',
  'thread',
];
const daysBefore = (days: number) =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10) as CalendarDate;
