import { type Base, type Content, classNames } from './markup.ts';

/** What helps to answer a question. */
export const Hint = ({ children, id, classes, attributes }: Base & { readonly children?: Content }) => (
  <div class={classNames('nhsuk-hint', classes)} id={id} {...attributes}>
    {children}
  </div>
);
