import { type Base, type Content, classNames } from './markup.ts';

export interface CaptionOptions extends Base {
  readonly size?: string | undefined;
  readonly placement?: 'before' | 'start' | 'end' | 'after' | undefined;
  readonly element?: 'span' | 'p' | 'div' | undefined;
}

/** The smaller words above or below a heading. There is none smaller than `m`. */
export function Caption({
  content,
  size = '',
  placement,
  element: Tag = 'span',
  ...base
}: CaptionOptions & { content: Content }) {
  const isBelow = placement === 'end' || placement === 'after';
  const sized = ['m', 'l', 'xl', 'xxl'].includes(size) ? `nhsuk-caption-${size}` : 'nhsuk-caption';
  return (
    <Tag class={classNames(sized, isBelow && 'nhsuk-caption--bottom', base.classes)} id={base.id} {...base.attributes}>
      {content}
    </Tag>
  );
}
