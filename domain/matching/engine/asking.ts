import { AccessNeed, Channel, Day, Mode, PartOfDay, TeamType } from '../../../schemas/codes.ts';
import type { NeedProfile } from '../profile.ts';
import { dayNumber } from './day-number.ts';
import { type Draw, drawFrom } from './draw.ts';
import type { Image } from './image.ts';
import { Reach } from './reach.ts';
import { audiences, interpreters, maskOf, sessionBit } from './record.ts';

/**
 * Verdicts as numbers, so that adding those of all rules counts: questions in the lowest four bits, failures in the next
 * four, and above them failures that no change could mend. From `fail` on, a rule has failed.
 */
export const verdict = { pass: 0, ask: 0x001, fail: 0x010, failForGood: 0x110 } as const;
export const questionsIn = (verdicts: number) => verdicts & 0xf;
export const failuresIn = (verdicts: number) => (verdicts >>> 4) & 0xf;
export const canBeMended = (verdicts: number) => verdicts < 0x100;

/** What one person asks, in the numbers of one image: worked out once, then held against many records. */
export interface Asking {
  readonly image: Image;
  readonly draw: Draw;
  readonly today: number;
  /** By audience, teams and interpreter, as a record numbers them. */
  readonly byAudience: readonly number[];
  readonly byTeams: readonly number[];
  readonly byInterpreterIfUnsaid: readonly number[];
  readonly byInterpreterIfOthers: readonly number[];
  readonly age: number | undefined;
  readonly channel: number;
  readonly wantsPaidWork: boolean;
  readonly takesEnglish: boolean;
  /** Number of the language wanted; undefined where no offer names it. */
  readonly language: number | undefined;
  readonly access: number;
  readonly accessFromHome: number;
  readonly modes: number;
  /** Whether they can be met face to face, as far as they have said. */
  readonly canBeMet: boolean;
  readonly partnersRefused: readonly number[];
  /** Number of the district; undefined where nobody has said or no offer names it. */
  readonly outcode: number | undefined;
  readonly hasOutcode: boolean;
  /** Set where it is known about where they live. */
  readonly reach: Reach | undefined;
  /** Whether they are to be looked for on the ground: where not even their district is known, it tells nothing. */
  readonly isPlaced: boolean;
  readonly hasTravelLimit: boolean;
  /** Sessions that would suit; undefined where any would. */
  readonly sessions: number | undefined;
  readonly asksForSites: boolean;
  readonly sites: readonly number[];
}

export function askingOf(profile: NeedProfile, image: Image): Asking {
  const { language, outcode, point, travelLimitKm } = profile;
  return {
    image,
    draw: drawFrom(image, profile.referral),
    today: dayNumber(profile.asOf),
    byAudience: audiences.map(audience => audienceVerdict(audience, profile)),
    byTeams: Array.from({ length: 1 << TeamType.options.length }, (_, teams) => teamVerdict(teams, profile)),
    byInterpreterIfUnsaid: interpreters.map(interpreter => (interpreter ? verdict.pass : verdict.ask)),
    byInterpreterIfOthers: interpreters.map(interpreter => otherTonguesVerdict(interpreter, profile)),
    age: profile.age,
    channel: maskOf(Channel.options, [profile.channel]),
    wantsPaidWork: profile.needs.some(({ code }) => code === 'employment'),
    takesEnglish: (language ?? 'en') === 'en',
    language: image.languages.indexOf(language ?? 'en'),
    access: maskOf(AccessNeed.options, profile.accessNeeds),
    accessFromHome: maskOf(AccessNeed.options, profile.accessNeeds) & ~aboutTheBuilding,
    modes: maskOf(Mode.options, profile.modes),
    canBeMet: profile.modes.length === 0 || profile.modes.includes('face-to-face'),
    partnersRefused: found(profile.declinedPartners, partner => image.partners.indexOf(partner)),
    outcode: outcode ? image.outcodes.indexOf(outcode) : undefined,
    hasOutcode: Boolean(outcode),
    reach: point && new Reach(point, travelLimitKm, image.tariff.distance),
    isPlaced: point !== undefined || Boolean(outcode),
    hasTravelLimit: travelLimitKm !== undefined,
    sessions: sessionsAsked(profile),
    asksForSites: profile.sites.length > 0,
    sites: found(profile.sites, site => image.sites.indexOf(site)),
  };
}

function audienceVerdict(audience: (typeof audiences)[number], { groupFor, isCarer }: NeedProfile): number {
  if (audience === 'carers') return isCarer === undefined ? verdict.ask : isCarer ? verdict.pass : verdict.failForGood;
  if (audience === 'women' || audience === 'men')
    return groupFor === undefined ? verdict.ask : groupFor === audience ? verdict.pass : verdict.failForGood;
  if (groupFor === undefined) return verdict.pass;
  return audience === 'everyone' ? verdict.fail : verdict.ask;
}

function teamVerdict(teams: number, { team }: NeedProfile): number {
  if (teams === 0) return verdict.pass;
  if (team === undefined) return verdict.ask;
  return team !== 'none' && (teams & maskOf(TeamType.options, [team])) !== 0 ? verdict.pass : verdict.failForGood;
}

/** For an offer that names its languages, none of them the one wanted. */
function otherTonguesVerdict(interpreter: (typeof interpreters)[number], { language }: NeedProfile): number {
  if (!language) return verdict.ask;
  if (interpreter) return verdict.pass;
  return interpreter === false || language === 'en' ? verdict.fail : verdict.ask;
}

function sessionsAsked({ days, partsOfDay }: NeedProfile): number | undefined {
  if (days.length === 0 && partsOfDay.length === 0) return undefined;
  const wantedDays = days.length > 0 ? days : Day.options;
  const wantedParts = partsOfDay.length > 0 ? partsOfDay : PartOfDay.options;
  return wantedDays.reduce((mask, day) => wantedParts.reduce((inner, part) => inner | sessionBit(day, part), mask), 0);
}

const aboutTheBuilding = maskOf(AccessNeed.options, ['step-free', 'accessible-toilet', 'hearing-loop', 'quiet-space']);

const found = <Name>(names: readonly Name[], indexOf: (name: Name) => number | undefined): number[] =>
  names.flatMap(name => indexOf(name) ?? []);
