import { BackLink } from './back-link.tsx';
import { type Attributes, type Base, type Content, classNames } from './markup.ts';

export interface BreadcrumbProps extends Base {
  readonly items: readonly {
    readonly href: string;
    readonly content: Content;
    readonly attributes?: Attributes | undefined;
  }[];
  readonly variant?: 'reverse' | undefined;
  readonly ariaLabel?: string | undefined;
}

/** Where the page stands; on a narrow screen only the step above it. */
export function Breadcrumb({ items, variant, ariaLabel = 'Breadcrumb', ...base }: BreadcrumbProps) {
  const last = items.at(-1);
  return (
    <nav
      class={classNames('nhsuk-breadcrumb', variant && `nhsuk-breadcrumb--${variant}`, base.classes)}
      id={base.id}
      aria-label={ariaLabel}
      {...base.attributes}
    >
      <ol class="nhsuk-breadcrumb__list">
        {items.map(({ href, content, attributes }) => (
          <li class="nhsuk-breadcrumb__list-item">
            <a class="nhsuk-breadcrumb__link" href={href} {...attributes}>
              {content}
            </a>
          </li>
        ))}
      </ol>
      {last && (
        <BackLink href={last.href} variant={variant} visuallyHiddenText="Back to" attributes={last.attributes}>
          {last.content}
        </BackLink>
      )}
    </nav>
  );
}
