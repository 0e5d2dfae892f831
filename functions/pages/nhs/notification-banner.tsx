import { Heading, type HeadingOptions } from './heading.tsx';
import { type Base, type Content, classNames, type Part, partOf } from './markup.ts';

export interface NotificationBannerProps extends Base {
  /** `success`: what was asked is done, and that is read out at once. */
  readonly variant?: 'success' | undefined;
  readonly title?: Part<HeadingOptions> | undefined;
  readonly heading?: Part<HeadingOptions> | undefined;
  readonly role?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly children?: Content;
}

/** News that is not part of the page. */
export function NotificationBanner({
  variant,
  title,
  heading,
  role,
  disableAutoFocus,
  ...props
}: NotificationBannerProps) {
  const { content: named, ...titled } = partOf<HeadingOptions>(title ?? (variant ? 'Success' : 'Important'));
  const id = titled.id ?? 'nhsuk-notification-banner-title';
  return (
    <div
      class={classNames('nhsuk-notification-banner', variant && `nhsuk-notification-banner--${variant}`, props.classes)}
      id={props.id}
      data-module="nhsuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : `${disableAutoFocus}`}
      role={role ?? (variant === 'success' ? 'alert' : 'region')}
      aria-labelledby={id}
      {...props.attributes}
    >
      <div class="nhsuk-notification-banner__header">
        <Heading level={2} {...titled} id={id} className="nhsuk-notification-banner__title">
          {named}
        </Heading>
      </div>
      <div class="nhsuk-notification-banner__content">{newsOf(heading, props.children)}</div>
    </div>
  );
}

function newsOf(heading: Part<HeadingOptions> | undefined, children: Content): Content {
  const { content, ...options } = partOf<HeadingOptions>(heading ?? undefined);
  if (content === undefined)
    return typeof children === 'string' ? <p class="nhsuk-notification-banner__heading">{children}</p> : children;
  return (
    <>
      <Heading level={3} {...options} className="nhsuk-notification-banner__heading">
        {content}
      </Heading>
      {typeof children === 'string' ? <p class="nhsuk-body">{children}</p> : children}
    </>
  );
}
