import { accessLabels } from '../../../schemas/codes.ts';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { Details } from '../nhs/details.tsx';
import { Select } from '../nhs/select.tsx';
import { messageFor, textOf } from '../shell/form.ts';
import { allOf } from './answers.ts';
import { type Filled, kept, Line } from './person-fields.tsx';
import { choicesOf, languages } from './words.ts';

/** How to reach them, and how not to, on a page with everything else: what is seldom needed is folded away. */
export const ContactFields = (filled: Filled) => (
  <>
    <WaysToReach {...filled} />
    <SafeTimes {...filled} />
    <Details summary="Language, access, someone else to contact" open={isAnyGiven(filled)}>
      <OtherWays {...filled} />
      <AccessFields {...filled} />
    </Details>
  </>
);

/** @param isOwn of the person who fills it in, whose browser may know it */
export const WaysToReach = ({ isOwn, ...filled }: Filled & { readonly isOwn?: true }) => (
  <>
    <Line {...filled} name="phone" label="Phone (optional)" type="tel" width={20} autocomplete={isOwn && 'tel'} />
    <Checkboxes
      name="okToText"
      small
      fieldset={{ legend: { content: `On this phone ${isOwn ? 'you' : 'we'} may`, size: 's' } }}
      items={[
        { value: 'text', label: 'send text messages' },
        { value: 'message', label: 'leave a message', name: 'okToLeaveMessage', id: 'okToLeaveMessage' },
      ]}
      values={[...allOf(filled.input, 'okToText'), ...allOf(filled.input, 'okToLeaveMessage')]}
    />
    <Line
      {...filled}
      name="email"
      label="E-mail (optional)"
      type="email"
      inputmode="email"
      autocomplete={isOwn && 'email'}
    />
  </>
);

export const SafeTimes = (filled: Filled) => (
  <Line
    {...filled}
    name="safeTimes"
    label="When and how is it safe to get in touch? (optional)"
    hint="For example: mornings only; do not leave messages; her partner reads her post."
  />
);

export const OtherWays = (filled: Filled) => (
  <>
    <Checkboxes
      name="willCallIn"
      small
      items={[{ value: 'yes', label: 'They have no phone or address and will call in' }]}
      values={allOf(filled.input, 'willCallIn')}
    />
    <Line {...filled} name="via" label="A carer or someone else to contact instead (optional)" />
  </>
);

export const AccessFields = (filled: Filled) => (
  <>
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
      items={choicesOf(accessLabels)}
      values={allOf(filled.input, 'accessNeeds')}
      errorMessage={messageFor(filled.errors, 'accessNeeds')}
    />
    <Line {...filled} name="adjustments" label="Other adjustments (optional)" />
  </>
);

const folded = ['willCallIn', 'via', 'language', 'interpreter', 'accessNeeds', 'adjustments'];
const isAnyGiven = ({ input }: Filled) => folded.some(name => textOf(input, name) !== '');
