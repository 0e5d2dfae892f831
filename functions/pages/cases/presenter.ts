import type * as z from 'zod';
import { ageOn } from '../../../domain/time/age.ts';
import { saidDate } from '../../../domain/time/said-date.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { ReferralView } from '../../../schemas/api.ts';
import { accessLabels, type ContactChannel, type HoldReason, needLabels } from '../../../schemas/codes.ts';
import type { LeftOut, ListedOffer } from '../../../schemas/match.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import type { Instant } from '../../../schemas/time.ts';
import { fullName, saidNhsNumber, saidPhone } from '../house/person-words.ts';
import { saidInstant } from '../house/said-time.ts';
import { priorityTags, type StatusTag, statusTags } from '../house/status-tags.ts';

export interface CaseModel {
  readonly id: string;
  readonly reference: string;
  readonly person: string;
  readonly facts: readonly Fact[];
  readonly flags: readonly StatusTag[];
  readonly status: StatusTag;
  readonly priority: StatusTag;
  readonly hold: HoldModel | undefined;
  readonly summary: readonly Fact[];
  readonly needs: readonly { readonly label: string; readonly note?: string | undefined }[];
  readonly ownWords: string | undefined;
  readonly matches: readonly NeedMatches[];
  readonly offerCount: number;
  readonly timeline: readonly { readonly at: string; readonly said: string; readonly sentence: string }[];
}

interface Fact {
  readonly term: string;
  readonly value: string;
}

interface HoldModel {
  readonly reasons: readonly string[];
  readonly owner: string | undefined;
  readonly lookBy: string | undefined;
}

export interface NeedMatches {
  readonly label: string;
  readonly offers: readonly (Pick<ListedOffer, 'name' | 'partnerName' | 'reasons' | 'cautions' | 'questions'> & {
    readonly whyNotHigher: string | undefined;
    readonly note: string | undefined;
  })[];
  readonly leftOut: number;
  readonly byRule: readonly Fact[];
  readonly nearMisses: LeftOut['nearMisses'];
}

/** A case as those who support the person read it. @param view as staff see it: what the referrer sent is in it */
export function presentCase(view: ReferralView, request: ReferralRequest, now: Instant): CaseModel {
  const { id, reference, status, hold, match } = view;
  const matches = (match?.needs ?? []).map(matchesOf);
  return {
    id,
    reference,
    person: fullName(request.person.name),
    facts: identityOf(request, now),
    flags: flagsOf(request, hold !== undefined),
    status: status === 'open' ? statusTags.active : statusTags[status],
    priority: priorityTags[request.urgency],
    hold: hold && {
      reasons: (hold.reasons ?? []).map(reason => holdWords[reason]),
      owner: hold.owner === 'duty' ? 'the duty role' : hold.owner,
      lookBy: hold.lookBy && saidInstant(hold.lookBy),
    },
    summary: summaryOf(view, request),
    needs: request.needs.map(({ code, note }) => ({ label: needLabels[code], note })),
    ownWords: request.ownWords,
    matches,
    offerCount: matches.reduce((count, { offers }) => count + offers.length, 0),
    timeline: view.timeline.map(({ at, sentence }) => ({ at, said: saidInstant(at), sentence })).toReversed(),
  };
}

/** What tells this person from another. What is not known is said, so that nobody takes it for an oversight. */
function identityOf({ person }: ReferralRequest, now: Instant): Fact[] {
  const { name, birthDate, birthDateEstimated, nhsNumber, telecom } = person;
  const age = birthDate && ageOn(birthDate, londonDate(now));
  const phone = telecom.find(({ system, safe }) => system === 'phone' && safe !== false);
  return [
    ...(name.preferred === undefined ? [] : [{ term: 'Called', value: name.preferred }]),
    ...(name.pronouns === undefined ? [] : [{ term: 'Pronouns', value: name.pronouns }]),
    {
      term: 'Born',
      value: birthDate ? `${saidBirth(birthDate)} (${birthDateEstimated ? 'about ' : ''}${age})` : 'not known',
    },
    { term: 'NHS number', value: nhsNumber ? saidNhsNumber(nhsNumber.value) : 'not known' },
    { term: 'Phone', value: phone ? saidPhone(phone.value) : 'none that is safe' },
    { term: 'Language', value: languageOf(person) },
  ];
}

const birth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const saidBirth = (date: string) => birth.format(new Date(`${date}T00:00:00Z`));

const languages = new Intl.DisplayNames('en-GB', { type: 'language' });
const languageOf = ({ language, interpreter }: ReferralRequest['person']) =>
  `${language === undefined ? 'not said' : (languages.of(language) ?? language)}${interpreter ? ', interpreter needed' : ''}`;

function flagsOf({ risk, person, consent }: ReferralRequest, isHeld: boolean): StatusTag[] {
  const flags: readonly [boolean, StatusTag][] = [
    [isHeld, statusTags.held],
    [risk?.safeguarding?.flag === true, { words: 'Safeguarding', colour: 'red' }],
    [(risk?.immediateConcern ?? []).length > 0, { words: 'Immediate concern', colour: 'red' }],
    [risk?.statement === 'risks-described', { words: 'Risks described', colour: 'orange' }],
    [(person.contactPreference?.doNotContact ?? []).length > 0, { words: 'Contact limits', colour: 'orange' }],
    [person.accessNeeds.length > 0, { words: 'Access needs', colour: 'purple' }],
    [consent.referral.status !== 'given', { words: 'Consent not given', colour: 'orange' }],
  ];
  return flags.flatMap(([applies, tag]) => (applies ? [tag] : []));
}

function summaryOf(view: ReferralView, { person, consent, referrer, risk }: ReferralRequest): Fact[] {
  const { assignedTo, receivedAt, firstContactBy } = view;
  const preference = person.contactPreference;
  const facts: readonly [string, string | undefined][] = [
    ['Received', saidInstant(receivedAt)],
    ['First contact by', saidDate(firstContactBy)],
    ['Pathways Advisor', assignedTo?.name ?? 'nobody yet'],
    ['Chosen because', assignedTo?.because],
    ['Referred by', referrer && [referrer.name, referrer.role, referrer.organisation.name].filter(Boolean).join(', ')],
    ['Consent to share', shareWords[consent.sharePartners]],
    ['Do not contact by', preference?.doNotContact.map(channel => channelWords[channel]).join(', ')],
    ['Safe times', preference?.safeTimes],
    ['Access needs', person.accessNeeds.map(need => accessLabels[need]).join(', ')],
    ['Adjustments', person.adjustments.join(', ')],
    ['Risks', risk?.text],
    ['Safeguarding', risk?.safeguarding?.text],
  ];
  return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

const channelWords: Readonly<Record<z.infer<typeof ContactChannel>, string>> = {
  phone: 'phone',
  sms: 'text message',
  email: 'e-mail',
  letter: 'letter',
  visit: 'visit',
};

const shareWords: Readonly<Record<ReferralRequest['consent']['sharePartners'], string>> = {
  none: 'with no partner',
  'ask-each-time': 'ask each time',
  named: 'with the partners they named',
};

const holdWords: Readonly<Record<HoldReason, string>> = {
  'immediate-concern': 'The referrer said there is an immediate concern',
  safeguarding: 'Safeguarding was flagged',
  'no-safe-way-of-contact': 'There is no safe way to contact them yet',
  'under-18': 'They are under 18',
  'consent-not-given': 'Consent to be referred was not given',
  'need-for-a-person-only': 'A need that only a person may work on',
  'phrase-in-free-text': 'Words in the referral that a person should read',
};

type NeedInMatch = NonNullable<ReferralView['match']>['needs'][number];

function matchesOf({ code, offers, leftOut }: NeedInMatch): NeedMatches {
  const byRule = Object.entries(leftOut.byRule);
  return {
    label: needLabels[code],
    offers: offers.map(({ name, partnerName, reasons, cautions, questions, whyNotHigher, ...offer }) => ({
      name,
      partnerName,
      reasons,
      cautions,
      questions,
      whyNotHigher,
      note: noteOn(offer),
    })),
    leftOut: byRule.reduce((total, [, count]) => total + count, 0),
    byRule: byRule.map(([rule, count]) => ({ term: wordsOf(rule), value: String(count) })),
    nearMisses: leftOut.nearMisses,
  };
}

function noteOn({ signpostOnly, needsNoReferral }: Pick<ListedOffer, 'signpostOnly' | 'needsNoReferral'>) {
  if (needsNoReferral) return 'No referral needed: tell the person about it.';
  return signpostOnly
    ? 'Tell the person about it only: there is no agreement to share data with this partner.'
    : undefined;
}

/** Rules are named after what an advisor would say: `livesInArea` → `Lives in area`. */
const wordsOf = (rule: string) => {
  const words = rule.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
