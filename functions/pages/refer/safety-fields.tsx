import { Checkboxes } from '../nhs/checkboxes.tsx';
import type { HeadingLevel } from '../nhs/markup.ts';
import { Radios } from '../nhs/radios.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { WarningCallout } from '../nhs/warning-callout.tsx';
import { messageFor } from '../shell/form.ts';
import { allOf, noneOfThese } from './answers.ts';
import { type Filled, kept } from './person-fields.tsx';
import { choicesOf, concernLabels } from './words.ts';

/** @param level of the heading of what cannot wait */
export const Concerns = ({ level, ...filled }: Filled & { readonly level: HeadingLevel }) => (
  <>
    <WarningCallout heading={{ content: 'This is not an emergency service', level }}>
      <p>
        <DangerWords /> Do that first: nobody reads referrals at night.
      </p>
    </WarningCallout>
    <Checkboxes
      name="concerns"
      small
      fieldset={{ legend: { content: 'Is there an immediate concern?', size: 's' } }}
      hint="If there is, a person looks at this referral before anything else happens to it."
      items={[
        ...choicesOf(concernLabels),
        { divider: 'or' },
        { value: noneOfThese, label: 'None of these', behaviour: 'exclusive' },
      ]}
      values={allOf(filled.input, 'concerns')}
      errorMessage={messageFor(filled.errors, 'concerns')}
    />
  </>
);

const DangerWords = () => (
  <>
    If anyone is in immediate danger call <a href="tel:999">999</a>. For urgent mental health help call{' '}
    <a href="tel:111">NHS 111</a> and select the mental health option, day or night.
  </>
);

/** Said wherever somebody could take what is kept for what is sent. */
export const NobodyTold = () => (
  <WarningCallout heading={{ content: 'Nobody has been told yet', level: 2 }}>
    <p>
      A draft is not a referral: nobody at The Life Rooms can read it, and nothing happens until it is sent.{' '}
      <DangerWords />
    </p>
  </WarningCallout>
);

export const Risk = (filled: Filled) => (
  <>
    <Textarea
      {...kept(filled, 'riskText')}
      label="What should the advisor know about risk? (optional)"
      hint="Never sent to a partner by the service itself."
      rows={3}
    />
    <Radios
      {...kept(filled, 'safeguarding')}
      fieldset={{ legend: { content: 'Is there a safeguarding concern? (optional)', size: 's' } }}
      items={[
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
        { value: 'unsure', label: 'I am not sure' },
      ]}
    />
    <Textarea {...kept(filled, 'safeguardingText')} label="If there is, or may be: what is it? (optional)" rows={2} />
  </>
);
