import { GroupedFields, type Question, wordsOf } from './field.tsx';
import type { FieldsetOptions } from './fieldset.tsx';
import { Input } from './input.tsx';
import { type Base, classNames } from './markup.ts';

export interface DateInputProps extends Base, Omit<Question, 'name' | 'describedBy'> {
  readonly id: string;
  readonly fieldset?: FieldsetOptions | undefined;
  /** Day, month and year, unless only some of them are asked. */
  readonly items?: readonly DateInputItem[] | undefined;
  readonly namePrefix?: string | undefined;
}

interface DateInputItem {
  readonly name: string;
  readonly label?: string | undefined;
  readonly value?: string | undefined;
  readonly width?: number | undefined;
  /** Whether this part is wrong; where none is, an error marks them all. */
  readonly error?: boolean | undefined;
  readonly autocomplete?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** A date that people know by heart. */
export function DateInput(props: DateInputProps) {
  const { id, fieldset, formGroup, items = wholeDate } = props;
  const { isWrong, describedBy, words } = wordsOf(id, { ...props, describedBy: fieldset?.describedBy });
  const isPartWrong = items.some(({ error }) => error === true);
  return (
    <GroupedFields
      isWrong={isWrong || isPartWrong}
      formGroup={formGroup}
      fieldset={fieldset && { role: 'group', ...fieldset }}
      describedBy={describedBy}
    >
      {words}
      <div class={classNames('nhsuk-date-input', props.classes)} id={id} {...props.attributes}>
        {formGroup?.before}
        {items.map(({ error, ...item }) => (
          <Part {...props} item={item} isWrong={error ?? (isWrong && !isPartWrong)} />
        ))}
        {formGroup?.after}
      </div>
    </GroupedFields>
  );
}

const wholeDate: readonly DateInputItem[] = [{ name: 'day' }, { name: 'month' }, { name: 'year' }];

const Part = ({
  id,
  item,
  isWrong,
  namePrefix,
  disabled,
}: DateInputProps & { item: DateInputItem; isWrong: boolean }) => (
  <div class="nhsuk-date-input__item">
    <Input
      label={{ content: item.label ?? capitalised(item.name), classes: 'nhsuk-date-input__label' }}
      errorMessage={isWrong}
      id={`${id}-${item.name}`}
      name={namePrefix === undefined ? item.name : `${namePrefix}[${item.name}]`}
      value={item.value}
      width={item.width ?? (item.name === 'year' ? 4 : 2)}
      inputmode="numeric"
      autocomplete={item.autocomplete}
      disabled={item.disabled ?? disabled}
      classes="nhsuk-date-input__input"
    />
  </div>
);

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
