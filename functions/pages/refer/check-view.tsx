import { Button } from '../nhs/button.tsx';
import { Panel } from '../nhs/panel.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import type { FormIdentity, FormInput } from '../shell/form.ts';
import { Form, KeptInput } from '../shell/form-view.tsx';
import type { CheckedPart } from './check.ts';

interface CheckProps {
  readonly parts: readonly CheckedPart[];
  readonly input: FormInput;
  readonly form: FormIdentity;
}

/** The answers once more. Nothing is kept before they are sent, so they travel with this page. */
export const CheckView = ({ parts, input, form }: CheckProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l">Check your answers</h1>
      <p>Nothing has been sent yet.</p>
      <Form form={form}>
        <KeptInput input={input} />
        {/* First in the form: what the Enter key means. */}
        <Button name="step" value="send" preventDoubleClick>
          Confirm and send
        </Button>
        {parts.map(part => (
          <Part {...part} action={form.action} />
        ))}
        <Button name="step" value="send" preventDoubleClick>
          Confirm and send
        </Button>
      </Form>
    </div>
  </div>
);

const Part = ({ heading, part, rows, action }: CheckedPart & { readonly action: string }) => (
  <SummaryList
    card={{
      heading: { content: heading, level: 2, size: 's' },
      actions: [
        {
          content: 'Change',
          type: 'submit',
          name: 'step',
          value: 'change',
          attributes: { formaction: `${action}#${part}` },
        },
      ],
    }}
    rows={rows.map(({ key, value }) => ({ key, value: <span class="lr-typed">{value}</span> }))}
  />
);

interface InterruptionProps {
  readonly input: FormInput;
  readonly form: FormIdentity;
  readonly earlier: { readonly id: string; readonly reference: string; readonly said: string };
}

/** Somebody of the same organisation has been here before with the same NHS number. */
export const InterruptionView = ({ input, form, earlier }: InterruptionProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <Panel heading="This person may have been referred already" variant="interruption">
        <p>
          Your organisation referred somebody with this NHS number on {earlier.said}: referral {earlier.reference}.
        </p>
        <p>A second referral does no harm: both are kept and the advisor sees both.</p>
        <Form form={form}>
          <KeptInput input={{ ...input, again: 'yes' }} />
          <div class="nhsuk-button-group">
            <Button variant="reverse" name="step" value="check">
              Go on with this referral
            </Button>
            <a href={`/referrals/${earlier.id}`}>Open referral {earlier.reference} instead</a>
          </div>
        </Form>
      </Panel>
    </div>
  </div>
);
