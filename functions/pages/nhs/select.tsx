import { LabelledField, type Question, wordsOf } from './field.tsx';
import type { LabelOptions } from './label.tsx';
import { type Attributes, type Base, classNames, isGiven, type Part } from './markup.ts';

export interface SelectProps extends Base, Question {
  readonly label: Part<LabelOptions>;
  readonly value?: string | undefined;
  readonly items: readonly SelectItem[];
}

type SelectItem =
  | { readonly divider: true }
  | {
      readonly text: string;
      readonly value?: string | undefined;
      readonly disabled?: boolean | undefined;
      readonly attributes?: Attributes | undefined;
    };

/** One of many that are too many to show. */
export function Select(props: SelectProps) {
  const { label, formGroup } = props;
  const id = props.id ?? props.name;
  const { isWrong, describedBy, words } = wordsOf(id, props);
  const list = (
    <select
      class={classNames('nhsuk-select', isWrong && 'nhsuk-select--error', props.classes)}
      id={id}
      name={props.name}
      disabled={props.disabled}
      aria-describedby={describedBy}
      {...props.attributes}
    >
      {props.items.map(item => ('divider' in item ? <hr /> : option(item, props.value)))}
    </select>
  );
  const isWrapped = isGiven(formGroup?.before) || isGiven(formGroup?.after);
  return (
    <LabelledField isWrong={isWrong} formGroup={formGroup} for={id} words={words} label={label}>
      {isWrapped ? (
        <div class="nhsuk-input-wrapper">
          {formGroup?.before}
          {list}
          {formGroup?.after}
        </div>
      ) : (
        list
      )}
    </LabelledField>
  );
}

const option = ({ text, value, disabled, attributes }: Exclude<SelectItem, { divider: true }>, chosen?: string) => (
  <option
    value={value}
    selected={chosen !== undefined && (value ?? text) === chosen}
    disabled={disabled}
    {...attributes}
  >
    {text}
  </option>
);
