import { needLabels } from '../../../schemas/codes.ts';
import { Button } from '../nhs/button.tsx';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import type { Content } from '../nhs/markup.ts';
import { Radios } from '../nhs/radios.tsx';
import { Select } from '../nhs/select.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { WarningCallout } from '../nhs/warning-callout.tsx';
import { type FormIdentity, messageFor } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import { allOf, noneOfThese } from './answers.ts';
import { ContactFields, type Filled, kept, PersonFields } from './person-fields.tsx';
import { Referrer } from './referrer-fields.tsx';
import { choicesOf, concernLabels, consentLabels, feedbackLabels, urgencyLabels } from './words.ts';

/** The whole referral on one page, for who refers often. */
export const QuickForm = ({ form, ...filled }: Filled & { readonly form: FormIdentity }) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={filled.errors} />
      <h1 class="nhsuk-heading-l">Refer someone</h1>
      <p>It takes about three minutes. You can check your answers before you send them.</p>
      <Form form={form}>
        <Part id="person" heading="1. The person">
          <PersonFields {...filled} />
        </Part>
        <Part id="contact" heading="2. How to reach them">
          <ContactFields {...filled} />
        </Part>
        <Part id="wanted" heading="3. What they would like help with">
          <Needs {...filled} />
        </Part>
        <Part id="safety" heading="4. Safety">
          <Safety {...filled} />
        </Part>
        <Part id="agreement" heading="5. Agreement">
          <Agreement {...filled} />
        </Part>
        <Part id="referrer" heading="6. Your details">
          <Referrer {...filled} />
        </Part>
        <Button name="step" value="check">
          Check your answers
        </Button>
      </Form>
    </div>
  </div>
);

const Part = ({ id, heading, children }: { readonly id: string; readonly heading: string; children?: Content }) => (
  <section aria-labelledby={id}>
    <h2 class="nhsuk-heading-m nhsuk-u-margin-top-6" id={id}>
      {heading}
    </h2>
    {children}
  </section>
);

const Needs = (filled: Filled) => (
  <>
    <Checkboxes
      name="needs"
      small
      classes="lr-columns"
      fieldset={{ legend: { content: 'Choose all that they want help with', size: 's' } }}
      items={choicesOf(needLabels)}
      values={allOf(filled.input, 'needs')}
      errorMessage={messageFor(filled.errors, 'needs')}
    />
    <Select
      {...kept(filled, 'mainNeed')}
      label="What matters most to them? (optional)"
      items={[{ value: '', text: 'Not said' }, ...Object.entries(needLabels).map(([value, text]) => ({ value, text }))]}
    />
    <Textarea
      {...kept(filled, 'ownWords')}
      label="In their own words (optional)"
      hint="What would they like to be different? The advisor reads this before they ring."
    />
    <Radios
      {...kept(filled, 'urgency')}
      inline
      fieldset={{ legend: { content: 'How soon?', size: 's' } }}
      items={choicesOf(urgencyLabels)}
    />
  </>
);

const Safety = (filled: Filled) => (
  <>
    <WarningCallout heading={{ content: 'This is not an emergency service', level: 3 }}>
      <p>
        If anyone is in immediate danger call <a href="tel:999">999</a>. For urgent mental health help call{' '}
        <a href="tel:111">NHS 111</a> and select the mental health option, day or night. Do that first: nobody reads
        referrals at night.
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
      ]}
    />
    <Textarea {...kept(filled, 'safeguardingText')} label="If there is: what is it? (optional)" rows={2} />
  </>
);

const Agreement = (filled: Filled) => (
  <>
    <Radios
      {...kept(filled, 'consent')}
      fieldset={{ legend: { content: 'Has the person agreed to be referred?', size: 's' } }}
      items={choicesOf(consentLabels)}
    />
    <Textarea {...kept(filled, 'consentReason')} label="If they have not agreed: why are they referred?" rows={2} />
    <Radios
      {...kept(filled, 'feedback')}
      fieldset={{ legend: { content: 'What do they agree that you may be told?', size: 's' } }}
      items={choicesOf(feedbackLabels)}
    />
    <InsetText>
      <p>The advisor asks them before anything is shared with a partner, each time.</p>
    </InsetText>
  </>
);
