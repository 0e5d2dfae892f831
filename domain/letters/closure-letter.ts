import type { EventType, ReferralEvent } from '../../events/referral-events.ts';
import { clinicalTeams, closureReasons, needInWords } from '../../schemas/codes.ts';
import type { OnwardReferral } from '../../schemas/support.ts';
import type { Instant } from '../../schemas/time.ts';
import { type Refusal, refuse } from '../referral/decide/fact.ts';
import type { Names } from '../referral/names.ts';
import { onwardInWords } from '../referral/said.ts';
import { isUnderWay, type Referral, type ReferralIn } from '../referral/state.ts';
import { timelineOf } from '../referral/timeline.ts';
import { saidBirth, saidDate } from '../time/said-date.ts';
import { londonDate } from '../time/working-time.ts';
import { notAnEmergencyService } from '../triage/crisis.ts';
import type { Letter, Section } from './letter.ts';

export interface LetterFacts {
  readonly referral: Referral;
  readonly events: readonly ReferralEvent[];
  readonly names: Names;
  readonly now: Instant;
}

type Ended = ReferralIn<'closed' | 'withdrawn'>;
type EndedFacts = LetterFacts & { readonly referral: Ended };

/**
 * The letter to whoever referred somebody, or to the person themselves where nobody did: what was asked and done, how it
 * ended and what remains. It says as much as the person agrees that the referrer hears.
 */
export function closureLetter(facts: LetterFacts): Letter | Refusal {
  const { referral } = facts;
  if (referral.status !== 'closed' && referral.status !== 'withdrawn')
    return refuse(
      'not-closed',
      `This referral is ${referral.status}: a closing letter can be written once it is closed.`,
    );
  const ended = { ...facts, referral };
  return {
    title: `Closing letter for referral ${referral.reference}`,
    date: londonDate(endOf(referral)),
    to: addressee(referral),
    about: about(referral),
    sections: [...sectionsFor[hears(referral)](ended), thanks(referral)],
  };
}

/** Whoever referred themselves hears all of it. */
const hears = ({ request }: Referral) => (request.referrer ? request.consent.feedbackToGp : 'full');

const endOf = (referral: Ended) => (referral.status === 'closed' ? referral.closed.at : referral.ended.at);

const sectionsFor = {
  full: (facts: EndedFacts): Section[] => [asked(facts), done(facts), ending(facts), remaining(facts)],
  codes: (facts: EndedFacts): Section[] => [asked(facts), coded(facts)],
  none: (): Section[] => [
    section('What happened', ['The referral has been closed. The person does not want us to say more than that.']),
  ],
};

function addressee({ request: { referrer, person } }: Referral): string[] {
  if (!referrer) return [fullName(person)];
  const { name, role, organisation, team } = referrer;
  return [role ? `${name}, ${role}` : name, ...(team ? [team] : []), organisation.name];
}

function about({ request: { person }, reference }: Referral): Letter['about'] {
  const number = person.nhsNumber?.value.replace(/^(...)(...)(....)$/, '$1 $2 $3');
  return [
    ['Name', fullName(person)],
    ...(person.birthDate ? [['Date of birth', saidBirth(person.birthDate)] as const] : []),
    ...(number ? [['NHS number', number] as const] : []),
    ['Our reference', reference],
  ];
}

const fullName = ({ name }: Referral['request']['person']) => [...name.given, name.family].filter(Boolean).join(' ');

function asked({ referral: { request, receivedAt } }: EndedFacts): Section {
  return section(
    'What was asked',
    [`We received the referral on ${saidDate(londonDate(receivedAt))}. Help was wanted with:`],
    request.needs.map(({ code }) => needInWords(code)),
  );
}

function done(facts: EndedFacts): Section {
  const { referral, events } = facts;
  const signposts = of(events, 'SignpostGiven.v1').map(({ to, need }) => (need ? `${to} (${needInWords(need)})` : to));
  const teams = referral.escalations.map(({ to }) => clinicalTeams[to]);
  return section(
    'What was done',
    [
      contacts(facts),
      ...(signposts.length > 0 ? [`Information was given about: ${signposts.join('; ')}.`] : []),
      ...(teams.length > 0 ? [`A concern was raised with ${[...new Set(teams)].join(' and ')}.`] : []),
      ...(referral.onward.length > 0 ? ['These partners were asked:'] : []),
    ],
    referral.onward.map(one => onwardLine(one, facts.names)),
  );
}

function contacts({ events }: EndedFacts): string {
  const all = of(events, 'ContactRecorded.v1');
  const spoken = all.filter(({ outcome }) => outcome === 'spoke');
  const [first] = spoken;
  if (all.length === 0) return 'We did not try to speak with the person.';
  if (!first) return `We tried ${times(all.length)} to reach the person, and did not speak with them.`;
  const since = `${spoken.length > 1 ? 'first ' : ''}on ${saidDate(londonDate(first.occurredAt))}`;
  const tried = all.length > spoken.length ? `, and tried ${times(all.length - spoken.length)} more` : '';
  return `We spoke with the person ${times(spoken.length)}, ${since}${tried}.`;
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

function onwardLine(one: OnwardReferral, { ofPartner }: Names): string {
  const been = one.sessions > 0 ? ` The person went ${times(one.sessions)}.` : '';
  return `${one.offerName}, ${ofPartner(one.partner)} (${needInWords(one.need)}): ${onwardInWords(one)}.${been}`;
}

function ending({ referral }: EndedFacts): Section {
  const on = saidDate(londonDate(endOf(referral)));
  if (referral.status === 'withdrawn')
    return section('How it ended', [`It was withdrawn on ${on}, as the ${referral.ended.asked} asked.`]);
  const { reason, words } = referral.closed;
  return section('How it ended', [`It was closed on ${on}: ${closureReasons[reason]}.`, ...(words ? [words] : [])]);
}

function remaining({ referral, events }: EndedFacts): Section {
  const goingOn = referral.onward.filter(isUnderWay).map(one => `${one.offerName} goes on: ${onwardInWords(one)}.`);
  const unmet = of(events, 'NeedUnmet.v1')
    .filter(({ at }) => at === endOf(referral))
    .map(({ need }) => `Nothing suitable was found for ${needInWords(need)}. This has been recorded as unmet need.`);
  const points = [...goingOn, ...unmet];
  return section('What remains', points.length > 0 ? [] : ['Nothing is left open on our side.'], points);
}

/** What may be coded, in the order in which it happened. */
function coded({ events, names, now }: EndedFacts): Section {
  const entries = timelineOf(events, { hears: 'codes', names, now });
  return section(
    'What happened',
    ['The person agrees that you are told these facts and no more:'],
    entries.map(({ at, sentence }) => `${saidDate(londonDate(at))}: ${sentence}`),
  );
}

const thanks = ({ request, reference }: Referral): Section =>
  section('Thank you', [
    ...(request.referrer
      ? [
          'Thank you for sending this person to us.',
          'They can come to us again at any time, by themselves or by another referral.',
        ]
      : ['Thank you for coming to us. You can come again at any time.']),
    `If you have a question, please quote ${reference}. ${notAnEmergencyService}`,
  ]);

const section = (heading: string, paragraphs: string[], points: string[] = []): Section => ({
  heading,
  paragraphs,
  points,
});

const of = <Type extends EventType>(events: readonly ReferralEvent[], type: Type) =>
  events.filter((event): event is Extract<ReferralEvent, { type: Type }> => event.type === type);
