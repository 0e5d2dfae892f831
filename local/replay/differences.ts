import { fingerprint } from '../../functions/shell/fingerprint.ts';
import { type NeedCode, needLabels } from '../../schemas/codes.ts';
import type { LeftOut, ListedOffer, MatchSnapshot } from '../../schemas/match.ts';

type Made = Pick<MatchSnapshot, 'inputsHash' | 'needs'>;
type Need = MatchSnapshot['needs'][number];

/** What is otherwise than it was, in sentences; none where every word is the same. */
export function differencesBetween(was: Made, is: Made): string[] {
  if (fingerprint(pick(was)) === fingerprint(pick(is))) return [];
  const found = [
    ...(was.inputsHash === is.inputsHash ? [] : ['What is asked for the person is read otherwise: the hash differs.']),
    ...needsDiffer(was.needs, is.needs),
    ...is.needs.flatMap(need => {
      const before = was.needs.find(({ code }) => code === need.code);
      return before ? inNeed(before, need).map(sentence => `${needLabels[need.code]}: ${sentence}`) : [];
    }),
  ];
  return found.length > 0 ? found : ['Something differs that this program has no words for.'];
}

const pick = ({ inputsHash, needs }: Made): Made => ({ inputsHash, needs });

function needsDiffer(was: readonly Need[], is: readonly Need[]): string[] {
  const names = (needs: readonly { code: NeedCode }[]) => needs.map(({ code }) => needLabels[code]).join(', ');
  return names(was) === names(is) ? [] : [`The needs were ${names(was)}, and are ${names(is)}.`];
}

function inNeed(was: Need, is: Need): string[] {
  const placeIn = (need: Need, { offer }: ListedOffer) => need.offers.findIndex(one => one.offer === offer) + 1;
  const gone = was.offers.filter(offer => placeIn(is, offer) === 0);
  return [
    ...gone.map(offer => `${offer.name} is no longer listed; it was number ${placeIn(was, offer)}.`),
    ...is.offers.flatMap((offer, i) => {
      const before = was.offers.find(one => one.offer === offer.offer);
      if (!before) return [`${offer.name} is listed as number ${i + 1}; it was not listed.`];
      return [...moved(offer.name, placeIn(was, offer), i + 1), ...saidOtherwise(before, offer)];
    }),
    ...leftOutOtherwise(was.leftOut, is.leftOut),
  ];
}

const moved = (name: string, from: number, to: number) => (from === to ? [] : [`${name} moved from ${from} to ${to}.`]);

function saidOtherwise(was: ListedOffer, is: ListedOffer): string[] {
  const { score: before } = was;
  const fields = Object.keys(fieldNames) as (keyof typeof fieldNames)[];
  const others = fields.filter(field => fingerprint([was[field]]) !== fingerprint([is[field]]));
  return [
    ...(before === is.score ? [] : [`${is.name} scores ${is.score}; it scored ${before}.`]),
    ...(others.length > 0
      ? [`Of ${is.name} other things are said: ${others.map(one => fieldNames[one]).join(', ')}.`]
      : []),
  ];
}

const fieldNames = {
  partner: 'whose it is',
  name: 'its name',
  partnerName: 'its partner’s name',
  terms: 'what its score is made of',
  reasons: 'reasons',
  cautions: 'cautions',
  questions: 'questions',
  whyNotHigher: 'why it is not higher',
  signpostOnly: 'whether anything may be sent to its partner',
  needsNoReferral: 'whether it needs a referral',
} as const satisfies Record<Exclude<keyof ListedOffer, 'offer' | 'score'>, string>;

function leftOutOtherwise(was: LeftOut, is: LeftOut): string[] {
  const rules = [...new Set([...Object.keys(was.byRule), ...Object.keys(is.byRule)])].sort();
  const counts = rules.flatMap(rule => {
    const [before = 0, now = 0] = [was.byRule[rule], is.byRule[rule]];
    return before === now ? [] : [`The rule ${rule} leaves out ${now}; it left out ${before}.`];
  });
  const isSame = fingerprint(was.nearMisses) === fingerprint(is.nearMisses);
  return isSame ? counts : [...counts, `The near misses are ${namesIn(is)}; they were ${namesIn(was)}.`];
}

const namesIn = ({ nearMisses }: LeftOut) =>
  nearMisses.length > 0 ? nearMisses.map(({ name, rule }) => `${name} (${rule})`).join(', ') : 'none';
