import { type Choice, Choices, type ChoicesProps, type Divider } from './choices.tsx';

export interface RadiosProps extends ChoicesProps {
  readonly items: readonly (Choice | Divider)[];
  readonly value?: string | undefined;
}

/** One of a few. */
export const Radios = (props: RadiosProps) => (
  <Choices type="radio" block="nhsuk-radios" {...props} isChosen={({ value }) => value === props.value} />
);
