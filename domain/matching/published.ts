import { Capacity } from '../../schemas/codes.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import type { NeedProfile } from './profile.ts';
import { type Ruleset, type TermName, termNames } from './ruleset.ts';
import { beyondCostBands, certaintyWorth, freshnessWorth, siteWorth, timesWorth } from './worth.ts';

// A ruleset in words for everybody. What is left out here is found: a field or a term by the compiler, a number by a test.

/** One part of the score: what it looks at, its share of the score (0 to 1), and what earns which share of that (0 to 1). */
export interface PublishedTerm {
  readonly name: TermName;
  readonly looksAt: string;
  readonly weight: number;
  readonly earnings: readonly Earning[];
}

interface Earning {
  readonly when: string;
  readonly worth: number;
}

/** Heaviest first. */
export const publishedTerms = (ruleset: Ruleset): PublishedTerm[] =>
  termNames
    .map(name => ({
      name,
      looksAt: looksAt[name],
      weight: ruleset.weights[name],
      earnings: earnings[name](ruleset),
    }))
    .sort((a, b) => b.weight - a.weight);

/** What somebody who knows one ruleset must learn to know the other: a sentence for everything that is not the same. */
export function changesBetween(before: Ruleset, after: Ruleset): string[] {
  const was = factsOf(before);
  const is = factsOf(after);
  return [...new Set([...is.keys(), ...was.keys()])]
    .filter(fact => is.get(fact) !== was.get(fact))
    .map(fact => `${fact}: ${is.get(fact) ?? 'no longer'}; before, ${was.get(fact) ?? 'not at all'}.`);
}

/** As fine as a score is: to 0.01%. */
export const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

function factsOf(ruleset: Ruleset): Map<string, string> {
  return new Map([
    ...publishedTerms(ruleset).flatMap(({ looksAt, weight, earnings }) => [
      [`“${looksAt}” counts for`, percent(weight)] as const,
      ...earnings.map(({ when, worth }) => [`“${looksAt}” when ${when} earns`, `${percent(worth)} of that`] as const),
    ]),
    ['The draw between equals is made from', drawWords[ruleset.draw]],
    ['The best offers for each need that are looked at', `${ruleset.candidates}`],
    ['Offers shown for each need', `up to ${ruleset.shortlistLength}`],
    ['Offers of one partner, where there are others', `up to ${ruleset.perPartner}`],
    ['Offers that just missed', `up to ${ruleset.nearMisses}`],
  ]);
}

const drawWords: Record<Ruleset['draw'], string> = {
  'by-symbols': 'all the letters of their names',
  'by-hash': 'a number of the offer and one of the referral',
};

const looksAt: Record<TermName, string> = {
  need: 'How closely it meets the need',
  distance: 'How far away it is',
  capacity: 'Whether it has places',
  certainty: 'How much is still to be asked',
  times: 'Whether its times suit',
  site: 'Whether it is at a site they named',
  freshness: 'How lately somebody confirmed its details',
  cost: 'What it costs',
  together: 'Whether one place helps with several needs',
};

const earnings: Record<TermName, (ruleset: Ruleset) => Earning[]> = {
  need: ({ needFit }) => [
    { when: 'it is meant for this need', worth: needFit.exact },
    { when: 'it helps with something close to it', worth: needFit.related },
  ],
  distance: ({ distanceBands, beyondBands, remoteWorth, unknownDistanceWorth }) => [
    ...distanceBands.map(({ upToKm, worth }) => ({ when: `it is up to ${upToKm} km away`, worth })),
    { when: 'it is further away', worth: beyondBands },
    { when: 'they can join from home, if that earns more', worth: remoteWorth },
    { when: 'we do not know how far it is', worth: unknownDistanceWorth },
  ],
  capacity: ({ capacityWorth }) =>
    Capacity.options
      .map(capacity => ({ when: capacityWords[capacity], worth: capacityWorth[capacity] }))
      .sort((a, b) => b.worth - a.worth),
  certainty: () => [
    { when: 'there is nothing to ask', worth: certaintyWorth(0) },
    { when: 'there is one question to ask', worth: certaintyWorth(1) },
    { when: 'there are two', worth: certaintyWorth(2) },
    { when: 'there are three; more earn less', worth: certaintyWorth(3) },
  ],
  times: ruleset => [
    { when: 'it runs at a time that suits, or they named none', worth: timesWorth(ruleset).suits },
    { when: 'we do not know when it runs', worth: timesWorth(ruleset).unknown },
    { when: 'it runs at other times', worth: timesWorth(ruleset).other },
  ],
  site: () => [
    { when: 'it is at a site they named, or they named none', worth: siteWorth.asked },
    { when: 'it is elsewhere', worth: siteWorth.other },
  ],
  freshness: ruleset => [
    { when: `somebody did in the last ${ruleset.staleAfterDays} days`, worth: freshnessWorth(ruleset).fresh },
    { when: 'that was longer ago, or never', worth: freshnessWorth(ruleset).stale },
  ],
  cost: ({ costBands, unknownCostWorth }) => [
    ...costBands.map(({ upToPounds, worth }) => ({
      when: upToPounds === 0 ? 'it is free' : `it costs up to £${upToPounds}`,
      worth,
    })),
    { when: 'it costs more', worth: beyondCostBands },
    { when: 'we do not know what it costs', worth: unknownCostWorth },
  ],
  together: () => [
    { when: 'it, or something at the same place, helps with another of their needs', worth: 1 },
    { when: 'it does not', worth: 0 },
  ],
};

const capacityWords: Record<Capacity, string> = {
  capacity: 'it has places now',
  waitlist: 'it has a waiting list',
  'additional-assessment-required': 'it makes its own assessment first',
  'no-capacity': 'it has no places now',
  unknown: 'we do not know',
};

/** All that matching may know of a person. */
export const known: Record<keyof NeedProfile, string> = {
  needs: 'what they want help with, and what is most pressing',
  age: 'their age in years',
  outcode: 'the first half of their postcode',
  point: 'about where that is, right to 1 to 3 km',
  travelLimitKm: 'how far they can travel',
  language: 'the language they speak',
  accessNeeds: 'what a place must have for them, such as step-free access',
  modes: 'whether they want to meet, ring or go online',
  sites: 'which of our sites they would like',
  days: 'the days that suit them',
  partsOfDay: 'the times of day that suit them',
  groupFor: 'whether they asked for a group of women, or of men',
  isCarer: 'whether they look after someone',
  team: 'whether they are under a mental health team, and of which kind',
  declinedPartners: 'the providers they have said no to',
  channel: 'how the referral came to us, such as from a GP',
  asOf: 'today’s date',
  referral: 'the number of the referral, which settles the draw between equals',
};

type Audited = keyof NonNullable<ReferralRequest['equality']>;

/** What a referral can say and matching never sees: parts of the request, those of the equality form each by itself. */
export const neverKnown: Record<Audited | 'identity' | 'conditions' | 'risk' | 'ownWords', string> = {
  ethnicity: 'their ethnicity',
  religion: 'their religion',
  sexualOrientation: 'their sexual orientation',
  sex: 'their sex',
  gender: 'their gender',
  disability: 'a disability, beyond what a place must have for them',
  armedForces: 'whether they served in the armed forces',
  conditions: 'a diagnosis or health condition',
  risk: 'anything about risk',
  identity: 'who they are: name, NHS number, street, phone or e-mail',
  ownWords: 'anything that is written in free words',
};
