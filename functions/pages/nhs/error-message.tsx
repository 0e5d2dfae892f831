import { type Base, type Content, classNames } from './markup.ts';

export interface ErrorMessageOptions extends Base {
  /** Read out before it; empty for none. */
  readonly visuallyHiddenText?: string | undefined;
}

/** What is wrong with one answer, beside it. */
export const ErrorMessage = ({ children, ...options }: ErrorMessageOptions & { readonly children?: Content }) => {
  const { id, classes, attributes, visuallyHiddenText = 'Error' } = options;
  return (
    <span class={classNames('nhsuk-error-message', classes)} id={id} {...attributes}>
      {visuallyHiddenText !== '' && <span class="nhsuk-u-visually-hidden">{visuallyHiddenText}: </span>}
      {children}
    </span>
  );
};
