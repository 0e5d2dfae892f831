import { type Base, type Content, classNames } from './markup.ts';

export interface BackLinkProps extends Base {
  readonly href?: string | undefined;
  readonly variant?: 'reverse' | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly children?: Content;
}

/** To where the reader came from. Without an address it is a button of a form. */
export function BackLink({ href, variant, visuallyHiddenText, children = 'Back', ...base }: BackLinkProps) {
  const shared = {
    class: classNames('nhsuk-back-link', variant && `nhsuk-back-link--${variant}`, base.classes),
    id: base.id,
    ...base.attributes,
  };
  const words = (
    <>
      {visuallyHiddenText !== undefined && <span class="nhsuk-u-visually-hidden">{visuallyHiddenText} </span>}
      {children}
    </>
  );
  if (href === undefined)
    return (
      <button type="submit" {...shared}>
        {words}
      </button>
    );
  return (
    <a href={href} {...shared}>
      {words}
    </a>
  );
}
