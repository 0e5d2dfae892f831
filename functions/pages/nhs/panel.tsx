import { Heading, type HeadingOptions } from './heading.tsx';
import { type Base, type Content, classNames, type Part, partOf } from './markup.ts';

export interface PanelProps extends Base {
  readonly heading: Part<HeadingOptions>;
  /** Left out, it confirms that something is done; `interruption` stops the reader before it is. */
  readonly variant?: 'interruption' | undefined;
  readonly children?: Content;
}

/** The one thing that a page says. */
export function Panel({ heading, variant, children, ...base }: PanelProps) {
  const { content, ...options } = partOf<HeadingOptions>(heading);
  return (
    <div
      class={classNames('nhsuk-panel', variant && `nhsuk-panel--${variant}`, base.classes)}
      id={base.id}
      {...base.attributes}
    >
      <Heading {...options} className="nhsuk-panel__heading" classPrefix="nhsuk-panel__heading--">
        {content}
      </Heading>
      {children !== undefined && <div class="nhsuk-panel__body">{children}</div>}
    </div>
  );
}
