import { capitalised } from '../house/words.ts';
import { DateInput } from '../nhs/date-input.tsx';
import { Input, type InputProps } from '../nhs/input.tsx';
import type { LabelOptions } from '../nhs/label.tsx';
import type { Part } from '../nhs/markup.ts';
import { Radios } from '../nhs/radios.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { type FieldError, type FormInput, messageFor, textOf } from '../shell/form.ts';

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
export const NameFields = (filled: Filled) => (
  <>
    <Line {...filled} name="givenName" label="First name" width={20} />
    <Line {...filled} name="familyName" label="Last name (optional)" width={20} />
    <BirthDate {...filled} />
  </>
);

/** @param isOwn of the person who fills it in, whose browser may know it */
export const BirthDate = ({ input, errors, isOwn }: Filled & { readonly isOwn?: true }) => (
  <DateInput
    id="birthDate"
    fieldset={{ legend: { content: 'Date of birth (optional)', size: 's' } }}
    hint="For example, 15 6 1970"
    items={['day', 'month', 'year'].map(part => ({
      name: `birthDate-${part}`,
      label: capitalised(part),
      value: textOf(input, `birthDate-${part}`),
      width: part === 'year' ? 4 : 2,
      autocomplete: isOwn && `bday-${part}`,
    }))}
    errorMessage={messageFor(errors, 'birthDate-day')}
  />
);

const nhsNumber = { name: 'nhsNumber', width: 10, inputmode: 'numeric', code: true } as const;

export const NhsNumber = (filled: Filled) => (
  <Line
    {...filled}
    {...nhsNumber}
    label="NHS number (optional)"
    hint="Ten digits. Leave it empty if you do not have it."
  />
);

/** Asked alone, so that not having it is an answer. */
export const NhsNumberKnown = ({ legend, ...filled }: Filled & { readonly legend: Part<LabelOptions> }) => (
  <>
    <Radios
      {...kept(filled, 'nhsNumberKnown')}
      fieldset={{ legend }}
      hint="It is on letters and prescriptions. We find people without it too."
      items={[
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No, or I am not sure' },
      ]}
    />
    <Line {...filled} {...nhsNumber} label="NHS number, if you know it" hint="Ten digits, such as 999 123 4567" />
  </>
);

export const AddressFields = (filled: Filled) => (
  <>
    <Line {...filled} name="postcode" label="Postcode (optional)" width={10} autocapitalize="characters" />
    <Textarea {...kept(filled, 'address')} label="Address (optional)" hint="Without the postcode." rows={2} />
  </>
);

/** One line, kept as it was sent. */
export const Line = ({ input, errors, name, ...props }: Filled & InputProps & { readonly name: string }) => (
  <Input {...kept({ input, errors }, name)} {...props} />
);
