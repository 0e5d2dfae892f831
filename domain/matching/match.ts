import type { NeedCode } from '../../schemas/codes.ts';
import type { Offer, Partner } from '../../schemas/directory.ts';
import type { LeftOut, ListedOffer } from '../../schemas/match.ts';
import { explainLeftOut, explainListed } from './explain.ts';
import { byRank, failuresOf, fitOf, type Judgement, judge } from './judge.ts';
import type { NeedProfile } from './profile.ts';
import type { Ruleset } from './ruleset.ts';
import { type Candidates, needsNoReferral, shortlists } from './shortlist.ts';

export interface MatchedNeed {
  readonly code: NeedCode;
  readonly offers: ListedOffer[];
  readonly leftOut: LeftOut;
}

/** What of the directory matching reads. */
export interface Offered {
  readonly offers: readonly Offer[];
  readonly partners: readonly Partner[];
}

/**
 * A ranked, explained shortlist for each need, most pressing need first. Pure, synchronous and replayable: the same
 * profile, offers and ruleset give the same answer in whatever order the offers come.
 */
export function match(profile: NeedProfile, { offers, partners }: Offered, ruleset: Ruleset): MatchedNeed[] {
  const partnerOf = new Map(partners.map(partner => [partner.id, partner]));
  const judged = [...profile.needs]
    .sort((a, b) => a.priority - b.priority)
    .map(({ code }) => judgeAll(offers, code, profile, ruleset));
  const chosen = shortlists(judged, ruleset);
  return judged.map(({ code, removed }) => {
    const shortlist = chosen.get(code) ?? [];
    return {
      code,
      offers: shortlist.map((judgement, i) =>
        explainListed(judgement, shortlist[i - 1], partnerOf.get(judgement.offer.partner)),
      ),
      leftOut: explainLeftOut(removed, ruleset.nearMisses),
    };
  });
}

/** Every offer for the need, judged one by one: the best of those that may be offered, and those that a rule removed. */
function judgeAll(
  offers: readonly Offer[],
  code: NeedCode,
  profile: NeedProfile,
  ruleset: Ruleset,
): Candidates & { readonly removed: readonly Judgement[] } {
  const listed: Judgement[] = [];
  const removed: Judgement[] = [];
  for (const offer of offers) {
    const fit = fitOf(offer, code);
    if (!fit) continue;
    const judgement = judge(offer, fit, profile, ruleset);
    (failuresOf(judgement).length === 0 ? listed : removed).push(judgement);
  }
  listed.sort(byRank);
  return { code, ranked: listed.slice(0, ruleset.candidates), openDoor: listed.find(needsNoReferral), removed };
}
