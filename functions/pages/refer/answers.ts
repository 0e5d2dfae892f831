import { Channel } from '../../../schemas/codes.ts';
import { ReferralRequest } from '../../../schemas/referral.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { type Checked, type FieldError, type FormInput, textOf } from '../shell/form.ts';
import { type Question, wrongFields } from './wrong-fields.ts';

/** Where those work who sign in to refer somebody else. */
export const Workplace = Channel.extract(['gp-pcn', 'cmht', 'partner']);

/** The value of "none of these", which says that the question was asked and answered. */
export const noneOfThese = 'none';

/** A referral from what a practice has filled in, by the same schema as any other; or everything that is wrong with it. */
export function readAnswers(input: FormInput, today: CalendarDate): Checked<ReferralRequest> {
  const draft = draftOf(input);
  const parsed = ReferralRequest.safeParse(draft);
  const asked = questions(draft);
  const wrong = [...(parsed.error ? wrongFields(parsed.error, asked) : []), ...contradictions(input, today)];
  const fields = new Set(asked.map(({ field }) => field));
  const errors = [...fields].flatMap(field => wrong.filter(one => one.field === field).slice(0, 1));
  return parsed.success && errors.length === 0 ? { value: parsed.data } : { errors };
}

type Draft = Record<string, unknown> & { readonly person: { readonly telecom: readonly { system: string }[] } };

/** What was filled in, where it belongs; what was left empty is left out. Nothing has been checked yet. */
function draftOf(input: FormInput): Draft {
  const given = (field: string) => textOf(input, field).trim() || undefined;
  return {
    channel: Workplace.safeParse(given('channel')).data,
    referrer: {
      name: given('referrerName'),
      role: given('referrerRole'),
      organisation: { name: given('organisation') },
      contact: { phone: given('referrerPhone'), email: given('referrerEmail') },
    },
    person: personOf(input),
    needs: needsOf(input),
    ownWords: given('ownWords'),
    risk: riskOf(input),
    consent: {
      referral: { status: given('consent'), reason: given('consentReason') },
      feedbackToGp: given('feedback'),
    },
    urgency: given('urgency'),
  };
}

export function personOf(input: FormInput): Draft['person'] & Record<string, unknown> {
  const given = (field: string) => textOf(input, field).trim() || undefined;
  const isTicked = (field: string) => given(field) !== undefined;
  const nhsNumber = given('nhsNumber');
  const address = given('address');
  const postcode = given('postcode');
  const contact = { safeTimes: given('safeTimes'), via: given('via'), willCallIn: isTicked('willCallIn') || undefined };
  return {
    name: { given: [given('givenName')].filter(isGiven), family: given('familyName') },
    ...(nhsNumber && { nhsNumber: { value: nhsNumber } }),
    birthDate: dateOf(input, 'birthDate'),
    ...((address ?? postcode) && { address: { lines: linesOf(address), postcode } }),
    telecom: telecomOf(input),
    ...(Object.values(contact).some(isGiven) && { contactPreference: contact }),
    language: given('language'),
    ...(isTicked('interpreter') && { interpreter: true }),
    accessNeeds: allOf(input, 'accessNeeds'),
    adjustments: [given('adjustments')].filter(isGiven),
  };
}

interface DraftTelecom {
  readonly system: string;
  readonly value: string;
  readonly rank?: number;
  readonly okToText?: boolean;
  readonly okToLeaveMessage?: boolean;
}

function telecomOf(input: FormInput): DraftTelecom[] {
  const [phone = '', email = ''] = ['phone', 'email'].map(field => textOf(input, field).trim());
  const may = {
    okToText: textOf(input, 'okToText') !== '',
    okToLeaveMessage: textOf(input, 'okToLeaveMessage') !== '',
  };
  return [
    ...(phone === '' ? [] : [{ system: 'phone', value: phone, rank: 1, ...may }]),
    ...(email === '' ? [] : [{ system: 'email', value: email }]),
  ];
}

const isGiven = <Value>(value: Value | undefined): value is Value => value !== undefined;
export const allOf = (input: FormInput, field: string): readonly string[] =>
  [input[field] ?? []].flat().filter(one => one !== '');
const linesOf = (address: string | undefined) =>
  (address ?? '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');

/** Day, month and year as `2026-11-23`; undefined where none of them was filled in. */
function dateOf(input: FormInput, field: string): string | undefined {
  const parts = ['year', 'month', 'day'].map(part => textOf(input, `${field}-${part}`).trim());
  if (parts.every(part => part === '')) return undefined;
  return parts.map(part => part.padStart(2, '0')).join('-');
}

/** The one that matters most comes first, ticked or not: choosing it says that it is wanted. */
export function needsOf(input: FormInput) {
  const main = textOf(input, 'mainNeed');
  const others = allOf(input, 'needs').filter(code => code !== main);
  return [...(main ? [{ code: main, priority: 1 }] : []), ...others.map(code => ({ code }))];
}

function riskOf(input: FormInput) {
  const concerns = allOf(input, 'concerns');
  const text = textOf(input, 'riskText').trim() || undefined;
  const isSafeguarding = textOf(input, 'safeguarding');
  const safeguardingText = textOf(input, 'safeguardingText').trim() || undefined;
  // Whoever is not sure and says what it is has raised it.
  const flag = isSafeguarding === 'yes' || (isSafeguarding !== 'no' && safeguardingText !== undefined);
  return {
    ...(text && { statement: 'risks-described', text }),
    ...(concerns.length > 0 && { immediateConcern: concerns.filter(one => one !== noneOfThese) }),
    ...((flag || isSafeguarding === 'no') && { safeguarding: { flag, text: flag ? safeguardingText : undefined } }),
  };
}

const concernsUnanswered = 'Say whether there is an immediate concern; choose “None of these” if there is none';

/** What is wrong only in how the answers stand to each other, or to today. */
function contradictions(input: FormInput, today: CalendarDate): FieldError[] {
  const concerns = allOf(input, 'concerns');
  const birthDate = dateOf(input, 'birthDate');
  return [
    // Asked of everybody here, even of who has not said yet where they work.
    ...(concerns.length === 0 ? [{ field: 'concerns', message: concernsUnanswered }] : []),
    ...(concerns.length > 1 && concerns.includes(noneOfThese)
      ? [{ field: 'concerns', message: 'Choose the concerns that there are, or “None of these”' }]
      : []),
    ...(birthDate !== undefined && birthDate > today
      ? [{ field: 'birthDate-day', message: 'The date of birth must be in the past' }]
      : []),
  ];
}

/** In the order in which they are asked. */
const questions = (draft: Draft): readonly Question[] => [
  ...personQuestions(draft.person.telecom),
  ...needQuestions,
  ...safetyQuestions,
  ...referrerQuestions,
];

/** @param telecom those that were given: an error says only which of them it is */
export const personQuestions = (telecom: readonly { readonly system: string }[]): readonly Question[] => [
  { field: 'givenName', at: 'person.name', name: 'The name', mend: 'Enter a first or last name' },
  { field: 'givenName', at: 'person.name.given', name: 'First name', mend: 'Enter a first or last name' },
  { field: 'familyName', at: 'person.name.family', name: 'Last name', mend: 'Enter a last name' },
  {
    field: 'birthDate-day',
    at: 'person.birthDate',
    name: 'The date of birth',
    mend: 'Enter a real date of birth, such as 15 6 1970',
  },
  {
    field: 'nhsNumber',
    at: 'person.nhsNumber',
    name: 'The NHS number',
    mend: 'Check the ten digits of the NHS number, or leave it empty',
  },
  {
    field: 'phone',
    at: `person.telecom.${telecom.findIndex(({ system }) => system === 'phone')}`,
    name: 'The phone number',
    mend: 'Enter a phone number, such as 0151 496 0101',
  },
  {
    field: 'email',
    at: `person.telecom.${telecom.findIndex(({ system }) => system === 'email')}`,
    name: 'The e-mail address',
    mend: 'Enter an e-mail address, such as name@example.com',
  },
  {
    field: 'address',
    at: 'person.address',
    name: 'A line of the address',
    mend: 'Enter the address in five lines or fewer',
  },
  {
    field: 'postcode',
    at: 'person.address.postcode',
    name: 'The postcode',
    mend: 'Enter a full UK postcode, such as L9 2AF, or leave it empty',
  },
  {
    field: 'safeTimes',
    at: 'person.contactPreference.safeTimes',
    name: 'How to get in touch safely',
    mend: 'Say how to get in touch safely',
  },
  {
    field: 'via',
    at: 'person.contactPreference.via',
    name: 'The person to contact instead',
    mend: 'Say whom to contact instead',
  },
  { field: 'language', at: 'person.language', name: 'The language', mend: 'Choose a language from the list' },
  { field: 'accessNeeds', at: 'person.accessNeeds', name: 'Access needs', mend: 'Choose access needs from the list' },
  {
    field: 'adjustments',
    at: 'person.adjustments',
    name: 'Other adjustments',
    mend: 'Say which adjustments are needed',
  },
];

export const needQuestions: readonly Question[] = [
  {
    field: 'needs',
    at: 'needs',
    name: 'Needs',
    mend: 'Choose at least one thing to help with, or “Not sure, wants to talk”',
  },
  { field: 'ownWords', at: 'ownWords', name: 'What matters to them', mend: 'Say what matters to them' },
];

const safetyQuestions: readonly Question[] = [
  {
    field: 'concerns',
    at: 'risk.immediateConcern',
    name: 'Immediate concerns',
    mend: concernsUnanswered,
  },
  { field: 'riskText', at: 'risk.text', name: 'What you know about risk', mend: 'Say what you know about risk' },
  {
    field: 'safeguardingText',
    at: 'risk.safeguarding',
    name: 'The safeguarding concern',
    mend: 'Say what the safeguarding concern is',
  },
  {
    field: 'consent',
    at: 'consent.referral',
    name: 'Agreement',
    mend: 'Say whether the person has agreed to be referred',
  },
  {
    field: 'consentReason',
    at: 'consent.referral.reason',
    name: 'Why they have not agreed',
    mend: 'Say why the person is referred without having agreed',
  },
  { field: 'feedback', at: 'consent.feedbackToGp', name: 'What you may be told', mend: 'Choose what you may be told' },
  { field: 'urgency', at: 'urgency', name: 'How soon', mend: 'Choose how soon' },
];

const referrerQuestions: readonly Question[] = [
  { field: 'referrerName', at: 'referrer', name: 'Your name', mend: 'Enter your name' },
  { field: 'referrerName', at: 'referrer.name', name: 'Your name', mend: 'Enter your name' },
  { field: 'referrerRole', at: 'referrer.role', name: 'Your role', mend: 'Enter your role' },
  {
    field: 'organisation',
    at: 'referrer.organisation',
    name: 'Your organisation',
    mend: 'Enter the name of your organisation',
  },
  { field: 'channel', at: 'channel', name: 'Where you work', mend: 'Choose where you work' },
  {
    field: 'referrerEmail',
    at: 'referrer.contact',
    name: 'Your e-mail address',
    mend: 'Enter your e-mail address or your phone number',
  },
  {
    field: 'referrerEmail',
    at: 'referrer.contact.email',
    name: 'Your e-mail address',
    mend: 'Enter an e-mail address, such as name@example.com',
  },
  {
    field: 'referrerPhone',
    at: 'referrer.contact.phone',
    name: 'Your phone number',
    mend: 'Enter a phone number, such as 0151 496 0101',
  },
];

/** What the answer to each field is called. */
export const questionNames: ReadonlyMap<string, string> = new Map(
  [...personQuestions([]), ...needQuestions, ...safetyQuestions, ...referrerQuestions].map(({ field, name }) => [
    field,
    name,
  ]),
);
