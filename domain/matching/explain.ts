import type { Partner } from '../../schemas/directory.ts';
import type { LeftOut, ListedOffer, RemovedOffer } from '../../schemas/match.ts';
import { byRank, failuresOf, type Judgement, mapTerms } from './judge.ts';
import { type RuleName, ruleNames } from './rules.ts';
import { type TermName, termNames } from './ruleset.ts';

/** An offer on the shortlist in words: reasons, cautions, questions to ask, and why it is below the one above it. */
export function explainListed(
  judgement: Judgement,
  above: Judgement | undefined,
  partner: Partner | undefined,
): ListedOffer {
  const { offer, verdicts, score, terms } = judgement;
  const signpostOnly = partner?.dataSharingAgreement !== true;
  const whyNotHigher = above && belowBecause(judgement, above);
  return {
    offer: offer.id,
    partner: offer.partner,
    name: offer.name,
    partnerName: partner?.name ?? offer.partner,
    score,
    terms: mapTerms(name => terms[name].contribution),
    reasons: [
      ...termNames.map(name => terms[name].reason),
      ...verdicts.map(([, verdict]) => (verdict.is === 'pass' ? verdict.because : undefined)),
      offer.referral === 'none-needed' ? 'No referral is needed: the person can simply go.' : undefined,
    ].filter(reason => reason !== undefined),
    cautions: [
      ...termNames.map(name => terms[name].caution),
      signpostOnly && offer.referral !== 'none-needed' ? informationOnly : undefined,
    ].filter(caution => caution !== undefined),
    questions: verdicts.flatMap(([, verdict]) => (verdict.is === 'unknown' ? [verdict.ask] : [])),
    ...(whyNotHigher && { whyNotHigher }),
    signpostOnly,
    needsNoReferral: offer.referral === 'none-needed',
  };
}

const informationOnly = 'There is no data-sharing agreement: give information only, send nothing.';

/** The term on which it loses most to the offer above it. */
function belowBecause(judgement: Judgement, above: Judgement): string {
  const deficit = (name: TermName) => above.terms[name].contribution - judgement.terms[name].contribution;
  const worst = termNames.reduce((a, b) => (deficit(b) > deficit(a) ? b : a));
  if (deficit(worst) <= 0)
    return `It scores the same as ${above.offer.name}; the order between equals is drawn for each referral.`;
  const { caution } = judgement.terms[worst];
  return `It is below ${above.offer.name} on ${termLabels[worst]}.${caution ? ` ${caution}` : ''}`;
}

const termLabels: Record<TermName, string> = {
  need: 'how closely it meets the need',
  distance: 'distance',
  capacity: 'places',
  certainty: 'what is still to be asked',
  times: 'times',
  site: 'the site asked for',
  freshness: 'how recently its details were confirmed',
  cost: 'cost',
  together: 'being at one place with help for another need',
};

/** What is not on the shortlist because of a rule: how many each rule removed first, and the nearest misses. */
export function explainLeftOut(removed: readonly Judgement[], nearest: number): LeftOut {
  const first = removed.flatMap(judgement => failuresOf(judgement)[0]?.rule ?? []);
  const counts = ruleNames.map(name => [name, first.filter(rule => rule === name).length] as const);
  return { byRule: byRule(counts), nearMisses: nearMissesOf(removed, nearest) };
}

/** In the order the rules are asked, whatever the order of the offers. */
export const byRule = (counts: readonly (readonly [RuleName, number])[]): LeftOut['byRule'] =>
  Object.fromEntries(counts.filter(([, count]) => count > 0));

/** The nearest misses with the change that would bring them in: the fewer changes the nearer, then the better the offer. */
export function nearMissesOf(removed: readonly Judgement[], nearest: number): RemovedOffer[] {
  return removed
    .map(judgement => ({ judgement, failures: failuresOf(judgement) }))
    .filter(
      ({ failures }) =>
        failures.length <= mostChanges && failures.every(({ wouldMatchIf }) => wouldMatchIf !== undefined),
    )
    .sort((a, b) => a.failures.length - b.failures.length || byRank(a.judgement, b.judgement))
    .slice(0, nearest)
    .flatMap(({ judgement }) => nearMiss(judgement));
}

/** What would need more changes than this is no near miss. */
export const mostChanges = 2;

function nearMiss(judgement: Judgement): RemovedOffer[] {
  const failures = failuresOf(judgement);
  const [first] = failures;
  if (!first) return [];
  const { id: offer, name } = judgement.offer;
  const wouldMatchIf = failures.map(failure => failure.wouldMatchIf).join(', and ');
  return [{ offer, name, rule: first.rule, because: failures.map(({ because }) => because).join(' '), wouldMatchIf }];
}
