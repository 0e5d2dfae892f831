import type { LabelOptions } from '../../nhs/label.tsx';
import type { Content, Part } from '../../nhs/markup.ts';
import type { FieldError, FormInput } from '../../shell/form.ts';
import { textOf } from '../../shell/form.ts';
import { Agreement } from '../consent-fields.tsx';
import { AccessFields, OtherWays, SafeTimes, WaysToReach } from '../contact-fields.tsx';
import { Needs, WhatMatters } from '../need-fields.tsx';
import { AddressFields, type Filled, NameFields, NhsNumberKnown } from '../person-fields.tsx';
import { Referrer } from '../referrer-fields.tsx';
import { Concerns, Risk } from '../safety-fields.tsx';
import type { StepName } from './step-names.ts';

/** A page of one question, or of a few that are answered in one breath. */
export interface Step {
  readonly name: StepName;
  readonly title: string;
  readonly fields: readonly string[];
  readonly Fields: (props: Filled & { readonly legend: Part<LabelOptions> }) => Content;
  /** Its title is the question itself: the legend of its only group. */
  readonly isOneQuestion?: true;
  /** What is wrong with its answers that is wrong with no referral. */
  check?(input: FormInput): readonly FieldError[];
  /** The answers that hold, of those that were given. */
  settle?(input: FormInput): FormInput;
}

export interface Section {
  readonly heading: string;
  readonly steps: readonly [Step, ...Step[]];
  /** Of whoever refers, which may be known from the last time. */
  readonly isAboutSender?: true;
}

const person: Section = {
  heading: 'Person',
  steps: [
    {
      name: 'name',
      title: 'Who are you referring?',
      fields: ['givenName', 'familyName', 'birthDate-day', 'birthDate-month', 'birthDate-year'],
      Fields: NameFields,
    },
    {
      name: 'nhs-number',
      title: 'Do you know their NHS number?',
      fields: ['nhsNumberKnown', 'nhsNumber'],
      Fields: NhsNumberKnown,
      isOneQuestion: true,
      check: checkNhsNumber,
      settle: settleNhsNumber,
    },
    {
      name: 'address',
      title: 'Where do they live?',
      fields: ['postcode', 'address'],
      Fields: filled => (
        <>
          <p>If they have no address, or you are not sure, leave it empty.</p>
          <AddressFields {...filled} />
        </>
      ),
    },
    {
      name: 'contact',
      title: 'How can we reach them?',
      fields: ['phone', 'okToText', 'okToLeaveMessage', 'email', 'safeTimes', 'willCallIn', 'via'],
      Fields: filled => (
        <>
          <p>One way is enough.</p>
          <WaysToReach {...filled} />
          <SafeTimes {...filled} />
          <OtherWays {...filled} />
        </>
      ),
    },
  ],
};

/** Whoever types the number has said that they know it. */
function settleNhsNumber({ nhsNumber = '', ...input }: FormInput): FormInput {
  if (textOf(input, 'nhsNumberKnown') === 'no') return input;
  return nhsNumber === '' ? input : { nhsNumberKnown: 'yes', nhsNumber };
}

function checkNhsNumber(input: FormInput): readonly FieldError[] {
  const known = textOf(input, 'nhsNumberKnown');
  if (!['yes', 'no'].includes(known))
    return [{ field: 'nhsNumberKnown', message: 'Say whether you know their NHS number' }];
  return known === 'yes' && textOf(input, 'nhsNumber').trim() === ''
    ? [{ field: 'nhsNumber', message: 'Enter the NHS number, or choose “No, or I am not sure”' }]
    : [];
}

/** In the order in which they are shown. Any of them can be done first. */
export const sections: readonly Section[] = [
  person,
  {
    heading: 'Needs and what matters',
    steps: [
      {
        name: 'needs',
        title: 'What would they like help with?',
        fields: ['needs'],
        Fields: filled => <Needs {...filled} hint="Choose all that they want help with." />,
        isOneQuestion: true,
      },
      {
        name: 'matters',
        title: 'What matters to them?',
        fields: ['mainNeed', 'ownWords', 'urgency'],
        Fields: WhatMatters,
      },
    ],
  },
  {
    heading: 'Safety and access needs',
    steps: [
      {
        name: 'concerns',
        title: 'Immediate concerns',
        fields: ['concerns'],
        Fields: filled => <Concerns {...filled} level={2} />,
      },
      {
        name: 'risk',
        title: 'Risk and safeguarding',
        fields: ['riskText', 'safeguarding', 'safeguardingText'],
        Fields: Risk,
      },
      {
        name: 'access',
        title: 'Language and access',
        fields: ['language', 'interpreter', 'accessNeeds', 'adjustments'],
        Fields: AccessFields,
      },
    ],
  },
  {
    heading: 'Consent',
    steps: [
      { name: 'consent', title: 'Agreement', fields: ['consent', 'consentReason', 'feedback'], Fields: Agreement },
    ],
  },
  {
    heading: 'Your details',
    isAboutSender: true,
    steps: [
      {
        name: 'you',
        title: 'Who are you?',
        fields: ['referrerName', 'referrerRole', 'organisation', 'channel', 'referrerEmail', 'referrerPhone'],
        Fields: Referrer,
      },
    ],
  },
];
