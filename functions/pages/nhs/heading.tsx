import { Caption, type CaptionOptions } from './caption.tsx';
import { type Base, type Content, classNames, type HeadingLevel, isGiven, type Part, partOf } from './markup.ts';

export interface HeadingOptions extends Base {
  readonly level?: HeadingLevel | undefined;
  readonly size?: HeadingSize | undefined;
  readonly caption?: Part<CaptionOptions> | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly href?: string | undefined;
}
type HeadingSize = 'xxs' | 'xs' | 's' | 'm' | 'l' | 'xl';

/** How other components dress what is a heading in them. */
interface Dress {
  readonly element?: 'label' | 'legend' | 'caption' | 'a' | 'div' | undefined;
  readonly className?: string | undefined;
  /** Comes before the size. */
  readonly classPrefix?: string | undefined;
}

/** A heading, or what looks like one, with a caption before, within or after it. */
export function Heading({ children, ...options }: HeadingOptions & Dress & { readonly children?: Content }) {
  const { level = 1, element, id, attributes, size, caption, visuallyHiddenText, href } = options;
  const Tag = element ?? (`h${level}` as const);
  const { placement, ...words } = { size, ...captionOf(caption) };
  const captioned = isGiven(words.content) ? <Caption {...words} placement={placement} /> : undefined;
  return (
    <>
      {placement === 'before' && captioned}
      <Tag class={classOf(options) || undefined} id={id} {...attributes}>
        {(placement === undefined || placement === 'start') && captioned}
        {href === undefined ? (
          children
        ) : (
          <a class="nhsuk-link" href={href}>
            {children}
          </a>
        )}
        {visuallyHiddenText !== undefined && <span class="nhsuk-u-visually-hidden"> {visuallyHiddenText}</span>}
        {placement === 'end' && captioned}
      </Tag>
      {placement === 'after' && captioned}
    </>
  );
}

const captionOf = (caption: HeadingOptions['caption']) => partOf<CaptionOptions>(caption ?? undefined);

function classOf({ className, classPrefix, size, classes }: HeadingOptions & Dress): string {
  if (className === undefined) return classNames(`nhsuk-heading${size ? `-${size}` : ''}`, classes);
  return classNames(className, size !== undefined && `${classPrefix ?? `${className}-`}${size}`, classes);
}
