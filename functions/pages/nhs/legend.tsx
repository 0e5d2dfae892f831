import { Caption, type CaptionOptions } from './caption.tsx';
import { Heading } from './heading.tsx';
import type { LabelOptions } from './label.tsx';
import { classNames, type Part, partOf } from './markup.ts';

/** Says what a group of fields is for. */
export function Legend({ legend }: { readonly legend: Part<LabelOptions> }) {
  const { content, size, caption, isPageHeading = false, headingId, id, ...base } = partOf<LabelOptions>(legend);
  const { placement: asked, ...words } = partOf<CaptionOptions>(caption ?? undefined);
  // A legend must come first in its fieldset: nothing can stand before it.
  const placement = asked === 'before' ? 'start' : asked;
  const within = placement === 'after' ? undefined : { size, ...words, placement };
  const classes = classNames('nhsuk-fieldset__legend', size && `nhsuk-fieldset__legend--${size}`, base.classes);
  return (
    <>
      {isPageHeading === false ? (
        <Heading element="legend" className={classes} id={id} caption={within} attributes={base.attributes}>
          {content}
        </Heading>
      ) : (
        <legend class={classes} id={id} {...base.attributes}>
          <Heading
            className="nhsuk-fieldset__heading"
            level={isPageHeading === true ? 1 : isPageHeading}
            id={headingId}
            caption={within}
          >
            {content}
          </Heading>
        </legend>
      )}
      {placement === 'after' && <Caption size={size} {...words} placement="after" />}
    </>
  );
}
