import { ruleNames, ruleSentences } from '../../../../domain/matching/rules.ts';
import { onwardInWords, unsuitableInWords } from '../../../../domain/referral/said.ts';
import { declineReasons, needLabels } from '../../../../schemas/codes.ts';
import type { LeftOut, ListedOffer } from '../../../../schemas/match.ts';
import type { SetAside } from '../../../../schemas/support.ts';
import { saidInstant } from '../../house/said-time.ts';
import type { CaseFacts, CaseView } from '../case-facts.ts';
import type { Way } from './decisions.ts';

export interface OffersModel {
  readonly id: string;
  /** When they were looked for. */
  readonly matchedAt: string | undefined;
  readonly needs: readonly NeedMatches[];
  readonly setAside: readonly SetAsideModel[];
  readonly canChange: boolean;
}

/** What is not proposed again: by whom, when and why, and the way to take it back. */
interface SetAsideModel {
  readonly name: string;
  readonly said: string;
  readonly way: Way | undefined;
}

export interface NeedMatches {
  readonly label: string;
  readonly offers: readonly OfferModel[];
  readonly leftOut: number;
  /** Why, and how many for that. */
  readonly byRule: readonly { readonly because: string; readonly count: number }[];
  readonly nearMisses: LeftOut['nearMisses'];
}

export interface OfferModel
  extends Pick<ListedOffer, 'name' | 'partnerName' | 'reasons' | 'cautions' | 'questions' | 'whyNotHigher'> {
  readonly note: string | undefined;
  /** Where a request about it stands, if there is one. */
  readonly asked: string | undefined;
  readonly ways: readonly Way[];
}

export function presentOffers({ view, writers }: CaseFacts): OffersModel {
  const { id, match } = view;
  return {
    id,
    matchedAt: match && saidInstant(match.matchedAt),
    needs: (match?.needs ?? []).map(need => needOf(view, need)),
    setAside: view.setAside.map(one => asideOf(view, one, writers)),
    canChange: isWorkedOn(view),
  };
}

/** Offers are chosen with the person, so somebody must be there to do it. */
const isWorkedOn = ({ status }: CaseView) => status === 'assigned' || status === 'active';

/** Only the advisors' own can be taken back here: what a partner says is the partner's to change. */
function asideOf(view: CaseView, one: SetAside, writers: CaseFacts['writers']): SetAsideModel {
  const canTakeBack = one.by === 'advisor' && isWorkedOn(view);
  return {
    name: one.offerName,
    said: `${whoAndWhy(one, writers)} (${saidInstant(one.at)})`,
    way: canTakeBack
      ? { words: 'Propose it again', href: `/cases/${view.id}/propose-again?offer=${one.offer}` }
      : undefined,
  };
}

function whoAndWhy(one: SetAside, writers: CaseFacts['writers']): string {
  switch (one.by) {
    case 'partner':
      return `The partner: ${declineReasons[one.because]}`;
    case 'silence':
      return 'The partner has not answered';
    case 'advisor':
      return `${writers.get(one.recordedBy) ?? one.recordedBy}: ${unsuitableInWords(one.because, one.words)}`;
  }
}

type NeedInMatch = NonNullable<CaseView['match']>['needs'][number];

function needOf(view: CaseView, { code, offers, leftOut }: NeedInMatch): NeedMatches {
  const byRule = Object.entries(leftOut.byRule);
  return {
    label: needLabels[code],
    offers: offers.map(offer => offerOf(view, offer)),
    leftOut: byRule.reduce((total, [, count]) => total + count, 0),
    byRule: byRule.map(([rule, count]) => ({ because: whyNot(rule), count })),
    nearMisses: leftOut.nearMisses,
  };
}

function offerOf(view: CaseView, offer: ListedOffer): OfferModel {
  const { name, partnerName, reasons, cautions, questions, whyNotHigher } = offer;
  const asked = view.onward.findLast(one => one.offer === offer.offer);
  return {
    ...{ name, partnerName, reasons, cautions, questions },
    ...(whyNotHigher !== undefined && { whyNotHigher }),
    note: noteOn(offer),
    asked: asked && `Asked on ${saidInstant(asked.requestedAt)}: ${onwardInWords(asked)}.`,
    ways: isWorkedOn(view) ? waysOf(view.id, offer) : [],
  };
}

function waysOf(id: string, { offer, signpostOnly, needsNoReferral }: ListedOffer): Way[] {
  const way = (words: string, form: string): Way => ({ words, href: `/cases/${id}/${form}?offer=${offer}` });
  const canBeSent = !signpostOnly && !needsNoReferral;
  return [
    ...(canBeSent ? [way('Refer', 'refer')] : []),
    way('Tell them about it', 'signpost'),
    way('Not suitable', 'set-aside'),
  ];
}

function noteOn({ signpostOnly, needsNoReferral }: Pick<ListedOffer, 'signpostOnly' | 'needsNoReferral'>) {
  if (needsNoReferral) return 'No referral needed: tell the person about it.';
  return signpostOnly
    ? 'Tell the person about it only: there is no agreement to share data with this partner.'
    : undefined;
}

/** In the rule's own words. */
function whyNot(name: string): string {
  const rule = ruleNames.find(one => one === name);
  return (rule && ruleSentences[rule].fail) ?? 'A rule that is no longer used left them out.';
}
