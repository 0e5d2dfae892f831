import type { NeedCode } from '../../schemas/codes.ts';
import type { Offer, Partner } from '../../schemas/directory.ts';
import type { LeftOut, ListedOffer } from '../../schemas/match.ts';
import { explainLeftOut, explainListed } from './explain.ts';
import { byRank, failuresOf, fitOf, type Judgement, judge } from './judge.ts';
import type { NeedProfile } from './profile.ts';
import type { Ruleset } from './ruleset.ts';

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
  return [...profile.needs]
    .sort((a, b) => a.priority - b.priority)
    .map(({ code }) => {
      const { ranked, removed } = judgeAll(offers, code, profile, ruleset);
      const shortlist = withOneThatNeedsNoReferral(ranked, ruleset.shortlistLength);
      return {
        code,
        offers: shortlist.map((judgement, i) =>
          explainListed(judgement, shortlist[i - 1], partnerOf.get(judgement.offer.partner)),
        ),
        leftOut: explainLeftOut(removed, ruleset.nearMisses),
      };
    });
}

/** Every offer for the need, judged one by one: those that may be offered, best first, and those that a rule removed. */
function judgeAll(offers: readonly Offer[], code: NeedCode, profile: NeedProfile, ruleset: Ruleset) {
  const ranked: Judgement[] = [];
  const removed: Judgement[] = [];
  for (const offer of offers) {
    const fit = fitOf(offer, code);
    if (!fit) continue;
    const judgement = judge(offer, fit, profile, ruleset);
    (failuresOf(judgement).length === 0 ? ranked : removed).push(judgement);
  }
  return { ranked: ranked.sort(byRank), removed };
}

/** Somewhere that can simply be walked into is always among the choices, where there is one. */
function withOneThatNeedsNoReferral(ranked: readonly Judgement[], length: number): readonly Judgement[] {
  const top = ranked.slice(0, length);
  const isOpenDoor = ({ offer }: Judgement) => offer.referral === 'none-needed';
  if (top.some(isOpenDoor)) return top;
  const openDoor = ranked.find(isOpenDoor);
  return openDoor ? [...top.slice(0, length - 1), openDoor] : top;
}
