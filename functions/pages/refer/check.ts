import { languageName } from '../../../domain/matching/language-names.ts';
import { saidBirth } from '../../../domain/time/said-date.ts';
import { accessLabels, needLabels } from '../../../schemas/codes.ts';
import type { ReferralRequest } from '../../../schemas/referral.ts';
import { fullName, saidNhsNumber, saidPhone } from '../house/person-words.ts';
import type { StepName } from './steps/step-names.ts';
import { concernLabels, consentLabels, feedbackLabels, urgencyLabels } from './words.ts';

/** What was answered to one part of the form, to be checked before it is sent. */
export interface CheckedPart {
  readonly heading: string;
  /** Id of the part on the form. */
  readonly part: string;
  readonly rows: readonly {
    readonly key: string;
    readonly value: string;
    /** Where it is asked step by step. */
    readonly step: StepName;
  }[];
}

/** The answers as they will be sent: numbers tidied, addresses split. */
export const presentAnswers = (request: ReferralRequest): readonly CheckedPart[] => [
  { heading: 'The person', part: 'person', rows: rowsOf(personRows(request)) },
  { heading: 'How to reach them', part: 'contact', rows: rowsOf(contactRows(request)) },
  { heading: 'What they would like help with', part: 'wanted', rows: rowsOf(needRows(request)) },
  { heading: 'Safety', part: 'safety', rows: rowsOf(safetyRows(request)) },
  { heading: 'Agreement', part: 'agreement', rows: rowsOf(agreementRows(request)) },
  { heading: 'Your details', part: 'referrer', rows: rowsOf(referrerRows(request)) },
];

type Answers = readonly (readonly [key: string, value: string | undefined, step: StepName])[];

const rowsOf = (answers: Answers) => answers.flatMap(([key, value, step]) => (value ? [{ key, value, step }] : []));

const personRows = ({ person }: ReferralRequest): Answers => [
  ['Name', fullName(person.name), 'name'],
  ['Date of birth', person.birthDate ? saidBirth(person.birthDate) : 'Not given', 'name'],
  ['NHS number', person.nhsNumber ? saidNhsNumber(person.nhsNumber.value) : 'Not given', 'nhs-number'],
  [
    'Address',
    [...(person.address?.lines ?? []), person.address?.postcode ?? ''].filter(Boolean).join('\n') || 'Not given',
    'address',
  ],
];

function contactRows({ person }: ReferralRequest): Answers {
  const { telecom, contactPreference, language, interpreter, accessNeeds, adjustments } = person;
  const phones = telecom.flatMap(one => (one.system === 'phone' ? [one] : []));
  const mails = telecom.flatMap(one => (one.system === 'email' ? [one.value] : []));
  const may = phones.flatMap(({ okToText, okToLeaveMessage }) => [
    ...(okToText ? ['send text messages'] : []),
    ...(okToLeaveMessage ? ['leave a message'] : []),
  ]);
  return [
    ['Phone', phones.map(({ value }) => saidPhone(value)).join(', ') || 'Not given', 'contact'],
    ['We may', may.join(' and '), 'contact'],
    ['E-mail', mails.join(', '), 'contact'],
    ['Safe contact', contactPreference?.safeTimes, 'contact'],
    ['Contact instead', contactPreference?.via, 'contact'],
    ['Will call in', contactPreference?.willCallIn ? 'Yes' : undefined, 'contact'],
    ['Language', language && `${languageName(language)}${interpreter ? ', interpreter needed' : ''}`, 'access'],
    ['Interpreter', !language && interpreter ? 'Needed' : undefined, 'access'],
    ['Access', [...accessNeeds.map(need => accessLabels[need]), ...adjustments].join(', ') || 'Nothing said', 'access'],
  ];
}

const needRows = ({ needs, ownWords, urgency }: ReferralRequest): Answers => [
  [
    'Needs',
    needs.map(({ code, priority }) => `${needLabels[code]}${priority === 1 ? ' (matters most)' : ''}`).join('\n'),
    'needs',
  ],
  ['In their own words', ownWords, 'matters'],
  ['How soon', urgencyLabels[urgency], 'matters'],
];

const safetyRows = ({ risk }: ReferralRequest): Answers => [
  [
    'Immediate concern',
    risk?.immediateConcern?.map(one => concernLabels[one]).join('\n') || 'None of these',
    'concerns',
  ],
  ['Risk', risk?.text, 'risk'],
  ['Safeguarding', risk?.safeguarding && (risk.safeguarding.flag ? (risk.safeguarding.text ?? 'Yes') : 'No'), 'risk'],
];

const agreementRows = ({ consent }: ReferralRequest): Answers => [
  ['Agreed to be referred', consentLabels[consent.referral.status], 'consent'],
  ['Why', consent.referral.reason, 'consent'],
  ['You may be told', feedbackLabels[consent.feedbackToGp], 'consent'],
];

function referrerRows({ referrer }: ReferralRequest): Answers {
  const { phone, email } = referrer?.contact ?? {};
  return [
    ['Name', [referrer?.name, referrer?.role].filter(Boolean).join(', '), 'you'],
    ['Organisation', referrer?.organisation.name, 'you'],
    ['Contact', [email, phone && saidPhone(phone)].filter(Boolean).join(', '), 'you'],
  ];
}
