import { type NeedCode, needInWords } from '../../schemas/codes.ts';
import { byRank, type Judgement, withTerm } from './judge.ts';
import type { Ruleset } from './ruleset.ts';

/** The best offers for one need, best first, and the best that can simply be walked into, wherever it ranks. */
export interface Candidates {
  readonly code: NeedCode;
  readonly ranked: readonly Judgement[];
  readonly openDoor: Judgement | undefined;
}

/**
 * From the best offers to the few that are shown for each need: what can be had together is preferred when scores are
 * close, no partner fills the list while another could be on it, and one choice needs no referral.
 */
export function shortlists(needs: readonly Candidates[], ruleset: Ruleset): Map<NeedCode, readonly Judgement[]> {
  return new Map(
    needs.map(need => {
      const others = needs.filter(({ code }) => code !== need.code);
      const preferred = need.ranked.map(judgement => preferTogether(judgement, others, ruleset)).sort(byRank);
      return [need.code, withOpenDoor(underCeiling(preferred, ruleset), need.openDoor)];
    }),
  );
}

/** One place for several needs saves a person journeys and new faces. Worth a little, so it decides only between near equals. */
function preferTogether(judgement: Judgement, others: readonly Candidates[], ruleset: Ruleset): Judgement {
  const reason = sameOffer(judgement, others, ruleset) ?? sameSite(judgement, others, ruleset);
  return reason ? withTerm(judgement, 'together', { contribution: ruleset.weights.together, reason }) : judgement;
}

function sameOffer({ offer }: Judgement, others: readonly Candidates[], ruleset: Ruleset): string | undefined {
  const other = others.find(need => foremost(need, ruleset).some(candidate => candidate.offer.id === offer.id));
  return other && `It also helps with "${needInWords(other.code)}".`;
}

/** A postcode may be a whole street: only a site that both name is one place. */
function sameSite({ offer }: Judgement, others: readonly Candidates[], ruleset: Ruleset): string | undefined {
  if (offer.site === undefined || !offer.modes.includes('face-to-face')) return undefined;
  const other = others.find(need => foremost(need, ruleset).some(candidate => candidate.offer.site === offer.site));
  return other && `Something for "${needInWords(other.code)}" is at the same place.`;
}

/** Company counts only among offers that are likely to be shown. */
const foremost = ({ ranked }: Candidates, { shortlistLength }: Ruleset) => ranked.slice(0, shortlistLength);

/** Those of a partner who is on the list often enough come after everybody else's: a soft ceiling, never an exclusion. */
function underCeiling(ranked: readonly Judgement[], { shortlistLength, perPartner }: Ruleset): Judgement[] {
  const seen = new Map<string, number>();
  const [within, beyond]: [Judgement[], Judgement[]] = [[], []];
  for (const judgement of ranked) {
    const count = (seen.get(judgement.offer.partner) ?? 0) + 1;
    seen.set(judgement.offer.partner, count);
    (count <= perPartner ? within : beyond).push(judgement);
  }
  return [...within, ...beyond].slice(0, shortlistLength).sort(byRank);
}

/** It is added, never put in another's place: that could be the one offer in the person's language. */
function withOpenDoor(shortlist: readonly Judgement[], openDoor: Judgement | undefined): readonly Judgement[] {
  return !openDoor || shortlist.some(needsNoReferral) ? shortlist : [...shortlist, openDoor];
}

export const needsNoReferral = ({ offer }: Judgement) => offer.referral === 'none-needed';
