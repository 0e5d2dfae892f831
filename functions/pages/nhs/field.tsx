import { ErrorMessage, type ErrorMessageOptions } from './error-message.tsx';
import { Fieldset, type FieldsetOptions } from './fieldset.tsx';
import { Hint } from './hint.tsx';
import { Label, type LabelOptions } from './label.tsx';
import { type Attributes, type Base, type Content, classNames, idsOf, isGiven, type Part, partOf } from './markup.ts';

/** What a question has whatever kind of answer it takes. */
export interface Question {
  readonly name?: string | undefined;
  readonly hint?: Part<Base> | undefined;
  /** `true` marks the field where the words are said elsewhere. */
  readonly errorMessage?: Part<ErrorMessageOptions> | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly formGroup?: FormGroup | undefined;
}

interface FormGroup {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** Stands just before or after what is filled in. */
  readonly before?: Content;
  readonly after?: Content;
}

/** The words around an answer and the ids that bind them to it. */
export function wordsOf(id: string | undefined, { hint, errorMessage, describedBy }: Question) {
  const hinted = partOf<Base>(hint ?? undefined);
  const wrong = partOf<ErrorMessageOptions>(errorMessage === true ? undefined : (errorMessage ?? undefined));
  const hintId = isGiven(hinted.content) ? (hinted.id ?? `${id}-hint`) : undefined;
  const errorId = isGiven(wrong.content) ? (wrong.id ?? `${id}-error`) : undefined;
  return {
    isWrong: errorMessage === true || errorId !== undefined,
    describedBy: idsOf(describedBy, hintId, errorId),
    words: (
      <>
        {hintId !== undefined && (
          <Hint {...hinted} id={hintId}>
            {hinted.content}
          </Hint>
        )}
        {errorId !== undefined && (
          <ErrorMessage {...wrong} id={errorId}>
            {wrong.content}
          </ErrorMessage>
        )}
      </>
    ),
  };
}

interface FieldProps {
  readonly isWrong: boolean;
  readonly formGroup?: FormGroup | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children?: Content;
}

/** One question with its answer. */
const FormField = ({ isWrong, formGroup, classes, attributes, children }: FieldProps) => (
  <div
    class={classNames('nhsuk-form-group', isWrong && 'nhsuk-form-group--error', classes, formGroup?.classes)}
    {...attributes}
    {...formGroup?.attributes}
  >
    {children}
  </div>
);

/** A question that is answered in one field. */
export function LabelledField(
  props: FieldProps & { readonly for: string | undefined; readonly words: Content; readonly label: Part<LabelOptions> },
) {
  return (
    <FormField {...props}>
      {isGiven(partOf<LabelOptions>(props.label).content) && <Label label={props.label} for={props.for} />}
      {props.words}
      {props.children}
    </FormField>
  );
}

/** A question that is answered in several fields. */
export function GroupedFields(
  props: FieldProps & { readonly fieldset: FieldsetOptions | undefined; readonly describedBy: string | undefined },
) {
  const { fieldset, describedBy, children, ...group } = props;
  return (
    <FormField {...group}>
      {fieldset === undefined ? (
        children
      ) : (
        <Fieldset {...fieldset} describedBy={describedBy}>
          {children}
        </Fieldset>
      )}
    </FormField>
  );
}
