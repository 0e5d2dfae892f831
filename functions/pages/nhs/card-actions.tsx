import { type Base, type Content, classNames, type Part, partOf } from './markup.ts';

/** What can be done with the thing beside it: a link, or a button of a form. */
export interface Action extends Base {
  readonly content: Content;
  readonly href?: string | undefined;
  readonly type?: 'submit' | 'button' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** "Change" of what: read out, so that each link makes sense alone. */
  readonly visuallyHiddenText?: string | undefined;
}

/** @param heading of the card that the action stands in: read out as well */
export function ActionLink({ action, heading }: { readonly action: Action; readonly heading?: Part | undefined }) {
  const { content, href, type, name, value, visuallyHiddenText: hidden, classes, id, attributes } = action;
  const { content: title } = partOf(heading ?? undefined);
  const words = (
    <>
      {content}
      {(hidden !== undefined || title !== undefined) && (
        <span class="nhsuk-u-visually-hidden">
          {hidden !== undefined && ` ${hidden}`}
          {title !== undefined && <> ({title})</>}
        </span>
      )}
    </>
  );
  const shared = { class: classNames('nhsuk-link', classes), id, ...attributes };
  if (href !== undefined && type === undefined)
    return (
      <a {...shared} href={href}>
        {words}
      </a>
    );
  return (
    <button {...shared} name={name} type={type ?? 'submit'} value={value}>
      {words}
    </button>
  );
}
