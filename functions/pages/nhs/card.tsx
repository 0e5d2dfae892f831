import { type Action, ActionLink } from './card-actions.tsx';
import { Heading, type HeadingOptions } from './heading.tsx';
import { Icon } from './icon.tsx';
import { type Base, type Content, classNames, type Part, partOf } from './markup.ts';

export interface CardProps extends Base {
  readonly heading?: Part<Omit<HeadingOptions, 'href'>> | undefined;
  /** Care cards, which say how urgent something is, are the last three. */
  readonly variant?: 'feature' | 'primary' | 'secondary' | 'warning' | CareVariant | undefined;
  readonly href?: string | undefined;
  /** The whole card leads where its heading does. */
  readonly clickable?: boolean | undefined;
  readonly actions?: readonly Action[] | undefined;
  readonly image?: { readonly src: string; readonly alt: string } | undefined;
  readonly children?: Content;
}
type CareVariant = 'non-urgent' | 'urgent' | 'emergency';

/** A box for one thing. */
export function Card({ variant, href, clickable, actions = [], image, children, ...props }: CardProps) {
  const { content: title, ...heading } = partOf<HeadingOptions>(props.heading ?? undefined);
  const care = isCare(variant) && title !== undefined ? variant : undefined;
  const head = title !== undefined && (
    <CardHeading {...heading} href={variant === 'feature' ? undefined : href} care={care}>
      {title}
    </CardHeading>
  );
  const isHeadApart = care !== undefined || actions.length > 0;
  return (
    <div
      class={classNames('nhsuk-card', clickable && 'nhsuk-card--clickable', variantClass(variant, care), props.classes)}
      id={props.id}
      {...props.attributes}
    >
      {image && <img class="nhsuk-card__img" src={image.src} alt={image.alt} />}
      {isHeadApart && (
        <div class="nhsuk-card__heading-container">
          {head}
          <Actions actions={actions} heading={title} />
        </div>
      )}
      <div class="nhsuk-card__content">
        {!isHeadApart && head}
        {typeof children === 'string' ? <p class="nhsuk-card__description">{children}</p> : children}
        {variant === 'primary' && <Icon name="chevron-right-circle" />}
      </div>
    </div>
  );
}

const saidFirst: Readonly<Record<CareVariant, string>> = {
  emergency: 'Immediate action required',
  urgent: 'Urgent advice',
  'non-urgent': 'Non-urgent advice',
};
const isCare = (variant: CardProps['variant']): variant is CareVariant => variant !== undefined && variant in saidFirst;

function variantClass(variant: CardProps['variant'], care: CareVariant | undefined) {
  if (care !== undefined) return `nhsuk-card--care nhsuk-card--care--${care}`;
  return variant !== undefined && !isCare(variant) && `nhsuk-card--${variant}`;
}

function CardHeading({
  href,
  care,
  children,
  visuallyHiddenText,
  ...heading
}: HeadingOptions & { readonly care: CareVariant | undefined; readonly children?: Content }) {
  const before = care === undefined ? visuallyHiddenText : (visuallyHiddenText ?? saidFirst[care]);
  return (
    <>
      <Heading {...heading} level={heading.level ?? 2} className="nhsuk-card__heading" classPrefix="nhsuk-heading-">
        {href !== undefined && (
          <a class="nhsuk-card__link" href={href}>
            {children}
          </a>
        )}
        {href === undefined && before !== undefined && (
          <span role="text">
            <span class="nhsuk-u-visually-hidden">{before}: </span>
            {children}
          </span>
        )}
        {href === undefined && before === undefined && children}
      </Heading>
      {care !== undefined && <span class="nhsuk-card--care__arrow" aria-hidden="true" />}
    </>
  );
}

function Actions({ actions, heading }: { readonly actions: readonly Action[]; readonly heading: Content }) {
  const [first, second] = actions;
  if (!first) return undefined;
  if (!second)
    return (
      <div class="nhsuk-card__actions">
        <ActionLink action={first} heading={heading} />
      </div>
    );
  return (
    <ul class="nhsuk-card__actions">
      {actions.map(action => (
        <li class="nhsuk-card__action">
          <ActionLink action={action} heading={heading} />
        </li>
      ))}
    </ul>
  );
}
