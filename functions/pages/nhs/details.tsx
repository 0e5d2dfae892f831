import { type Base, type Content, classNames, type Part, partOf } from './markup.ts';

export interface DetailsProps extends Base {
  readonly summary: Part<Base>;
  readonly open?: boolean | undefined;
  readonly children?: Content;
}

/** What only some readers want to read. */
export function Details({ summary, open, children, ...base }: DetailsProps) {
  const { content, classes, attributes } = partOf<Base>(summary);
  return (
    <details class={classNames('nhsuk-details', base.classes)} id={base.id} open={open} {...base.attributes}>
      <summary class={classNames('nhsuk-details__summary', classes)} {...attributes}>
        <span class="nhsuk-details__summary-text">{content}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  );
}
