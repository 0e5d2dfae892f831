import { type Base, type Content, classNames } from './markup.ts';

/** The first thing on a page for whoever uses no mouse. */
export const SkipLink = ({
  href = '#maincontent',
  children = 'Skip to main content',
  ...base
}: Base & { readonly href?: string; readonly children?: Content }) => (
  <a
    class={classNames('nhsuk-skip-link', base.classes)}
    id={base.id}
    data-module="nhsuk-skip-link"
    href={href}
    {...base.attributes}
  >
    {children}
  </a>
);
