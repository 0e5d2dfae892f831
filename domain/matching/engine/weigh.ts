import { type Asking, questionsIn, verdict } from './asking.ts';
import type { Image } from './image.ts';
import { exactFit } from './layout.ts';
import type { PointReach } from './reach.ts';
import * as record from './record.ts';
import { distanceTo, isWithinReach, verdicts } from './verdicts.ts';

/** No rule gives points: an offer that may not be offered weighs less than nothing. */
export const notOffered = -1;

/**
 * What a judgement says of one record: the score in ten-thousandths, or `notOffered` where a rule fails.
 *
 * @param forNeed what the offer earns for the need
 */
export function weigh(asking: Asking, at: number, forNeed: number): number {
  const said = saidWithoutDistance(asking, at);
  if (said >= verdict.fail) return notOffered;
  const distance = distanceTo(asking, at);
  const all = said + isWithinReach(asking, at, distance);
  return all >= verdict.fail ? notOffered : forNeed + pointsOf(asking, at, questionsIn(all), distance);
}

/** What an offer earns for the need of the list it is on. */
export function needPoints({ tariff: { need } }: Image, posting: number): number {
  return posting >= exactFit ? need.exact : need.related;
}

/** What an offer earns beyond its need, whether or not it may be offered. */
export function pointsOf(asking: Asking, at: number, questions: number, distance: PointReach | undefined): number {
  const { image, today } = asking;
  const { records, tariff } = image;
  const how = records.how(at);
  const age = today - image.dates.signedAt(records.datesOf(at) * 3 + 2);
  return (
    image.merits.at(records.meritOf(at) * 2) +
    pointsForDistance(asking, how, distance) +
    (tariff.certainty[questions] ?? 0) +
    pointsForTimes(asking, how) +
    (!asking.asksForSites || asking.sites.includes(records.siteOf(at)) ? tariff.site.asked : tariff.site.other) +
    (age <= tariff.freshness.staleAfterDays ? tariff.freshness.fresh : tariff.freshness.stale)
  );
}

/** All rules but that of distance, those that fail most often first. */
function saidWithoutDistance(asking: Asking, at: number): number {
  const who =
    verdicts.isForThem(asking, at) +
    verdicts.isOfAge(asking, at) +
    verdicts.acceptsTheirTeam(asking, at) +
    verdicts.wantsPaidWork(asking, at) +
    verdicts.cameTheRightWay(asking, at) +
    verdicts.wasNotRefused(asking, at) +
    verdicts.needsNoHumanCheck(asking, at);
  if (who >= verdict.fail) return who;
  return (
    who +
    verdicts.fitsTheirMode(asking, at) +
    verdicts.hasAccess(asking, at) +
    verdicts.servesTheirArea(asking, at) +
    verdicts.speaksTheirLanguage(asking, at) +
    verdicts.isOpen(asking, at)
  );
}

function pointsForDistance({ image: { tariff } }: Asking, how: number, distance: PointReach | undefined): number {
  const { remote, unknown } = tariff.distance;
  const inPerson = record.isFaceToFace(how) ? distance?.points : undefined;
  if (!record.isFromHome(how)) return inPerson ?? unknown;
  return inPerson === undefined ? remote : Math.max(remote, inPerson);
}

function pointsForTimes({ image, sessions }: Asking, how: number): number {
  const { times } = image.tariff;
  if (sessions === undefined) return times.suits;
  if ((how & record.sessionsKnown) === 0) return times.unknown;
  return (how & sessions) !== 0 ? times.suits : times.other;
}
