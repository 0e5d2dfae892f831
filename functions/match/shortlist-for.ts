import { matchIndexed } from '../../domain/matching/match-indexed.ts';
import { type NeedProfile, needProfile } from '../../domain/matching/profile.ts';
import { currentRequest, type Referral } from '../../domain/referral/state.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import type { Instant } from '../../schemas/time.ts';
import { fingerprint } from '../shell/fingerprint.ts';
import type { World } from '../world.ts';

/**
 * The next shortlist of a referral: what the person would like now, without the offers that have been set aside.
 * @throws Error when no whole image of the directory is to be had
 */
export async function shortlistFor(
  { offers, clock }: Pick<World, 'offers' | 'clock'>,
  referral: Referral,
): Promise<{ readonly shortlist: MatchSnapshot; readonly profile: NeedProfile }> {
  const now = clock.now();
  const profile = profileOf(referral, now);
  const { imaged, images, manifest } = await offers.imagesFor(profile.outcode);
  const shortlist = {
    number: referral.matches + 1,
    ruleset: manifest.ruleset,
    directory: manifest.directory,
    images: [...images],
    partners: manifest.partners.hash,
    inputsHash: fingerprint(profile),
    matchedAt: now,
    needs: matchIndexed(profile, imaged),
  };
  return { shortlist, profile };
}

/** All that matching may know of the person, as the referral stands. */
export const profileOf = (referral: Referral, now: Instant): NeedProfile =>
  needProfile(
    referral.id,
    currentRequest(referral),
    londonDate(now),
    referral.setAside.map(({ offer }) => offer),
  );
