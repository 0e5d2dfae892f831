import { type Choice, Choices, type ChoicesProps, type Divider } from './choices.tsx';

export interface CheckboxesProps extends ChoicesProps {
  readonly items: readonly (CheckboxChoice | CheckboxDivider)[];
  readonly values?: readonly string[] | undefined;
}

/** `exclusive`: "none of these", which unticks the others. `inclusive`: "all of these", for those whose script can do it. */
type Behaviour = 'exclusive' | 'inclusive';
type CheckboxChoice = Omit<Choice, 'lineClasses'> & {
  readonly behaviour?: Behaviour | undefined;
  readonly behaviourGroup?: string | undefined;
};
type CheckboxDivider = Pick<Divider, 'divider'> & { readonly behaviour?: Behaviour | undefined };

/** Any of a few. */
export const Checkboxes = ({ items, values = [], ...props }: CheckboxesProps) => (
  <Choices
    type="checkbox"
    block="nhsuk-checkboxes"
    {...props}
    items={items.map(lineOf)}
    isChosen={({ value }) => values.includes(value)}
  />
);

function lineOf(item: CheckboxChoice | CheckboxDivider): Choice | Divider {
  const { behaviour } = item;
  const lineClasses = behaviour === 'inclusive' ? 'nhsuk-u-frontend-not-supported-hidden' : undefined;
  if ('divider' in item) return { divider: item.divider, lineClasses };
  const { behaviour: _, behaviourGroup, attributes, ...choice } = item;
  return {
    ...choice,
    lineClasses,
    attributes: { 'data-behaviour': behaviour, 'data-behaviour-group': behaviourGroup, ...attributes },
  };
}
