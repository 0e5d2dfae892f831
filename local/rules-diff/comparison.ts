import { type Concentration, concentrationOf } from '../../domain/matching/concentration.ts';
import {
  clearestOf,
  type Difference,
  differenceBetween,
  type Pair,
  type Shortlist,
  type Tally,
} from '../../domain/matching/difference.ts';
import { languageName } from '../../domain/matching/language-names.ts';
import { match } from '../../domain/matching/match.ts';
import { type NeedProfile, needProfile } from '../../domain/matching/profile.ts';
import { changesBetween } from '../../domain/matching/published.ts';
import type { Ruleset } from '../../domain/matching/ruleset.ts';
import { accessLabels, type NeedCode, needLabels } from '../../schemas/codes.ts';
import type { ListedOffer } from '../../schemas/match.ts';
import { CalendarDate } from '../../schemas/time.ts';
import { type DemonstrationDirectory, demonstrationDirectory } from '../seed/index.ts';
import { syntheticReferrals } from '../synthetic-referrals.ts';

/** What would be otherwise under another ruleset. Shares are 0 to 1. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly offers: number;
  readonly partners: number;
  /** What differs between the rulesets, in sentences. */
  readonly rules: readonly string[];
  /**
   * What the rules alone change. Each version draws anew between equals, which is chance and favours nobody; so the draw is
   * held still here, or it would hide what the rules do.
   */
  readonly difference: Omit<Difference, 'changes'>;
  /** What changes in all, the new draw included. */
  readonly withDraw: Tally;
  readonly concentration: Readonly<Record<'firsts' | 'listings', { before: Concentration; after: Concentration }>>;
  readonly examples: readonly Example[];
}

/** One shortlist before and after, for nobody real. */
interface Example {
  readonly need: NeedCode;
  readonly who: string;
  readonly before: readonly ListedOffer[];
  readonly after: readonly ListedOffer[];
}

/** Matches synthetic referrals with the demonstration directory, by one ruleset and by the other. */
export function compareRulesets(before: Ruleset, after: Ruleset, referrals: number): Comparison {
  const directory = demonstrationDirectory(anyDay);
  const requests = syntheticReferrals(referrals, anyDay);
  const profiles = new Map(requests.map(({ id, request }) => [id, needProfile(id, request, anyDay)]));
  const listedBy = (ruleset: Ruleset): Shortlist[] =>
    [...profiles].flatMap(([referral, profile]) =>
      match(profile, directory, ruleset).map(({ code, offers }) => ({ referral, need: code, offers })),
    );

  const own = listedBy(before);
  const was = listedBy({ ...before, version: after.version, draw: after.draw });
  const is = listedBy(after);
  const { changes, ...difference } = differenceBetween(was, is);
  const { shortlists, changed, newFirst } = differenceBetween(own, is);
  const redrawn = new Set(differenceBetween(own, was).changes.map(change => change.after));
  return {
    before: before.version,
    after: after.version,
    offers: directory.offers.length,
    partners: directory.partners.length,
    rules: changesBetween(before, after),
    difference,
    withDraw: { shortlists, changed, newFirst },
    concentration: concentrationIn(was, is, directory),
    examples: clearestOf(
      changes.filter(change => !redrawn.has(change.before)),
      3,
    ).map(change => exampleOf(change, profiles.get(change.after.referral))),
  };
}

/** The demonstration counts its dates from the day it is shown on; a fixed one gives the same figures tomorrow. */
const anyDay = CalendarDate.parse('2026-06-03');

function concentrationIn(
  was: readonly Shortlist[],
  is: readonly Shortlist[],
  { partners }: DemonstrationDirectory,
): Comparison['concentration'] {
  const everybody = partners.map(({ id }) => id);
  const among = (shortlists: readonly Shortlist[], length?: number) =>
    concentrationOf(
      shortlists.flatMap(({ offers }) => offers.slice(0, length).map(({ partner }) => partner)),
      everybody,
    );
  return {
    firsts: { before: among(was, 1), after: among(is, 1) },
    listings: { before: among(was), after: among(is) },
  };
}

function exampleOf({ before, after }: Pair, profile: NeedProfile | undefined): Example {
  return {
    need: after.need,
    who: profile ? whoIs(profile, after.need) : '',
    before: before.offers,
    after: after.offers,
  };
}

function whoIs({ age, outcode, language, accessNeeds, needs }: NeedProfile, need: NeedCode): string {
  const others = needs.filter(({ code }) => code !== need).map(({ code }) => `“${needLabels[code]}”`);
  return [
    `somebody ${age === undefined ? 'of unknown age' : `aged ${age}`}, from ${outcode ?? 'an unknown place'}`,
    language !== undefined && language !== 'en' && `speaks ${languageName(language)}`,
    accessNeeds.length > 0 && `needs ${accessNeeds.map(one => accessLabels[one]).join(' and ')}`,
    others.length > 0 && `also wants help with ${others.join(' and ')}`,
  ]
    .filter(said => said !== false)
    .join('; ');
}
