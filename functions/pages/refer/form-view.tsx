import { Button } from '../nhs/button.tsx';
import { ErrorSummary } from '../nhs/error-summary.tsx';
import type { Content } from '../nhs/markup.ts';
import type { FormIdentity } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import { Agreement } from './consent-fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { Needs, WhatMatters } from './need-fields.tsx';
import { AddressFields, type Filled, NameFields, NhsNumber } from './person-fields.tsx';
import { Referrer } from './referrer-fields.tsx';
import { Concerns, Risk } from './safety-fields.tsx';

interface QuickFormProps extends Filled {
  readonly form: FormIdentity;
  /** Why it could not be kept for later, though nothing that was typed is wrong. */
  readonly refused?: string | undefined;
}

/** The whole referral on one page, for who refers often. */
export const QuickForm = ({ form, refused, ...filled }: QuickFormProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={filled.errors} />
      {refused !== undefined && <ErrorSummary errorList={[]} description={refused} />}
      <h1 class="nhsuk-heading-l">Refer someone</h1>
      <p>
        It takes about three minutes. You can check your answers before you send them, or save them and finish later.
      </p>
      <p>
        Would you rather answer a few questions at a time?{' '}
        <a href="/refer/steps">Fill it in step by step, save and come back</a>
      </p>
      <Form form={form}>
        <Parts {...filled} />
        <div class="nhsuk-button-group">
          <Button name="step" value="check">
            Check your answers
          </Button>
          <Button name="step" value="later" variant="secondary" preventDoubleClick>
            Save and finish later
          </Button>
        </div>
      </Form>
    </div>
  </div>
);

const Parts = (filled: Filled) => (
  <>
    <Part id="person" heading="1. The person">
      <NameFields {...filled} />
      <NhsNumber {...filled} />
      <AddressFields {...filled} />
    </Part>
    <Part id="contact" heading="2. How to reach them">
      <ContactFields {...filled} />
    </Part>
    <Part id="wanted" heading="3. What they would like help with">
      <Needs {...filled} legend={{ content: 'Choose all that they want help with', size: 's' }} />
      <WhatMatters {...filled} />
    </Part>
    <Part id="safety" heading="4. Safety">
      <Concerns {...filled} level={3} />
      <Risk {...filled} />
    </Part>
    <Part id="agreement" heading="5. Agreement">
      <Agreement {...filled} />
    </Part>
    <Part id="referrer" heading="6. Your details">
      <Referrer {...filled} />
    </Part>
  </>
);

const Part = ({ id, heading, children }: { readonly id: string; readonly heading: string; children?: Content }) => (
  <section aria-labelledby={id}>
    <h2 class="nhsuk-heading-m nhsuk-u-margin-top-6" id={id}>
      {heading}
    </h2>
    {children}
  </section>
);
