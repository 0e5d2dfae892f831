import type { NeedCode } from '../../schemas/codes.ts';
import type { Offer } from '../../schemas/directory.ts';
import type { NeedProfile } from './profile.ts';
import { type RuleName, rules, type Verdict } from './rules.ts';
import { type Ruleset, type TermName, termNames } from './ruleset.ts';
import { type Term, terms } from './terms.ts';
import { draws } from './tie-break.ts';

/** Everything there is to say of one offer for one need of one person. */
export interface Judgement {
  readonly offer: Offer;
  readonly verdicts: readonly (readonly [RuleName, Verdict])[];
  /** 0 to 1 in steps of 0.0001. */
  readonly score: number;
  readonly tie: number;
  readonly terms: Readonly<Record<TermName, Said>>;
}

type Said = Pick<Term, 'reason' | 'caution'> & { readonly contribution: number };

export type Fit = 'exact' | 'related';

/** Someone who is not sure is shown what can simply be walked into at The Life Rooms. */
export function fitOf(offer: Offer, need: NeedCode): Fit | undefined {
  if (need !== 'not-sure') return offer.needs.find(({ code }) => code === need)?.fit;
  return offer.reportGroup === 'life-rooms' && offer.referral === 'none-needed' ? 'exact' : undefined;
}

export function judge(offer: Offer, fit: Fit, profile: NeedProfile, ruleset: Ruleset): Judgement {
  const verdicts = ruleEntries.map(([name, rule]) => [name, rule(offer, profile)] as const);
  const unknowns = verdicts.filter(([, verdict]) => verdict.is === 'unknown').length;
  const said = mapTerms(name => {
    const { worth, ...why } = terms[name]({ offer, profile, fit, unknowns, ruleset });
    return { contribution: rounded(worth * ruleset.weights[name]), ...why };
  });
  return {
    offer,
    verdicts,
    score: sumOf(said),
    terms: said,
    tie: draws[ruleset.draw](profile.referral, offer.id, ruleset.version),
  };
}

/** The same judgement with one term said anew, and the score that follows. */
export function withTerm(judgement: Judgement, name: TermName, said: Said): Judgement {
  const terms = { ...judgement.terms, [name]: said };
  return { ...judgement, terms, score: sumOf(terms) };
}

export const failuresOf = ({ verdicts }: Judgement) =>
  verdicts.flatMap(([rule, verdict]) => (verdict.is === 'fail' ? [{ rule, ...verdict }] : []));

/** Best first; equals in the order drawn for this referral, so that the order is total and the same on every machine. */
export const byRank = (a: Judgement, b: Judgement) =>
  b.score - a.score || a.tie - b.tie || (a.offer.id < b.offer.id ? -1 : 1);

export const mapTerms = <T>(make: (name: TermName) => T) =>
  Object.fromEntries(termNames.map(name => [name, make(name)])) as Record<TermName, T>;

const sumOf = (terms: Judgement['terms']) =>
  rounded(termNames.reduce((sum, name) => sum + terms[name].contribution, 0));

const ruleEntries = Object.entries(rules) as [RuleName, (typeof rules)[RuleName]][];

/** Four decimals: finer differences would be noise of floating point, and equal offers must be seen to be equal. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
