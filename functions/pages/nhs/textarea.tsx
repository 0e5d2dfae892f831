import { LabelledField, type Question, wordsOf } from './field.tsx';
import type { LabelOptions } from './label.tsx';
import { type Base, classNames, type Part } from './markup.ts';

export interface TextareaProps extends Base, Question {
  readonly label: Part<LabelOptions>;
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly autocomplete?: string | undefined;
}

/** Several lines to fill in. */
export function Textarea(props: TextareaProps) {
  const { label, formGroup, rows = 5, value } = props;
  const id = props.id ?? props.name;
  const { isWrong, describedBy, words } = wordsOf(id, props);
  return (
    <LabelledField isWrong={isWrong} formGroup={formGroup} for={id} words={words} label={label}>
      {formGroup?.before}
      <textarea
        class={classNames('nhsuk-textarea', isWrong && 'nhsuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={rows}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedBy}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {/* HTML drops one line break after the tag: the one here, not one of theirs. */}
        {value?.startsWith('\n') ? `\n${value}` : value}
      </textarea>
      {formGroup?.after}
    </LabelledField>
  );
}
