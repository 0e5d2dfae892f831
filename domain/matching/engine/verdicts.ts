import type { RuleName } from '../rules.ts';
import { type Asking, verdict } from './asking.ts';
import { area, none } from './layout.ts';
import type { PointReach } from './reach.ts';
import * as record from './record.ts';

/** What each rule (rules.ts) says of one record, as a number (`verdict`), without the words. */
export const verdicts = {
  isOpen,
  isForThem,
  isOfAge,
  acceptsTheirTeam,
  wantsPaidWork,
  cameTheRightWay,
  servesTheirArea,
  isWithinReach: (asking, at) => isWithinReach(asking, at, distanceTo(asking, at)),
  speaksTheirLanguage,
  hasAccess,
  fitsTheirMode,
  wasNotRefused,
  needsNoHumanCheck,
} as const satisfies Record<RuleName, (asking: Asking, at: number) => number>;

function isOpen({ image: { records, dates }, today }: Asking, at: number): number {
  const status = record.statusIn(records.who(at));
  if (status !== 'open') return status === 'paused' ? verdict.fail : verdict.failForGood;
  const first = records.datesOf(at) * 3;
  if (dates.signedAt(first + 1) < today) return verdict.failForGood;
  return dates.signedAt(first) > today ? verdict.fail : verdict.pass;
}

function isForThem({ image, byAudience }: Asking, at: number): number {
  return byAudience[record.audienceIn(image.records.who(at))] ?? 0;
}

function isOfAge({ image, age }: Asking, at: number): number {
  const who = image.records.who(at);
  const minimum = record.minimumAgeIn(who);
  const maximum = record.maximumAgeIn(who);
  if (minimum === record.anyAge && maximum === record.anyAge) return verdict.pass;
  if (age === undefined) return verdict.ask;
  const isOldEnough = age >= (minimum === record.anyAge ? 0 : minimum);
  return isOldEnough && (maximum === record.anyAge || age <= maximum) ? verdict.pass : verdict.failForGood;
}

function acceptsTheirTeam({ image, byTeams }: Asking, at: number): number {
  return byTeams[record.teamsIn(image.records.who(at))] ?? 0;
}

function wantsPaidWork({ image, wantsPaidWork }: Asking, at: number): number {
  return record.wantsPaidWorkIn(image.records.who(at)) && !wantsPaidWork ? verdict.fail : verdict.pass;
}

function cameTheRightWay({ image, channel }: Asking, at: number): number {
  const channels = record.channelsIn(image.records.who(at));
  return channels === 0 || (channels & channel) !== 0 ? verdict.pass : verdict.failForGood;
}

function servesTheirArea({ image, hasOutcode, outcode }: Asking, at: number): number {
  const served = image.records.areaOf(at);
  if (served === area.anywhere) return verdict.pass;
  if (served === area.unknown || !hasOutcode) return verdict.ask;
  const isServed = outcode !== undefined && image.areasOfOutcode.has(outcode, served);
  return isServed ? verdict.pass : verdict.failForGood;
}

export function isWithinReach({ image, hasTravelLimit }: Asking, at: number, distance: PointReach | undefined): number {
  if (!hasTravelLimit || image.isFromHome(at)) return verdict.pass;
  if (!distance) return verdict.ask;
  return distance.isWithinLimit ? verdict.pass : verdict.fail;
}

function speaksTheirLanguage(asking: Asking, at: number): number {
  const { records, tongues } = asking.image;
  const tongue = records.tongueOf(at);
  const interpreter = record.interpreterIn(records.how(at));
  if (tongue === none.narrow)
    return asking.takesEnglish ? verdict.pass : (asking.byInterpreterIfUnsaid[interpreter] ?? 0);
  const isSpoken = asking.language !== undefined && tongues.has(tongue, asking.language);
  return isSpoken ? verdict.pass : (asking.byInterpreterIfOthers[interpreter] ?? 0);
}

function hasAccess(asking: Asking, at: number): number {
  const { records } = asking.image;
  const access = records.accessOf(at);
  const needed = record.isFaceToFace(records.how(at)) ? asking.access : asking.accessFromHome;
  if (((access >>> 6) & needed) !== 0) return verdict.failForGood;
  return (needed & ~access) === 0 ? verdict.pass : verdict.ask;
}

function fitsTheirMode({ image, modes }: Asking, at: number): number {
  return modes === 0 || (record.modesIn(image.records.how(at)) & modes) !== 0 ? verdict.pass : verdict.fail;
}

function wasNotRefused({ image, partnersRefused }: Asking, at: number): number {
  if (partnersRefused.length === 0) return verdict.pass;
  return partnersRefused.includes(image.records.partnerOf(at)) ? verdict.failForGood : verdict.pass;
}

function needsNoHumanCheck({ image }: Asking, at: number): number {
  return record.humanCheckIn(image.records.who(at)) === 1 ? verdict.ask : verdict.pass;
}

/** Undefined where either end is unknown. */
export function distanceTo({ image: { records, points }, reach }: Asking, at: number): PointReach | undefined {
  const point = records.pointOf(at);
  return reach && point !== none.wide ? reach.to(points.at(point)) : undefined;
}
