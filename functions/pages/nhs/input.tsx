import { LabelledField, type Question, wordsOf } from './field.tsx';
import type { LabelOptions } from './label.tsx';
import { type Attributes, type Base, type Content, classNames, isGiven, type Part, partOf } from './markup.ts';

export interface InputProps extends Base, Question {
  readonly label: Part<LabelOptions>;
  readonly type?: string | undefined;
  readonly value?: string | undefined;
  /** In characters. */
  readonly width?: number | undefined;
  readonly large?: boolean | undefined;
  /** For codes and numbers that are read symbol by symbol. */
  readonly code?: boolean | undefined;
  readonly prefix?: Part<Base> | undefined;
  readonly suffix?: Part<Base> | undefined;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined;
  readonly autocomplete?: string | undefined;
  readonly autocapitalize?: 'none' | 'words' | 'sentences' | 'characters' | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly pattern?: string | undefined;
  readonly wrapper?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined;
}

/** One line to fill in. */
export function Input(props: InputProps) {
  const { label, formGroup, wrapper } = props;
  const id = props.id ?? props.name;
  const { isWrong, describedBy, words } = wordsOf(id, props);
  const prefix = affix('prefix', props.prefix);
  const suffix = affix('suffix', props.suffix);
  const line = <Line {...props} id={id} isWrong={isWrong} describedBy={describedBy} />;
  const isWrapped = prefix || suffix || wrapper || isGiven(formGroup?.before) || isGiven(formGroup?.after);
  return (
    <LabelledField isWrong={isWrong} formGroup={formGroup} for={id} words={words} label={label}>
      {isWrapped ? (
        <div
          class={classNames('nhsuk-input-wrapper', props.large && 'nhsuk-input-wrapper--large', wrapper?.classes)}
          {...wrapper?.attributes}
        >
          {formGroup?.before}
          {prefix}
          {line}
          {suffix}
          {formGroup?.after}
        </div>
      ) : (
        line
      )}
    </LabelledField>
  );
}

function affix(kind: 'prefix' | 'suffix', part: Part<Base> | undefined): Content {
  const { content, classes, attributes } = partOf<Base>(part ?? undefined);
  if (!isGiven(content)) return undefined;
  return (
    <div class={classNames(`nhsuk-input-wrapper__${kind}`, classes)} aria-hidden="true" {...attributes}>
      {content}
    </div>
  );
}

const Line = ({ isWrong, ...props }: InputProps & { readonly isWrong: boolean }) => (
  <input
    class={classNames(
      'nhsuk-input',
      props.large && 'nhsuk-input--large',
      props.code && 'nhsuk-input--code',
      isWrong && 'nhsuk-input--error',
      props.width !== undefined && `nhsuk-input--width-${props.width}`,
      props.classes,
    )}
    id={props.id}
    name={props.name}
    type={props.type ?? 'text'}
    spellcheck={props.spellcheck}
    value={props.value}
    disabled={props.disabled}
    aria-describedby={props.describedBy}
    autocomplete={props.autocomplete}
    autocapitalize={props.autocapitalize}
    pattern={props.pattern}
    placeholder={props.placeholder}
    inputmode={props.inputmode}
    {...props.attributes}
  />
);
