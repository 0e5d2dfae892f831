import { Button } from '../../nhs/button.tsx';
import { ErrorSummary } from '../../nhs/error-summary.tsx';
import type { Content } from '../../nhs/markup.ts';
import type { FormIdentity } from '../../shell/form.ts';
import { Form, FormErrors } from '../../shell/form-view.tsx';
import type { Filled } from '../person-fields.tsx';
import type { Section, Step } from './sections.tsx';

interface StepProps extends Filled {
  readonly section: Section;
  readonly step: Step;
  readonly form: FormIdentity;
  /** Of the draft that the answers are put into. */
  readonly version: number;
  /** It was opened to change one answer before sending. */
  readonly isChange: boolean;
  /** Why nothing was saved, though nothing that was typed is wrong. */
  readonly refused?: Content;
}

/** One step of the form. */
export const StepView = ({ section, step, form, version, isChange, refused, ...filled }: StepProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={filled.errors} />
      {refused !== undefined && <ErrorSummary errorList={[]} description={refused} />}
      {!step.isOneQuestion && (
        <h1 class="nhsuk-heading-l">
          <span class="nhsuk-caption-l">{section.heading}</span>
          {step.title}
        </h1>
      )}
      <Form form={form}>
        <input type="hidden" name="version" value={String(version)} />
        {isChange && <input type="hidden" name="from" value="check" />}
        <step.Fields {...filled} legend={legendOf(section, step)} />
        <div class="nhsuk-button-group">
          <Button name="step" value="continue" preventDoubleClick>
            Continue
          </Button>
          <Button name="step" value="later" variant="secondary" preventDoubleClick>
            Save and come back later
          </Button>
        </div>
      </Form>
    </div>
  </div>
);

const legendOf = ({ heading }: Section, { title }: Step) =>
  ({ content: title, size: 'l', isPageHeading: true, caption: { content: heading } }) as const;
