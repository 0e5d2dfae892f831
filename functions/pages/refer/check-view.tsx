import { Button } from '../nhs/button.tsx';
import { ErrorSummary } from '../nhs/error-summary.tsx';
import type { Content } from '../nhs/markup.ts';
import { Panel } from '../nhs/panel.tsx';
import { SummaryList, type SummaryListProps } from '../nhs/summary-list.tsx';
import type { FormIdentity } from '../shell/form.ts';
import { Form } from '../shell/form-view.tsx';
import type { CheckedPart } from './check.ts';

interface CheckProps {
  readonly parts: readonly CheckedPart[];
  readonly form: FormIdentity;
  /** What travels with the form unseen. */
  readonly carried: Content;
  /** How to leave it for another time. */
  readonly later: Content;
  /** How an answer is changed: where the whole form is one page, a part of it at a time. */
  readonly change: Pick<ChangeWays, 'ofPart'> | Pick<ChangeWays, 'ofRow'>;
  /** Why it has not been sent, though it was meant to be. */
  readonly refused?: string | undefined;
}

interface ChangeWays {
  ofPart(part: CheckedPart): Action;
  ofRow(row: CheckedPart['rows'][number]): Action;
}
type Action = NonNullable<SummaryListProps['rows'][number]['actions']>[number];

/** The answers once more, as they will be sent. */
export const CheckView = ({ parts, form, carried, later, change, refused }: CheckProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      {refused !== undefined && <ErrorSummary errorList={[]} description={refused} />}
      <h1 class="nhsuk-heading-l">Check your answers</h1>
      <p>Nothing has been sent yet.</p>
      <Form form={form}>
        {carried}
        {/* First in the form: what the Enter key means. */}
        <Button name="step" value="send" preventDoubleClick>
          Confirm and send
        </Button>
        {parts.map(part => (
          <Part part={part} change={change} />
        ))}
        <div class="nhsuk-button-group">
          <Button name="step" value="send" preventDoubleClick>
            Confirm and send
          </Button>
          {later}
        </div>
      </Form>
    </div>
  </div>
);

const Part = ({ part, change }: Pick<CheckProps, 'change'> & { readonly part: CheckedPart }) => (
  <SummaryList
    card={{
      heading: { content: part.heading, level: 2, size: 's' },
      actions: 'ofPart' in change ? [change.ofPart(part)] : [],
    }}
    rows={part.rows.map(row => ({
      key: row.key,
      value: <span class="lr-typed">{row.value}</span>,
      actions: 'ofRow' in change ? [change.ofRow(row)] : [],
    }))}
  />
);

interface InterruptionProps {
  readonly earlier: { readonly id: string; readonly reference: string; readonly said: string };
  readonly goOn: Content;
}

/** Somebody of the same organisation has been here before with the same NHS number. */
export const InterruptionView = ({ earlier, goOn }: InterruptionProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <Panel heading="This person may have been referred already" variant="interruption">
        <p>
          Your organisation referred somebody with this NHS number on {earlier.said}: referral {earlier.reference}.
        </p>
        <p>A second referral does no harm: both are kept and the advisor sees both.</p>
        <div class="nhsuk-button-group">
          {goOn}
          <a href={`/referrals/${earlier.id}`}>Open referral {earlier.reference} instead</a>
        </div>
      </Panel>
    </div>
  </div>
);
