import { Caption, type CaptionOptions } from './caption.tsx';
import { Heading } from './heading.tsx';
import { type Base, classNames, type HeadingLevel, type Part, partOf, type Size } from './markup.ts';

export interface LabelOptions extends Base {
  readonly size?: Size | undefined;
  readonly caption?: Part<CaptionOptions> | undefined;
  /** The question is the heading of its page; a number for another level than the first. */
  readonly isPageHeading?: boolean | HeadingLevel | undefined;
  readonly headingId?: string | undefined;
}

/** Says what a field is for. */
export function Label({
  label,
  for: field,
}: {
  readonly label: Part<LabelOptions>;
  readonly for?: string | undefined;
}) {
  const { content, size, caption, isPageHeading = false, headingId, ...base } = partOf<LabelOptions>(label);
  const { placement, ...words } = partOf<CaptionOptions>(caption ?? undefined);
  const isOutside = placement === 'before' || placement === 'after';
  const element = (
    <Heading
      element="label"
      className="nhsuk-label"
      classPrefix="nhsuk-label--"
      size={size}
      caption={isOutside ? undefined : caption}
      {...base}
      attributes={{ for: field, ...base.attributes }}
    >
      {content}
    </Heading>
  );
  const outside = isOutside && <Caption size={size} {...words} placement={placement} />;
  const Tag = `h${isPageHeading === true || isPageHeading === false ? 1 : isPageHeading}` as const;
  return (
    <>
      {placement === 'before' && outside}
      {isPageHeading === false ? (
        element
      ) : (
        <Tag class={classNames('nhsuk-label-wrapper')} id={headingId}>
          {element}
        </Tag>
      )}
      {placement === 'after' && outside}
    </>
  );
}
