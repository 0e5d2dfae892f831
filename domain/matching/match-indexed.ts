import type { NeedCode } from '../../schemas/codes.ts';
import type { Offer, Partner } from '../../schemas/directory.ts';
import { answer, type MatchedNeed, type Searched } from './answer.ts';
import { type Asking, askingOf } from './engine/asking.ts';
import type { Image } from './engine/image.ts';
import { leftOutIndexed } from './engine/left-out.ts';
import { rankIndexed } from './engine/rank-indexed.ts';
import { byRule, nearMissesOf } from './explain.ts';
import { fitOf, type Judgement, judge } from './judge.ts';
import type { NeedProfile } from './profile.ts';
import type { Ruleset } from './ruleset.ts';

/** A directory as matching searches it. */
export interface Imaged {
  /** The offers, by area: one that serves two areas may be in two images, and counts once. */
  readonly images: readonly Image[];
  readonly partners: readonly Partner[];
}

/**
 * To the last word what `match` gives for all offers of the images by the ruleset they were made for, while judging only
 * the few that are shown.
 *
 * @throws RangeError when the images are not all made for one ruleset, or there are none
 */
export function matchIndexed(profile: NeedProfile, { images, partners }: Imaged): MatchedNeed[] {
  const ruleset = rulesetOf(images);
  const askings = images.map(image => askingOf(profile, image));
  return answer(profile, partners, ruleset, code => search(code, profile, askings, ruleset));
}

function rulesetOf(images: readonly Image[]): Ruleset {
  const [first, ...others] = images.map(({ ruleset }) => ruleset);
  if (!first) throw new RangeError('there is no image to match with');
  const other = others.find(({ version }) => version !== first.version);
  if (other)
    throw new RangeError(`images of one directory were made for rulesets ${first.version} and ${other.version}`);
  return first;
}

function search(code: NeedCode, profile: NeedProfile, askings: readonly Asking[], ruleset: Ruleset): Searched {
  const judgeOne = (offer: Offer): Judgement => {
    const fit = fitOf(offer, code);
    if (!fit) throw new RangeError(`${offer.id} is on the list of a need it is not for`);
    return judge(offer, fit, profile, ruleset);
  };
  const { offers, openDoor } = rankIndexed(askings, code, ruleset.candidates);
  const ranked = offers.map(judgeOne);
  const { counts, nearest } = leftOutIndexed(askings, code, ruleset.nearMisses);
  const missed = nearest.map(({ image, record }) => judgeOne(image.offerAt(record)));
  return {
    code,
    ranked,
    openDoor: ranked.find(({ offer }) => offer === openDoor) ?? (openDoor && judgeOne(openDoor)),
    leftOut: { byRule: byRule(counts), nearMisses: nearMissesOf(missed, ruleset.nearMisses) },
  };
}
