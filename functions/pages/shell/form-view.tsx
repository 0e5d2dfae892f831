import { ErrorSummary } from '../nhs/error-summary.tsx';
import type { Content } from '../nhs/markup.ts';
import { type FieldError, type FormIdentity, type FormInput, requestKeyField, tokenField } from './form.ts';

/** A form that this site and nobody else can have made, for this reader. */
export const Form = ({ form, isUpload, children }: FormProps) => (
  <form action={form.action} method="post" enctype={isUpload ? 'multipart/form-data' : undefined} novalidate>
    <FormFields form={form} />
    {children}
  </form>
);

interface FormProps {
  readonly form: FormIdentity;
  /** It carries a file, or as much as a file could hold. */
  readonly isUpload?: true | undefined;
  readonly children?: Content;
}

/** What proves where a form comes from. */
export const FormFields = ({ form }: { readonly form: FormIdentity }) => (
  <>
    <input type="hidden" name={tokenField} value={form.token} />
    <input type="hidden" name={requestKeyField} value={form.requestKey} />
  </>
);

/** First on a page whose form was sent back. */
export const FormErrors = ({ errors }: { readonly errors: readonly FieldError[] }) =>
  errors.length === 0 ? undefined : (
    <ErrorSummary errorList={errors.map(({ field, message }) => ({ content: message, href: `#${field}` }))} />
  );

/** What was filled in, carried along unseen. */
export const KeptInput = ({ input }: { readonly input: FormInput }) => (
  <>
    {Object.entries(input).flatMap(([name, values]) =>
      [values].flat().map(value => <input type="hidden" name={name} value={value} />),
    )}
  </>
);
