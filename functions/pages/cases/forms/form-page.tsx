import type { Letter } from '../../../../domain/letters/letter.ts';
import { Button } from '../../nhs/button.tsx';
import { ErrorSummary } from '../../nhs/error-summary.tsx';
import { NotificationBanner } from '../../nhs/notification-banner.tsx';
import type { FieldError, FormIdentity, FormInput } from '../../shell/form.ts';
import { Form, FormErrors, KeptInput } from '../../shell/form-view.tsx';
import type { Reply } from '../../shell/reply.ts';
import type { CaseFacts } from '../case-facts.ts';
import { LetterView } from '../letter-view.tsx';
import { presentHead } from '../presenter.ts';
import { CaseBar } from '../view.tsx';
import { type CaseForm, filledWith } from './case-form.tsx';

export interface FormShown {
  readonly form: CaseForm;
  readonly facts: CaseFacts;
  readonly identity: FormIdentity;
  readonly input: FormInput;
  readonly errors?: readonly FieldError[];
  /** Why it was not done. */
  readonly refused?: string | undefined;
  /** What was done just before. */
  readonly done?: string | undefined;
}

/** A form with what was filled in, and first on the page what is wrong or why it cannot be done. */
export function formPage(shown: FormShown): Reply {
  const { form, facts, identity, input, errors = [], refused, done } = shown;
  const isSentBack = errors.length > 0 || refused !== undefined;
  return pageOf(shown, {
    status: errors.length > 0 ? 422 : isSentBack ? 409 : 200,
    hasErrors: isSentBack,
    content: (
      <>
        {done !== undefined && <NotificationBanner variant="success">{done}</NotificationBanner>}
        <FormErrors errors={errors} />
        {refused !== undefined && <ErrorSummary errorList={[]} description={refused} />}
        <h1 class="nhsuk-heading-l">{form.title}</h1>
        <Form form={identity}>
          <input type="hidden" name="version" value={facts.view.version} />
          {form.fields(filledWith(facts, input, errors))}
          <Button preventDoubleClick>{form.button}</Button>
        </Form>
      </>
    ),
  });
}

/** What would be sent, before it is final. */
export const previewPage = (shown: FormShown, letter: Letter): Reply =>
  pageOf(shown, {
    status: 200,
    hasErrors: false,
    content: (
      <>
        <h1 class="nhsuk-heading-l">The letter before you close this case</h1>
        <p>Nothing has been done yet. This letter can be read by whoever referred, as far as the person agrees.</p>
        <LetterView letter={letter} level={2} />
        <Form form={shown.identity}>
          <KeptInput input={shown.input} />
          <div class="nhsuk-button-group">
            <Button name="seen" value="yes" preventDoubleClick>
              {shown.form.title}
            </Button>
            <Button name="seen" value="change" variant="secondary">
              Change what I wrote
            </Button>
          </div>
        </Form>
      </>
    ),
  });

interface Shell {
  readonly status: number;
  readonly hasErrors: boolean;
  readonly content: ReturnType<typeof LetterView>;
}

function pageOf({ form, facts }: FormShown, { status, hasErrors, content }: Shell): Reply {
  return {
    status,
    page: {
      title: `${form.title}, case ${facts.view.reference}`,
      hasErrors,
      backTo: { href: `/cases/${facts.view.id}`, words: 'Case' },
      above: <CaseBar {...presentHead(facts)} />,
      content: (
        <div class="nhsuk-grid-row">
          <div class="nhsuk-grid-column-two-thirds">{content}</div>
        </div>
      ),
    },
  };
}
