import { Heading } from './heading.tsx';
import { type Attributes, type Base, type Content, classNames, isGiven, type Part, partOf } from './markup.ts';

export interface ErrorSummaryProps extends Base {
  readonly heading?: Part<Base> | undefined;
  readonly description?: Content;
  readonly errorList: readonly {
    readonly content: Content;
    /** `#` and the id of the field. */
    readonly href?: string | undefined;
    readonly attributes?: Attributes | undefined;
  }[];
  readonly disableAutoFocus?: boolean | undefined;
}

/** Everything that is wrong with what was sent, first on the page, each with a link to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { description, errorList, disableAutoFocus } = props;
  const { content, ...heading } = partOf<Base>(props.heading ?? 'There is a problem');
  return (
    <div
      class={classNames('nhsuk-error-summary', props.classes)}
      id={props.id}
      data-module="nhsuk-error-summary"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : `${disableAutoFocus}`}
      {...props.attributes}
    >
      <div role="alert">
        <Heading {...heading} level={2} className="nhsuk-error-summary__heading">
          {content}
        </Heading>
        <div class="nhsuk-error-summary__body">
          {isGiven(description) && <p>{description}</p>}
          {errorList.length > 0 && (
            <ul class="nhsuk-list nhsuk-error-summary__list">
              {errorList.map(({ content: said, href, attributes }) => (
                <li>
                  {href === undefined ? (
                    said
                  ) : (
                    <a href={href} {...attributes}>
                      {said}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
