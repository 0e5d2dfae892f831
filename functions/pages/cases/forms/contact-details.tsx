import * as z from 'zod';
import { ContactChannel } from '../../../../schemas/codes.ts';
import { type ContactDetails, Email, Phone, Postcode, type Telecom } from '../../../../schemas/person.ts';
import { saidPhone } from '../../house/person-words.ts';
import { Checkboxes } from '../../nhs/checkboxes.tsx';
import { Input } from '../../nhs/input.tsx';
import { InsetText } from '../../nhs/inset-text.tsx';
import { Radios } from '../../nhs/radios.tsx';
import { Textarea } from '../../nhs/textarea.tsx';
import type { FormInput } from '../../shell/form.ts';
import { type CaseView, personIn } from '../case-facts.ts';
import { channelWords } from '../parts/referral-facts.ts';
import { anyOf, oneOf, perhaps, perhapsFitting } from './answers.ts';
import { caseForm, type Filled } from './case-form.tsx';

const safety = oneOf(['yes', 'no'], 'Choose whether it is safe').optional();
const May = z.enum(['text', 'message']);
const phone = perhapsFitting(Phone, 'Enter a phone number, such as 0151 496 0101, or leave it empty');

const Said = z.object({
  phone,
  phoneMay: anyOf(May),
  phoneSafe: safety,
  otherPhone: phone,
  otherPhoneMay: anyOf(May),
  otherPhoneSafe: safety,
  email: perhapsFitting(Email, 'Enter an e-mail address, such as name@example.com, or leave it empty'),
  emailSafe: safety,
  address: perhaps(600)
    .transform(linesOf)
    .refine(
      lines => lines.length <= 5 && lines.every(line => line.length <= 120),
      'Enter the address in five lines or fewer, each of 120 characters or fewer',
    ),
  postcode: perhapsFitting(Postcode, 'Enter a full UK postcode, such as L9 2AF, or leave it empty'),
  addressSafe: safety,
  doNotContact: anyOf(ContactChannel),
  safeTimes: perhaps(200),
});
type Said = z.output<typeof Said>;

/** How the person is reached, where the referral does not say it or says it wrong. */
export const contactDetails = {
  'contact-details': caseForm({
    title: 'Put contact details right',
    button: 'Save',
    restsOnRead: true,
    schema: Said,
    work: (said, { view }) => ({ name: 'correctContact', body: detailsOf(said, view) }),
    next: '?done=contact-details',
    prefilled: ({ view }) => asInput(view),
    fields: filled => <HowReached {...filled} />,
  }),
};

/** What the form has no place for stays as it is. */
function detailsOf(said: Said, view: CaseView): ContactDetails {
  const { address, contactPreference } = personIn(view);
  const [first, second, email, ...rest] = shownFirst(view);
  const { address: lines, postcode, addressSafe, doNotContact, safeTimes } = said;
  const { safeTimes: _, ...preference } = contactPreference ?? {};
  const isAddressSaid = address !== undefined || lines.length > 0 || postcode !== undefined;
  return {
    telecom: [
      ...phoneOf(first, { value: said.phone, may: said.phoneMay, safe: said.phoneSafe }),
      ...phoneOf(second, { value: said.otherPhone, may: said.otherPhoneMay, safe: said.otherPhoneSafe }),
      ...emailOf(email, said.email, said.emailSafe),
      ...rest.filter(one => one !== undefined),
    ],
    ...(isAddressSaid && {
      address: {
        ...(address?.noFixedAbode !== undefined && { noFixedAbode: address.noFixedAbode }),
        lines,
        ...(postcode !== undefined && { postcode }),
        ...isSafe(addressSafe),
      },
    }),
    contactPreference: { ...preference, doNotContact, ...(safeTimes !== undefined && { safeTimes }) },
  };
}

interface PhoneSaid {
  readonly value: string | undefined;
  readonly may: readonly z.output<typeof May>[];
  readonly safe: Said['phoneSafe'];
}

/** Of a number that stays, what nobody has said before and nobody has ticked now is still not said. */
function phoneOf(before: Telecom | undefined, { value, may, safe }: PhoneSaid): Telecom[] {
  if (value === undefined) return [];
  const { rank } = before ?? {};
  const fresh = { system: 'phone', value, ...(rank && { rank }), okToText: false, okToLeaveMessage: false } as const;
  const phone = before?.system === 'phone' && before.value === value ? before : fresh;
  const [isForTexts, isForMessages] = [may.includes('text'), may.includes('message')];
  return [
    {
      ...phone,
      ...((isForTexts || phone.okToText) && { okToText: isForTexts }),
      ...((isForMessages || phone.okToLeaveMessage) && { okToLeaveMessage: isForMessages }),
      ...isSafe(safe),
    },
  ];
}

function emailOf(before: Telecom | undefined, value: string | undefined, safe: Said['emailSafe']): Telecom[] {
  const { rank } = before ?? {};
  return value === undefined ? [] : [{ system: 'email', value, ...(rank && { rank }), ...isSafe(safe) }];
}

const isSafe = (said: 'yes' | 'no' | undefined) => (said === undefined ? {} : { safe: said === 'yes' });

/** Two phones and an e-mail address, as far as there are any, and then the others. */
function shownFirst(view: CaseView): readonly (Telecom | undefined)[] {
  const { telecom } = personIn(view);
  const [first, second] = telecom.filter(({ system }) => system === 'phone');
  const email = telecom.find(({ system }) => system === 'email');
  return [first, second, email, ...telecom.filter(one => one !== first && one !== second && one !== email)];
}

function linesOf(address: string | undefined): string[] {
  const lines = address?.split(/\r?\n/).map(line => line.trim()) ?? [];
  return lines.filter(line => line !== '');
}

function asInput(view: CaseView): FormInput {
  const { address, contactPreference } = personIn(view);
  const [first, second, email] = shownFirst(view);
  return {
    ...phoneInput('phone', first),
    ...phoneInput('otherPhone', second),
    email: email?.value ?? '',
    emailSafe: safeInput(email),
    address: address?.lines.join('\n') ?? '',
    postcode: address?.postcode ?? '',
    addressSafe: safeInput(address),
    doNotContact: contactPreference?.doNotContact ?? [],
    safeTimes: contactPreference?.safeTimes ?? '',
  };
}

function phoneInput(name: string, one: Telecom | undefined): FormInput {
  if (one?.system !== 'phone') return {};
  const may = [...(one.okToText ? ['text'] : []), ...(one.okToLeaveMessage ? ['message'] : [])];
  return { [name]: saidPhone(one.value), [`${name}May`]: may, [`${name}Safe`]: safeInput(one) };
}

const safeInput = (one: { readonly safe?: boolean | undefined } | undefined) =>
  one?.safe === undefined ? '' : one.safe ? 'yes' : 'no';

const HowReached = (filled: Filled) => (
  <>
    <InsetText>
      <p>
        Is somebody else reading or listening? Leave the number or the address here and say that it is not safe: then it
        is not used, whoever gives it to us again.
      </p>
    </InsetText>
    <PhoneFields name="phone" label="Phone (optional)" of="this phone" {...filled} />
    <PhoneFields name="otherPhone" label="Another phone (optional)" of="the other phone" {...filled} />
    <Line name="email" label="E-mail (optional)" type="email" inputmode="email" {...filled} />
    <Safe name="emailSafe" of="this e-mail address" {...filled} />
    <Textarea
      name="address"
      label={{ content: 'Address (optional)', size: 's' }}
      hint="Without the postcode."
      rows={3}
      value={filled.text('address')}
      errorMessage={filled.wrong('address')}
    />
    <Line name="postcode" label="Postcode (optional)" width={10} {...filled} />
    <Safe name="addressSafe" of="this address" {...filled} />
    <Checkboxes
      name="doNotContact"
      small
      fieldset={{ legend: { content: 'Do not contact by', size: 's' } }}
      items={Object.entries(channelWords).map(([value, label]) => ({ value, label }))}
      values={filled.texts('doNotContact')}
    />
    <Line name="safeTimes" label="When and how is it safe to get in touch? (optional)" {...filled} />
  </>
);

interface PhoneProps extends Filled {
  readonly name: string;
  readonly label: string;
  readonly of: string;
}

const PhoneFields = ({ name, label, of, ...filled }: PhoneProps) => (
  <>
    <Line name={name} label={label} type="tel" width={20} {...filled} />
    <Checkboxes
      name={`${name}May`}
      small
      fieldset={{ legend: { content: `On ${of} we may`, size: 's' } }}
      items={[
        { value: 'text', label: 'send text messages' },
        { value: 'message', label: 'leave a message' },
      ]}
      values={filled.texts(`${name}May`)}
    />
    <Safe name={`${name}Safe`} of={of} {...filled} />
  </>
);

interface LineProps extends Filled, Pick<Parameters<typeof Input>[0], 'type' | 'inputmode' | 'width'> {
  readonly name: string;
  readonly label: string;
}

const Line = ({ name, label, text, wrong, facts: _, texts: __, ...props }: LineProps) => (
  <Input {...props} name={name} label={{ content: label, size: 's' }} value={text(name)} errorMessage={wrong(name)} />
);

const Safe = ({ name, of, text }: Filled & { readonly name: string; readonly of: string }) => (
  <Radios
    name={name}
    small
    fieldset={{ legend: { content: `Is ${of} safe to use? (optional)`, size: 's' } }}
    value={text(name)}
    items={[
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No, do not use it' },
    ]}
  />
);
