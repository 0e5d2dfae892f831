import { type AccessNeed, accessLabels, type TeamType } from '../../schemas/codes.ts';
import type { Offer } from '../../schemas/directory.ts';
import { distanceKm, saidDistance } from '../geography/outcodes.ts';
import { languageName } from './language-names.ts';
import type { NeedProfile } from './profile.ts';

/**
 * Three answers, never two. `unknown` carries the question an advisor should ask and excludes nobody; `fail` carries the
 * reason an advisor would give, and what would have to change.
 */
export type Verdict =
  | { readonly is: 'pass'; readonly because?: string }
  | { readonly is: 'unknown'; readonly ask: string }
  | { readonly is: 'fail'; readonly because: string; readonly wouldMatchIf?: string };

export type Rule = (offer: Offer, profile: NeedProfile) => Verdict;

/** In the order they are asked: the first that fails is the reason given for leaving an offer out. */
export const rules = {
  isOpen,
  isForThem,
  isOfAge,
  acceptsTheirTeam,
  wantsPaidWork,
  cameTheRightWay,
  servesTheirArea,
  isWithinReach,
  speaksTheirLanguage,
  hasAccess,
  fitsTheirMode,
  wasNotRefused,
  needsNoHumanCheck,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as RuleName[];

/** Each rule in words for everybody: when an offer passes and, where the rule can say so, when we ask and when it fails. */
export const ruleSentences: Record<RuleName, { pass: string; unknown?: string; fail?: string }> = {
  isOpen: {
    pass: 'It is open.',
    fail: 'It is paused, it has closed, or it has not started yet.',
  },
  isForThem: {
    pass: 'It is for everyone, or for a group they are in or asked for: carers, women or men.',
    unknown:
      'Nobody has said whether they are a carer, or want to be with women or men. Or nobody has told us whom it is for.',
    fail: 'It is for carers and they are not one. Or it is not for the women or men they asked to be with.',
  },
  isOfAge: {
    pass: 'It takes people of this age.',
    unknown: 'It has an age limit, and we do not know how old they are.',
    fail: 'They are younger or older than it takes.',
  },
  acceptsTheirTeam: {
    pass: 'It takes people with their mental health team, or without one.',
    unknown: 'It is for people under a certain team, and nobody has said whether they are.',
    fail: 'It is for people under a team that is not theirs.',
  },
  wantsPaidWork: {
    pass: 'They want paid work, or it does not matter.',
    fail: 'It is only for people who want paid work, and that is not among their needs.',
  },
  cameTheRightWay: {
    pass: 'It takes people who come to us the way they did.',
    fail: 'It only takes people who come by another route.',
  },
  servesTheirArea: {
    pass: 'It takes people who live where they do.',
    unknown: 'We do not know where it takes people from, or where they live.',
    fail: 'It does not serve the area where they live.',
  },
  isWithinReach: {
    pass: 'It is within the distance they can travel, or they can join from home.',
    unknown: 'There is a limit to how far they can travel, and we do not know how far away it is.',
    fail: 'It is further than they can travel.',
  },
  speaksTheirLanguage: {
    pass: 'It helps in their language, or with an interpreter.',
    unknown: 'We do not know whether it can help in their language, or what they speak.',
    fail: 'Their language is not spoken there and there is no interpreter.',
  },
  hasAccess: {
    pass: 'It has what they need to take part, such as step-free access.',
    unknown: 'We do not know whether it has what they need.',
    fail: 'It does not have something they need.',
  },
  fitsTheirMode: {
    pass: 'They can take part the way they asked: face to face, by phone or online.',
    fail: 'It is not done in any of the ways they asked for.',
  },
  wasNotRefused: {
    pass: 'They have not said no to this provider.',
    fail: 'They have said no to this provider.',
  },
  needsNoHumanCheck: {
    pass: 'Nothing about it needs a person’s judgement first.',
    unknown: 'Something about it only a person may judge.',
  },
};

function isOpen(offer: Offer, { asOf }: NeedProfile): Verdict {
  if (offer.status === 'paused') return fail('It is paused just now.', 'it opens again');
  if (offer.status === 'closed' || (offer.closes && offer.closes < asOf)) return fail('It has closed.');
  if (offer.opens && offer.opens > asOf)
    return fail(`It does not start until ${offer.opens}.`, 'it can wait until then');
  return pass();
}

function isForThem(offer: Offer, { groupFor, isCarer }: NeedProfile): Verdict {
  if (offer.audience === 'carers') {
    if (isCarer === undefined) return ask('Does the person look after someone? This is for carers.');
    return isCarer ? pass('It is for carers.') : fail('It is only for carers.');
  }
  if (offer.audience === 'women' || offer.audience === 'men') {
    if (groupFor === undefined) return ask(`This is for ${offer.audience} only: would it suit the person?`);
    return groupFor === offer.audience
      ? pass(`It is for ${offer.audience} only, as wished.`)
      : fail(`It is for ${offer.audience} only.`);
  }
  if (groupFor === undefined) return pass();
  return offer.audience === 'everyone'
    ? fail(`It is for everyone, and a group for ${groupFor} was asked for.`, 'a mixed group were all right')
    : ask(`Is there a session for ${groupFor} only?`);
}

function isOfAge({ minimumAge, maximumAge }: Offer, { age }: NeedProfile): Verdict {
  if (minimumAge === undefined && maximumAge === undefined) return pass();
  if (age === undefined) return ask(`How old is the person? This is for ${saidAges(minimumAge, maximumAge)}.`);
  const fits = age >= (minimumAge ?? 0) && age <= (maximumAge ?? Number.POSITIVE_INFINITY);
  return fits ? pass() : fail(`It is for ${saidAges(minimumAge, maximumAge)}.`);
}

function acceptsTheirTeam({ underTeam }: Offer, { team }: NeedProfile): Verdict {
  if (!underTeam) return pass();
  const teams = underTeam.map(one => teamNames[one]).join(' or ');
  if (team === undefined) return ask(`Is the person under ${teams}? This is only for people who are.`);
  if (team === 'none' || !underTeam.includes(team)) return fail(`It is only for people under ${teams}.`);
  return pass(`The person is under ${teamNames[team]}, as it requires.`);
}

function wantsPaidWork({ paidWorkGoal }: Offer, { needs }: NeedProfile): Verdict {
  if (!paidWorkGoal) return pass();
  return needs.some(need => need.code === 'employment')
    ? pass('The person wants paid work.')
    : fail('It is only for people who want paid work.', 'paid work became a goal');
}

function cameTheRightWay({ channels }: Offer, { channel }: NeedProfile): Verdict {
  if (!channels || channels.includes(channel)) return pass();
  return fail('It only takes people who come by another route.');
}

function servesTheirArea(offer: Offer, { outcode }: NeedProfile): Verdict {
  if (offer.area === 'anywhere') return pass();
  if (!offer.area) return ask(`Does it take people from ${outcode ?? 'where the person lives'}?`);
  if (!outcode) return ask('Where does the person live? This serves certain areas only.');
  return offer.area.outcodes.includes(outcode) ? pass(`It serves ${outcode}.`) : fail(`It does not serve ${outcode}.`);
}

function isWithinReach(offer: Offer, profile: NeedProfile): Verdict {
  const { travelLimitKm } = profile;
  if (travelLimitKm === undefined || canJoinFromHome(offer)) return pass();
  const km = distanceTo(offer, profile);
  if (km === undefined) return ask(`Is it within the ${travelLimitKm} km the person can travel?`);
  if (km <= travelLimitKm) return pass();
  return fail(
    `It is ${saidDistance(km)}, and the person can travel ${travelLimitKm} km.`,
    'the person could travel further',
  );
}

/** English is taken for granted until somebody says otherwise; an offer in other languages then raises the question. */
function speaksTheirLanguage({ languages, interpreter }: Offer, { language }: NeedProfile): Verdict {
  const wanted = language ?? 'en';
  const name = languageName(wanted);
  if (wanted === 'en' && !languages) return pass();
  if (languages?.includes(wanted)) return wanted === 'en' ? pass() : pass(`${name} is spoken.`);
  if (!language)
    return ask(`It is held in ${(languages ?? []).map(languageName).join(' and ')}: does the person speak that?`);
  if (interpreter) return pass(`An interpreter for ${name} can be arranged.`);
  if (languages && (interpreter === false || wanted === 'en'))
    return fail(`${name} is not spoken and there is no interpreter.`, 'someone could interpret');
  return ask(`Can it help in ${name}, or with an interpreter?`);
}

function hasAccess(offer: Offer, { accessNeeds }: NeedProfile): Verdict {
  const needed = offer.modes.includes('face-to-face')
    ? accessNeeds
    : accessNeeds.filter(need => !aboutTheBuilding.has(need));
  const lacking = needed.find(need => offer.access?.lacks.includes(need));
  if (lacking) return fail(`It does not have ${accessLabels[lacking]}.`);
  const unsure = needed.filter(need => !offer.access?.has.includes(need));
  if (unsure.length > 0) return ask(`Does it have ${unsure.map(need => accessLabels[need]).join(' and ')}?`);
  return needed.length > 0 ? pass(`It has ${needed.map(need => accessLabels[need]).join(' and ')}.`) : pass();
}

function fitsTheirMode(offer: Offer, { modes }: NeedProfile): Verdict {
  if (modes.length === 0 || offer.modes.some(mode => modes.includes(mode))) return pass();
  const offered = offer.modes.map(mode => modeNames[mode]).join(' or ');
  return fail(`It is only ${offered}.`, `${offered} were possible`);
}

function wasNotRefused(offer: Offer, { declinedPartners }: NeedProfile): Verdict {
  return declinedPartners.includes(offer.partner) ? fail('The person has said no to this provider.') : pass();
}

/** What only a person may judge is put to a person. It can never decide here. */
function needsNoHumanCheck({ humanCheck }: Offer): Verdict {
  return humanCheck ? ask(humanCheck) : pass();
}

/** Kilometres between district centres; undefined when either end is unknown. */
export function distanceTo(offer: Offer, { point }: NeedProfile): number | undefined {
  return point && offer.place && distanceKm(point, offer.place.point);
}

export const canJoinFromHome = (offer: Offer) => offer.modes.some(mode => mode !== 'face-to-face');

/** What does not matter to who joins from home. */
export const aboutTheBuilding: ReadonlySet<AccessNeed> = new Set([
  'step-free',
  'accessible-toilet',
  'hearing-loop',
  'quiet-space',
]);

const teamNames: Record<(typeof TeamType)['options'][number], string> = {
  cmht: 'a community mental health team',
  eip: 'an early intervention in psychosis team',
  other: 'another secondary care team',
};

const modeNames = { 'face-to-face': 'face to face', phone: 'by phone', online: 'online' } as const;

function saidAges(from: number | undefined, to: number | undefined): string {
  if (to === undefined) return `people aged ${from} and over`;
  return from === undefined ? `people up to the age of ${to}` : `people aged ${from} to ${to}`;
}

const pass = (because?: string): Verdict => (because ? { is: 'pass', because } : { is: 'pass' });
const ask = (question: string): Verdict => ({ is: 'unknown', ask: question });
const fail = (because: string, wouldMatchIf?: string): Verdict =>
  wouldMatchIf ? { is: 'fail', because, wouldMatchIf } : { is: 'fail', because };
