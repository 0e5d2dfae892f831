import { byRank, failuresOf, fitOf, type Judgement, judge } from '../../domain/matching/judge.ts';
import type { NeedProfile } from '../../domain/matching/profile.ts';
import type { Ruleset } from '../../domain/matching/ruleset.ts';
import type { Offer } from '../../schemas/directory.ts';

/** What `match` means by the best: every offer judged for everybody, in one pass, the best of each person kept. */
export function definition(
  offers: Iterable<Offer>,
  people: readonly NeedProfile[],
  ruleset: Ruleset,
  length: number,
): string[] {
  const best = people.map((): Judgement[] => []);
  for (const offer of offers)
    people.forEach((profile, i) => {
      const need = profile.needs[0]?.code;
      const fit = need && fitOf(offer, need);
      if (!fit) return;
      const judgement = judge(offer, fit, profile, ruleset);
      if (failuresOf(judgement).length > 0) return;
      best[i]?.push(judgement);
      best[i]?.sort(byRank).splice(length);
    });
  return best.map(judgements => judgements.map(({ offer, score }) => `${offer.id} ${score}`).join());
}
