import { type Asking, verdict } from './asking.ts';
import type { Image } from './image.ts';
import { area, none } from './layout.ts';
import type { PointReach } from './reach.ts';
import * as record from './record.ts';

/** No rule gives points: an offer that may not be offered weighs less than nothing. */
export const notOffered = -1;

/**
 * What a judgement says of one record: the score in ten-thousandths, or `notOffered` where a rule fails.
 *
 * @param forNeed what the offer earns for the need
 * @param place what its distance means, where the caller knows it for the whole cell
 */
export function weigh(
  image: Image,
  asking: Asking,
  at: number,
  forNeed: number,
  place: PointReach | undefined,
): number {
  const { records, tariff } = image;
  const how = records.how(at);
  let questions = whoMayCome(image, asking, at) + howItIsDone(image, asking, at, how);
  if (questions >= verdict.fail) return notOffered;
  const dates = records.datesOf(at) * 3;
  if (image.dates.signedAt(dates) > asking.today || image.dates.signedAt(dates + 1) < asking.today) return notOffered;
  const distance = place ?? distanceTo(image, asking, at);
  if (asking.hasTravelLimit && !record.isFromHome(how)) {
    if (distance && !distance.isWithinLimit) return notOffered;
    if (!distance) questions += verdict.ask;
  }
  const age = asking.today - image.dates.signedAt(dates + 2);
  return (
    forNeed +
    image.merits.at(records.meritOf(at) * 2) +
    pointsForDistance(image, how, distance) +
    (tariff.certainty[questions] ?? 0) +
    pointsForTimes(image, asking, how) +
    (!asking.asksForSites || asking.sites.includes(records.siteOf(at)) ? tariff.site.asked : tariff.site.other) +
    (age <= tariff.freshness.staleAfterDays ? tariff.freshness.fresh : tariff.freshness.stale)
  );
}

/** Audience, age, team, paid work, channel and human check: all in one word. */
function whoMayCome({ records }: Image, asking: Asking, at: number): number {
  const who = records.who(at);
  const channels = record.channelsIn(who);
  if (channels !== 0 && (channels & asking.channel) === 0) return verdict.fail;
  if (record.wantsPaidWorkIn(who) && !asking.wantsPaidWork) return verdict.fail;
  if (asking.partnersRefused.length > 0 && asking.partnersRefused.includes(records.partnerOf(at))) return verdict.fail;
  return (
    (asking.byAudience[record.audienceIn(who)] ?? 0) +
    (asking.byTeams[record.teamsIn(who)] ?? 0) +
    ageVerdict(record.minimumAgeIn(who), record.maximumAgeIn(who), asking.age) +
    record.humanCheckIn(who)
  );
}

function ageVerdict(minimum: number, maximum: number, age: number | undefined): number {
  if (minimum === record.anyAge && maximum === record.anyAge) return verdict.pass;
  if (age === undefined) return verdict.ask;
  const isOldEnough = age >= (minimum === record.anyAge ? 0 : minimum);
  return isOldEnough && (maximum === record.anyAge || age <= maximum) ? verdict.pass : verdict.fail;
}

/** Mode, access, area and language. */
function howItIsDone(image: Image, asking: Asking, at: number, how: number): number {
  if (asking.modes !== 0 && (record.modesIn(how) & asking.modes) === 0) return verdict.fail;
  return (
    accessVerdict(image.records.accessOf(at), record.isFaceToFace(how) ? asking.access : asking.accessFromHome) +
    areaVerdict(image, asking, image.records.areaOf(at)) +
    tongueVerdict(image, asking, image.records.tongueOf(at), record.interpreterIn(how))
  );
}

function accessVerdict(access: number, needed: number): number {
  if (((access >>> 6) & needed) !== 0) return verdict.fail;
  return (needed & ~access) === 0 ? verdict.pass : verdict.ask;
}

function areaVerdict({ areas }: Image, { hasOutcode, outcode }: Asking, served: number): number {
  if (served === area.anywhere) return verdict.pass;
  if (served === area.unknown || !hasOutcode) return verdict.ask;
  return outcode !== undefined && areas.has(served - area.firstSet, outcode) ? verdict.pass : verdict.fail;
}

function tongueVerdict({ tongues }: Image, asking: Asking, tongue: number, interpreter: number): number {
  if (tongue === none.narrow)
    return asking.takesEnglish ? verdict.pass : (asking.byInterpreterIfUnsaid[interpreter] ?? 0);
  const isSpoken = asking.language !== undefined && tongues.has(tongue, asking.language);
  return isSpoken ? verdict.pass : (asking.byInterpreterIfOthers[interpreter] ?? 0);
}

/** Undefined where either end is unknown. */
function distanceTo({ records, points }: Image, { reach }: Asking, at: number): PointReach | undefined {
  const point = records.pointOf(at);
  return reach && point !== none.wide ? reach.to(points.at(point)) : undefined;
}

function pointsForDistance({ tariff }: Image, how: number, distance: PointReach | undefined): number {
  const { remote, unknown } = tariff.distance;
  const inPerson = record.isFaceToFace(how) ? distance?.points : undefined;
  if (!record.isFromHome(how)) return inPerson ?? unknown;
  return inPerson === undefined ? remote : Math.max(remote, inPerson);
}

function pointsForTimes({ tariff: { times } }: Image, { sessions }: Asking, how: number): number {
  if (sessions === undefined) return times.suits;
  if ((how & record.sessionsKnown) === 0) return times.unknown;
  return (how & sessions) !== 0 ? times.suits : times.other;
}
