import { GroupedFields, type Question, wordsOf } from './field.tsx';
import type { FieldsetOptions } from './fieldset.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';
import { type Attributes, type Base, type Content, classNames, idsOf, isGiven, type Part, partOf } from './markup.ts';

// What radios and checkboxes have in common: they look alike and differ in how many may be chosen.

export interface ChoicesProps extends Base, Question {
  readonly name: string;
  /** Ids of the choices begin with it; the name unless given. The first has no number, so that an error can link to it. */
  readonly idPrefix?: string | undefined;
  readonly fieldset?: FieldsetOptions | undefined;
  readonly small?: boolean | undefined;
  readonly inline?: boolean | undefined;
}

export interface Choice {
  readonly value: string;
  readonly label: Content;
  readonly hint?: Part<Base> | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Asked only of those who choose this. */
  readonly conditional?: Content;
  readonly attributes?: Attributes | undefined;
  /** More classes for the whole line. */
  readonly lineClasses?: string | undefined;
}

interface Kind {
  readonly type: 'radio' | 'checkbox';
  readonly block: 'nhsuk-radios' | 'nhsuk-checkboxes';
  isChosen(choice: Choice): boolean;
}

export interface Divider {
  readonly divider: string;
  readonly lineClasses?: string | undefined;
}

/** Choices, each on a line of its own, all in one group. */
export function Choices(props: ChoicesProps & Kind & { readonly items: readonly (Choice | Divider)[] }) {
  const { block, fieldset, formGroup, items } = props;
  const prefix = props.idPrefix ?? props.name;
  const { isWrong, describedBy, words } = wordsOf(prefix, {
    ...props,
    describedBy: fieldset?.describedBy ?? props.describedBy,
  });
  const classes = classNames(
    block,
    props.small && `${block}--small`,
    props.inline && `${block}--inline`,
    props.classes,
  );
  return (
    <GroupedFields isWrong={isWrong} formGroup={formGroup} fieldset={fieldset} describedBy={describedBy}>
      {words}
      <div class={classes} id={props.id} data-module={block} {...props.attributes}>
        {formGroup?.before}
        {items.map((item, index) =>
          'divider' in item ? (
            <div class={classNames(`${block}__divider`, item.lineClasses)}>{item.divider}</div>
          ) : (
            <Line {...props} choice={item} id={item.id ?? `${prefix}${index > 0 ? `-${index + 1}` : ''}`} />
          ),
        )}
        {formGroup?.after}
      </div>
    </GroupedFields>
  );
}

interface LineProps extends Kind, Pick<ChoicesProps, 'name' | 'disabled' | 'fieldset' | 'describedBy'> {
  readonly choice: Choice;
  readonly id: string;
}

function Line({ choice, id, block, type, isChosen, ...group }: LineProps) {
  const { content, ...hinted } = partOf<Base>(choice.hint ?? undefined);
  const hintId = isGiven(content) ? (hinted.id ?? `${id}-item-hint`) : undefined;
  const hasMore = isGiven(choice.conditional);
  const describedBy = type === 'checkbox' && !group.fieldset ? idsOf(group.describedBy, hintId) : hintId;
  return (
    <>
      <div class={classNames(`${block}__item`, choice.lineClasses)}>
        <input
          class={`${block}__input`}
          id={id}
          name={choice.name ?? group.name}
          type={type}
          value={choice.value}
          checked={isChosen(choice)}
          disabled={choice.disabled ?? group.disabled}
          data-aria-controls={hasMore ? `conditional-${id}` : undefined}
          aria-describedby={describedBy}
          {...choice.attributes}
        />
        <Label label={{ content: choice.label, classes: `${block}__label` }} for={id} />
        {hintId !== undefined && (
          <Hint {...hinted} id={hintId} classes={classNames(`${block}__hint`, hinted.classes)}>
            {content}
          </Hint>
        )}
      </div>
      {hasMore && (
        <div
          class={classNames(`${block}__conditional`, !isChosen(choice) && `${block}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {choice.conditional}
        </div>
      )}
    </>
  );
}
