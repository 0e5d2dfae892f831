import {
  AccessNeed,
  Capacity,
  Channel,
  Day,
  Mode,
  type NeedCode,
  NeedCode as NeedCodes,
  PartOfDay,
  ReportGroup,
  TeamType,
} from '../../../schemas/codes.ts';
import { Offer, type Point } from '../../../schemas/directory.ts';
import { PartnerId, ReferralId, SiteId } from '../../../schemas/ids.ts';
import { CalendarDate } from '../../../schemas/time.ts';
import type { NeedProfile } from '../profile.ts';

/** A directory's character: how much nobody knows, how alike offers are, and how far apart. */
export interface Mood {
  readonly seed: number;
  readonly offers: number;
  /** Share of the optional fields that nobody has filled in. */
  readonly unknown: number;
  readonly spread: 'one-place' | 'districts' | 'country';
  /** All offers the same but for their names: nothing but the draw decides. */
  readonly areAllEqual: boolean;
}

/** Dice that always fall the same way for one seed (mulberry32, public domain). */
function diceOf(seed: number) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most: number) => Math.floor(roll() * (most + 1));
  const oneOf = <T>(choices: readonly T[]): T => {
    const [first, ...others] = choices;
    if (first === undefined) throw new RangeError('nothing to choose from');
    return others[upTo(choices.length - 1) - 1] ?? first;
  };
  const someOf = <T>(choices: readonly T[], share: number) => choices.filter(() => roll() < share);
  return { roll, upTo, oneOf, someOf, chance: (share: number) => roll() < share };
}
type Dice = ReturnType<typeof diceOf>;

export function directoryOf(mood: Mood): Offer[] {
  const dice = diceOf(mood.seed);
  const template = offerOf(0, mood, dice);
  return Array.from({ length: mood.offers }, (_, i) =>
    mood.areAllEqual ? { ...template, ...namesOf(i, dice) } : offerOf(i, mood, dice),
  );
}

const namesOf = (i: number, dice: Dice) =>
  Offer.pick({ id: true, name: true }).parse({
    id: `offer-${dice.oneOf(['tea', 'walk', 'a', 'a-longer-name-than-most-of-them'])}-${i}`,
    name: `Offer ${i}`,
  });

function offerOf(i: number, mood: Mood, dice: Dice): Offer {
  const known = <T>(make: () => T): T | undefined => (dice.chance(mood.unknown) ? undefined : make());
  const rare = <T>(make: () => T): T | undefined => (dice.chance(0.1) ? make() : undefined);
  const modes = dice.someOf(Mode.options, 0.4);
  return Offer.parse({
    ...namesOf(i, dice),
    partner: `partner-${dice.upTo(8)}`,
    description: 'Invented.',
    needs: Array.from({ length: 1 + dice.upTo(2) }, () => ({
      code: dice.oneOf(needsAsked.filter(code => code !== 'not-sure')),
      fit: dice.oneOf(['exact', 'related']),
    })),
    reportGroup: dice.oneOf(ReportGroup.options),
    status: dice.chance(0.1) ? dice.oneOf(['paused', 'closed']) : 'open',
    opens: rare(() => dateOf(dice)),
    closes: rare(() => dateOf(dice)),
    modes: modes.length > 0 ? modes : ['face-to-face'],
    site: dice.chance(0.3) ? `site-${dice.upTo(4)}` : undefined,
    place: known(() => ({ postcode: 'L9 2AF', point: pointOf(mood, dice) })),
    area: known(() => (dice.chance(0.4) ? 'anywhere' : { outcodes: [dice.oneOf(outcodes), dice.oneOf(outcodes)] })),
    minimumAge: known(() => (dice.chance(0.3) ? undefined : dice.oneOf([0, 18, 50]))),
    maximumAge: known(() => (dice.chance(0.5) ? undefined : dice.oneOf([25, 120]))),
    languages: known(() => dice.someOf(languages, 0.3)),
    interpreter: known(() => dice.chance(0.5)),
    access: known(() => ({ has: dice.someOf(AccessNeed.options, 0.5), lacks: dice.someOf(AccessNeed.options, 0.1) })),
    sessions: known(() =>
      Array.from({ length: dice.upTo(3) }, () => ({
        day: dice.oneOf(Day.options),
        part: dice.oneOf(PartOfDay.options),
      })),
    ),
    audience: known(() => dice.oneOf(['women', 'men', 'carers', 'everyone', 'everyone'])),
    underTeam: rare(() => [dice.oneOf(TeamType.options)]),
    paidWorkGoal: rare(() => dice.chance(0.7)),
    channels: rare(() => [dice.oneOf(Channel.options), dice.oneOf(Channel.options)]),
    cost: known(() => ({ pounds: dice.oneOf([0, 0, 2.5, 5, 40]), per: 'session' })),
    referral: dice.oneOf(['none-needed', 'self-or-professional', 'professional-only']),
    capacity: dice.oneOf(Capacity.options),
    assuredOn: known(() => dateOf(dice)),
    humanCheck: rare(() => 'Is it safe?'),
  });
}

export const needsAsked: readonly NeedCode[] = ['loneliness', 'employment', 'carer', 'not-sure'];
const outcodes = ['L1', 'L4', 'L9', 'L20', 'PR8', 'M1'];
const languages = ['en', 'pl', 'ar', 'so'];

/** Around the turn of a year, so that some are to come, some just gone and some long past. */
const dateOf = (dice: Dice) => `${2026 + dice.upTo(1)}-${pad(1 + dice.upTo(11))}-${pad(1 + dice.upTo(27))}`;
const pad = (number: number) => String(number).padStart(2, '0');

function pointOf({ spread }: Mood, dice: Dice): Point {
  if (spread === 'one-place') return { latitude: 53.46, longitude: -2.96 };
  if (spread === 'country') return { latitude: 50 + dice.roll() * 5.5, longitude: -5 + dice.roll() * 6.5 };
  return { latitude: (5330 + dice.upTo(30)) / 100, longitude: (-310 + dice.upTo(40)) / 100 };
}

/** Someone of any kind, who may have said much or nothing. */
export function personOf(seed: number, mood: Mood): NeedProfile {
  const dice = diceOf(seed);
  const said = <T>(make: () => T): T | undefined => (dice.chance(0.4) ? undefined : make());
  const wished = <T>(make: () => readonly T[]): readonly T[] => (dice.chance(0.7) ? [] : make());
  return {
    referral: ReferralId.parse(`ref_01JD8ZK4T6V9W2X3Y5Z${String(seed % 10_000_000).padStart(7, '0')}`),
    asOf: CalendarDate.parse(dateOf(dice)),
    channel: dice.oneOf(Channel.options),
    needs: [{ code: dice.oneOf(NeedCodes.options), priority: 1 }],
    age: said(() => dice.oneOf([-1, 0, 17, 18, 25, 26, 50, 120, 130])),
    outcode: said(() => dice.oneOf([...outcodes, 'ZZ99'])),
    point: said(() => pointOf(mood, dice)),
    travelLimitKm: dice.chance(0.6) ? undefined : dice.oneOf([0, 1, 2, 3.5, 10, 500]),
    language: said(() => dice.oneOf([...languages, 'yo'])),
    accessNeeds: wished(() => dice.someOf(AccessNeed.options, 0.4)),
    modes: wished(() => dice.someOf(Mode.options, 0.5)),
    sites: wished(() => [SiteId.parse(`site-${dice.upTo(5)}`)]),
    days: wished(() => dice.someOf(Day.options, 0.3)),
    partsOfDay: wished(() => dice.someOf(PartOfDay.options, 0.4)),
    groupFor: dice.chance(0.7) ? undefined : dice.oneOf(['women', 'men']),
    isCarer: said(() => dice.chance(0.5)),
    team: said(() => dice.oneOf([...TeamType.options, 'none'])),
    declinedPartners: wished(() => [PartnerId.parse(`partner-${dice.upTo(9)}`)]),
  };
}
