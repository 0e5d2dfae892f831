import { match } from '../../domain/matching/match.ts';
import { type NeedProfile, needProfile } from '../../domain/matching/profile.ts';
import { currentRuleset } from '../../domain/matching/ruleset.ts';
import type { DirectorySnapshot } from '../../domain/ports.ts';
import { currentRequest, type Referral } from '../../domain/referral/state.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { MatchSnapshot } from '../../schemas/match.ts';
import type { Instant } from '../../schemas/time.ts';
import { fingerprint } from '../shell/fingerprint.ts';

/** The next shortlist of a referral: what the person would like now, without the offers that have been set aside. */
export function shortlistFor(
  referral: Referral,
  { version: directory, offers, partners }: DirectorySnapshot,
  now: Instant,
): { readonly shortlist: MatchSnapshot; readonly profile: NeedProfile } {
  const profile = needProfile(referral.id, currentRequest(referral), londonDate(now));
  const setAside = referral.setAside.map(({ offer }) => offer).sort();
  const left = setAside.length > 0 ? offers.filter(({ id }) => !setAside.includes(id)) : offers;
  const shortlist = {
    number: referral.matches + 1,
    ruleset: currentRuleset.version,
    directory,
    inputsHash: fingerprint(setAside.length > 0 ? { profile, setAside } : profile),
    matchedAt: now,
    needs: match(profile, { offers: left, partners }, currentRuleset),
  };
  return { shortlist, profile };
}
