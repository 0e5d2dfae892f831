import type { NeedCode } from '../../schemas/codes.ts';
import type { Partner } from '../../schemas/directory.ts';
import type { LeftOut, ListedOffer } from '../../schemas/match.ts';
import { explainListed } from './explain.ts';
import type { NeedProfile } from './profile.ts';
import type { Ruleset } from './ruleset.ts';
import { type Candidates, shortlists } from './shortlist.ts';

export interface MatchedNeed {
  readonly code: NeedCode;
  readonly offers: ListedOffer[];
  readonly leftOut: LeftOut;
}

/** What the directory has for one need: the best of it, and what rules left out. */
export interface Searched extends Candidates {
  readonly leftOut: LeftOut;
}

/** A shortlist in words for each need, most pressing need first, however the directory was searched. */
export function answer(
  { needs }: NeedProfile,
  partners: readonly Partner[],
  ruleset: Ruleset,
  search: (code: NeedCode) => Searched,
): MatchedNeed[] {
  const searched = [...needs].sort((a, b) => a.priority - b.priority).map(({ code }) => search(code));
  const chosen = shortlists(searched, ruleset);
  const partnerOf = partnersById(partners);
  return searched.map(({ code, leftOut }) => {
    const shortlist = chosen.get(code) ?? [];
    const offers = shortlist.map((judgement, i) =>
      explainListed(judgement, shortlist[i - 1], partnerOf.get(judgement.offer.partner)),
    );
    return { code, offers, leftOut };
  });
}

/** A directory is matched with again and again: its partners are looked up by id, and put in order once. */
function partnersById(partners: readonly Partner[]): ReadonlyMap<Partner['id'], Partner> {
  const known = ordered.get(partners);
  if (known) return known;
  const byId = new Map(partners.map(partner => [partner.id, partner]));
  ordered.set(partners, byId);
  return byId;
}

const ordered = new WeakMap<readonly Partner[], ReadonlyMap<Partner['id'], Partner>>();
