import { accessLabels } from '../../../schemas/codes.ts';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { DateInput } from '../nhs/date-input.tsx';
import { Details } from '../nhs/details.tsx';
import { Input, type InputProps } from '../nhs/input.tsx';
import { Select } from '../nhs/select.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { type FieldError, type FormInput, messageFor, textOf } from '../shell/form.ts';
import { allOf } from './answers.ts';

export interface Filled {
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

/** What a field had when its form was sent back, and what was wrong with it. */
export const kept = ({ input, errors }: Filled, name: string) => ({
  name,
  value: textOf(input, name),
  errorMessage: messageFor(errors, name),
});

/** Who they are. Nobody is turned away for leaving out any of it but a name. */
export const PersonFields = (filled: Filled) => (
  <>
    <Line {...filled} name="givenName" label="First name" width={20} />
    <Line {...filled} name="familyName" label="Last name (optional)" width={20} />
    <BirthDate {...filled} />
    <Line
      {...filled}
      name="nhsNumber"
      label="NHS number (optional)"
      hint="Ten digits. Leave it empty if you do not have it."
      width={10}
      inputmode="numeric"
      code
    />
    <Line {...filled} name="postcode" label="Postcode (optional)" width={10} autocapitalize="characters" />
    <Textarea {...kept(filled, 'address')} label="Address (optional)" hint="Without the postcode." rows={2} />
  </>
);

/** How to reach them, and how not to. */
export const ContactFields = (filled: Filled) => (
  <>
    <Line {...filled} name="phone" label="Phone (optional)" type="tel" width={20} />
    <Checkboxes
      name="okToText"
      small
      fieldset={{ legend: { content: 'On this phone we may', size: 's' } }}
      items={[
        { value: 'text', label: 'send text messages' },
        { value: 'message', label: 'leave a message', name: 'okToLeaveMessage', id: 'okToLeaveMessage' },
      ]}
      values={[...allOf(filled.input, 'okToText'), ...allOf(filled.input, 'okToLeaveMessage')]}
    />
    <Line {...filled} name="email" label="E-mail (optional)" type="email" inputmode="email" />
    <Line
      {...filled}
      name="safeTimes"
      label="When and how is it safe to get in touch? (optional)"
      hint="For example: mornings only; do not leave messages; her partner reads her post."
    />
    <MoreContact {...filled} />
  </>
);

const MoreContact = (filled: Filled) => (
  <Details summary="Language, access, someone else to contact" open={isAnyGiven(filled)}>
    <Checkboxes
      name="willCallIn"
      small
      items={[{ value: 'yes', label: 'They have no phone or address and will call in' }]}
      values={allOf(filled.input, 'willCallIn')}
    />
    <Line {...filled} name="via" label="A carer or someone else to contact instead" />
    <Select
      {...kept(filled, 'language')}
      label="Language"
      items={[{ value: '', text: 'English, or not known' }, ...languages]}
    />
    <Checkboxes
      name="interpreter"
      small
      items={[{ value: 'yes', label: 'An interpreter is needed' }]}
      values={allOf(filled.input, 'interpreter')}
    />
    <Checkboxes
      name="accessNeeds"
      small
      fieldset={{ legend: { content: 'What they need to be able to take part', size: 's' } }}
      items={Object.entries(accessLabels).map(([value, label]) => ({ value, label }))}
      values={allOf(filled.input, 'accessNeeds')}
      errorMessage={messageFor(filled.errors, 'accessNeeds')}
    />
    <Line {...filled} name="adjustments" label="Other adjustments" />
  </Details>
);

const folded = ['willCallIn', 'via', 'language', 'interpreter', 'accessNeeds', 'adjustments'];
const isAnyGiven = ({ input }: Filled) => folded.some(name => textOf(input, name) !== '');

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' });
const languages = ['ar', 'bn', 'cs', 'zh', 'fa', 'fr', 'ku', 'pl', 'pt', 'ro', 'so', 'es', 'ti', 'uk', 'ur']
  .map(value => ({ value, text: languageNames.of(value) ?? value }))
  .sort((a, b) => a.text.localeCompare(b.text));
export const languageName = (code: string) => languageNames.of(code) ?? code;

const BirthDate = ({ input, errors }: Filled) => (
  <DateInput
    id="birthDate"
    fieldset={{ legend: { content: 'Date of birth (optional)', size: 's' } }}
    hint="For example, 15 6 1970"
    items={['day', 'month', 'year'].map(part => ({
      name: `birthDate-${part}`,
      label: part.charAt(0).toUpperCase() + part.slice(1),
      value: textOf(input, `birthDate-${part}`),
      width: part === 'year' ? 4 : 2,
    }))}
    errorMessage={messageFor(errors, 'birthDate-day')}
  />
);

/** One line, kept as it was sent. */
export const Line = ({ input, errors, name, ...props }: Filled & InputProps & { readonly name: string }) => (
  <Input {...kept({ input, errors }, name)} {...props} />
);
