import { type Base, type Content, classNames } from './markup.ts';

export interface InsetTextProps extends Base {
  readonly visuallyHiddenText?: string | undefined;
  readonly children?: Content;
}

/** Words that are set apart from those around them. */
export const InsetText = ({ visuallyHiddenText = 'Information', children, ...base }: InsetTextProps) => (
  <div class={classNames('nhsuk-inset-text', base.classes)} id={base.id} {...base.attributes}>
    <span class="nhsuk-u-visually-hidden">{visuallyHiddenText}: </span>
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
);
