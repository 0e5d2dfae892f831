import type { NeedCode } from '../../schemas/codes.ts';
import type { Offer, Partner } from '../../schemas/directory.ts';
import type { ListedOffer, RemovedOffer } from '../../schemas/match.ts';
import type { NeedProfile } from './profile.ts';
import { type RuleName, rules, type Verdict } from './rules.ts';
import { type Ruleset, type TermName, termNames } from './ruleset.ts';
import { terms } from './terms.ts';
import { tieBreak } from './tie-break.ts';

export interface MatchedNeed {
  readonly code: NeedCode;
  readonly offers: ListedOffer[];
  readonly removed: RemovedOffer[];
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
export function match(profile: NeedProfile, offered: Offered, ruleset: Ruleset): MatchedNeed[] {
  const partners = new Map(offered.partners.map(partner => [partner.id, partner]));
  return [...profile.needs]
    .sort((a, b) => a.priority - b.priority)
    .map(({ code }) => {
      const judged = offered.offers.flatMap(offer => {
        const fit = fitOf(offer, code);
        return fit ? [judge(offer, fit, profile, ruleset)] : [];
      });
      const ranked = judged.filter(isListed).sort(byRank);
      const shortlist = withOneThatNeedsNoReferral(ranked, ruleset.shortlistLength);
      return {
        code,
        offers: shortlist.map((judgement, i) =>
          listed(judgement, shortlist[i - 1], partners.get(judgement.offer.partner)),
        ),
        removed: judged
          .filter(isRemoved)
          .sort((a, b) => compare(a.offer.id, b.offer.id))
          .map(removed),
      };
    });
}

interface Judgement {
  readonly offer: Offer;
  readonly verdicts: readonly (readonly [RuleName, Verdict])[];
  readonly score: number;
  readonly tie: number;
  readonly terms: Readonly<Record<TermName, { contribution: number; reason?: string; caution?: string }>>;
}

/** Someone who is not sure is shown what can simply be walked into at The Life Rooms. */
function fitOf(offer: Offer, need: NeedCode): 'exact' | 'related' | undefined {
  if (need !== 'not-sure') return offer.needs.find(({ code }) => code === need)?.fit;
  return offer.reportGroup === 'life-rooms' && offer.referral === 'none-needed' ? 'exact' : undefined;
}

function judge(offer: Offer, fit: 'exact' | 'related', profile: NeedProfile, ruleset: Ruleset): Judgement {
  const verdicts = ruleEntries.map(([name, rule]) => [name, rule(offer, profile)] as const);
  const unknowns = verdicts.filter(([, verdict]) => verdict.is === 'unknown').length;
  const said = mapTerms(name => {
    const { worth, ...why } = terms[name]({ offer, profile, fit, unknowns, ruleset });
    return { contribution: rounded(worth * ruleset.weights[name]), ...why };
  });
  const score = rounded(termNames.reduce((sum, name) => sum + said[name].contribution, 0));
  return { offer, verdicts, score, terms: said, tie: tieBreak(profile.referral, offer.id, ruleset.version) };
}

const ruleEntries = Object.entries(rules) as [RuleName, (typeof rules)[RuleName]][];
const mapTerms = <T>(make: (name: TermName) => T) =>
  Object.fromEntries(termNames.map(name => [name, make(name)])) as Record<TermName, T>;

/** Four decimals: finer differences would be noise of floating point, and equal offers must be seen to be equal. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

const firstFailure = ({ verdicts }: Judgement) => verdicts.find(([, verdict]) => verdict.is === 'fail');
const isListed = (judgement: Judgement) => firstFailure(judgement) === undefined;
const isRemoved = (judgement: Judgement) => !isListed(judgement);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byRank = (a: Judgement, b: Judgement) => b.score - a.score || a.tie - b.tie || compare(a.offer.id, b.offer.id);

/** Somewhere that can simply be walked into is always among the choices, where there is one. */
function withOneThatNeedsNoReferral(ranked: readonly Judgement[], length: number): readonly Judgement[] {
  const top = ranked.slice(0, length);
  const isOpenDoor = ({ offer }: Judgement) => offer.referral === 'none-needed';
  if (top.some(isOpenDoor)) return top;
  const openDoor = ranked.find(isOpenDoor);
  return openDoor ? [...top.slice(0, length - 1), openDoor] : top;
}

function listed(judgement: Judgement, above: Judgement | undefined, partner: Partner | undefined): ListedOffer {
  const { offer, verdicts, score } = judgement;
  const signpostOnly = partner?.dataSharingAgreement !== true;
  const whyNotHigher = above && belowBecause(judgement, above);
  return {
    offer: offer.id,
    partner: offer.partner,
    name: offer.name,
    partnerName: partner?.name ?? offer.partner,
    score,
    terms: mapTerms(name => judgement.terms[name].contribution),
    reasons: [
      ...termNames.map(name => judgement.terms[name].reason),
      ...verdicts.map(([, verdict]) => (verdict.is === 'pass' ? verdict.because : undefined)),
      offer.referral === 'none-needed' ? 'No referral is needed: the person can simply go.' : undefined,
    ].filter(reason => reason !== undefined),
    cautions: [
      ...termNames.map(name => judgement.terms[name].caution),
      signpostOnly && offer.referral !== 'none-needed'
        ? 'There is no data-sharing agreement: give information only, send nothing.'
        : undefined,
    ].filter(caution => caution !== undefined),
    questions: verdicts.flatMap(([, verdict]) => (verdict.is === 'unknown' ? [verdict.ask] : [])),
    ...(whyNotHigher && { whyNotHigher }),
    signpostOnly,
    needsNoReferral: offer.referral === 'none-needed',
  };
}

/** The term on which it loses most to the offer above it. */
function belowBecause(judgement: Judgement, above: Judgement): string {
  const deficit = (name: TermName) => above.terms[name].contribution - judgement.terms[name].contribution;
  const worst = termNames.reduce((a, b) => (deficit(b) > deficit(a) ? b : a));
  if (deficit(worst) <= 0)
    return `It scores the same as ${above.offer.name}; the order between equals is drawn for each referral.`;
  const { caution } = judgement.terms[worst];
  return `It is below ${above.offer.name} on ${termLabels[worst]}.${caution ? ` ${caution}` : ''}`;
}

export const termLabels: Record<TermName, string> = {
  need: 'how closely it meets the need',
  distance: 'distance',
  capacity: 'places',
  certainty: 'what is still to be asked',
  times: 'times',
  site: 'the site asked for',
  freshness: 'how recently its details were confirmed',
  cost: 'cost',
};

/** The first rule it fails, and the one change that would bring it in, where one change would. */
function removed(judgement: Judgement): RemovedOffer {
  const { offer, verdicts } = judgement;
  const failures = verdicts.flatMap(([rule, verdict]) => (verdict.is === 'fail' ? [{ rule, ...verdict }] : []));
  const [first] = failures;
  if (!first) throw new RangeError(`${offer.id} was not removed by any rule`);
  const wouldMatchIf = failures.length === 1 ? first.wouldMatchIf : undefined;
  return {
    offer: offer.id,
    name: offer.name,
    rule: first.rule,
    because: first.because,
    ...(wouldMatchIf && { wouldMatchIf }),
  };
}
