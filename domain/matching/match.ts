import type { NeedCode } from '../../schemas/codes.ts';
import type { Offer, Partner } from '../../schemas/directory.ts';
import { answer, type MatchedNeed, type Searched } from './answer.ts';
import { explainLeftOut } from './explain.ts';
import { byRank, failuresOf, fitOf, type Judgement, judge } from './judge.ts';
import type { NeedProfile } from './profile.ts';
import type { Ruleset } from './ruleset.ts';
import { needsNoReferral } from './shortlist.ts';

export type { MatchedNeed } from './answer.ts';

/** What of the directory matching reads. */
export interface Offered {
  readonly offers: readonly Offer[];
  readonly partners: readonly Partner[];
}

/**
 * A ranked, explained shortlist for each need, most pressing need first. Pure, synchronous and replayable: the same
 * profile, offers and ruleset give the same answer in whatever order the offers come. This is what matching means;
 * `matchIndexed` finds the same without judging every offer.
 */
export function match(profile: NeedProfile, { offers, partners }: Offered, ruleset: Ruleset): MatchedNeed[] {
  return answer(profile, partners, ruleset, code => judgeAll(offers, code, profile, ruleset));
}

/** Every offer for the need, judged one by one: the best of those that may be offered, and those that a rule removed. */
function judgeAll(offers: readonly Offer[], code: NeedCode, profile: NeedProfile, ruleset: Ruleset): Searched {
  const listed: Judgement[] = [];
  const removed: Judgement[] = [];
  for (const offer of offers) {
    const fit = fitOf(offer, code);
    if (!fit) continue;
    const judgement = judge(offer, fit, profile, ruleset);
    (failuresOf(judgement).length === 0 ? listed : removed).push(judgement);
  }
  listed.sort(byRank);
  return {
    code,
    ranked: listed.slice(0, ruleset.candidates),
    openDoor: listed.find(needsNoReferral),
    leftOut: explainLeftOut(removed, ruleset.nearMisses),
  };
}
