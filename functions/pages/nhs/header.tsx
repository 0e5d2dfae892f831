import { Icon } from './icon.tsx';
import { type Base, type Content, classNames } from './markup.ts';

export interface HeaderProps extends Base {
  readonly service?: { readonly text: string; readonly href?: string | undefined } | undefined;
  /** The NHS logo is NHS identity: only an NHS organisation may switch it on. */
  readonly logo?: false | { readonly href?: string | undefined; readonly ariaLabel?: string | undefined } | undefined;
  readonly organisation?: Organisation | undefined;
  readonly account?: readonly AccountItem[] | undefined;
  readonly navigation?: readonly NavigationItem[] | undefined;
  readonly navigationColour?: 'white' | undefined;
  readonly justified?: boolean | undefined;
  readonly colour?: 'white' | undefined;
  readonly inline?: boolean | undefined;
}

interface Organisation {
  readonly name: string;
  readonly split?: string | undefined;
  readonly descriptor?: string | undefined;
}

interface AccountItem {
  readonly content: Content;
  readonly href?: string | undefined;
  /** Where a button posts to. */
  readonly action?: string | undefined;
  /** More for the form of the button, such as its token. */
  readonly fields?: Content;
  readonly icon?: boolean | undefined;
}

export interface NavigationItem {
  readonly content: Content;
  readonly href?: string | undefined;
  /** `page`: this is it; `section`: this is within it. */
  readonly current?: 'page' | 'section' | undefined;
}

/** Whose page it is, who reads it, and where else to go. */
export function Header(props: HeaderProps) {
  const { colour, inline, organisation, account, navigation = [] } = props;
  const classes = classNames(
    'nhsuk-header',
    colour && `nhsuk-header--${colour}`,
    inline && 'nhsuk-header--inline',
    organisation && 'nhsuk-header--organisation',
    props.classes,
  );
  return (
    <header class={classes} id={props.id} data-module="nhsuk-header" role="banner" {...props.attributes}>
      <div class="nhsuk-header__container nhsuk-width-container">
        <div class="nhsuk-header__service">
          <Owner {...props} />
        </div>
        {account && <Account items={account} />}
      </div>
      {navigation.length > 0 && <Navigation {...props} items={navigation} />}
    </header>
  );
}

/** Logo, organisation and name of the service: one link where both lead to the same place. */
function Owner({ logo = false, organisation, service }: HeaderProps) {
  const mark = (
    <>
      {logo !== false && <Logo />}
      {organisation && <OrganisationName {...organisation} />}
    </>
  );
  const logoHref = logo === false ? undefined : logo.href;
  const isOne = service?.href !== undefined && (logoHref === undefined || logoHref === service.href);
  if (isOne && (logo !== false || organisation)) {
    const names = [logo !== false && 'NHS', organisation?.name, organisation?.split, service.text, 'homepage'];
    const label = (logo !== false && logo.ariaLabel) || names.filter(Boolean).join(' ');
    return (
      <a class="nhsuk-header__service-logo" href={service.href} aria-label={label}>
        {mark}
        <span class="nhsuk-header__service-name">{service.text}</span>
      </a>
    );
  }
  const names = ['NHS', organisation?.name, organisation?.split, 'homepage'];
  return (
    <>
      {logoHref === undefined ? (
        mark
      ) : (
        <a
          class="nhsuk-header__service-logo"
          href={logoHref}
          aria-label={(logo !== false && logo.ariaLabel) || names.filter(Boolean).join(' ')}
        >
          {mark}
        </a>
      )}
      {service && <ServiceName {...service} />}
    </>
  );
}

const ServiceName = ({ text, href }: { readonly text: string; readonly href?: string | undefined }) =>
  href === undefined ? (
    <span class="nhsuk-header__service-name">{text}</span>
  ) : (
    <a class="nhsuk-header__service-name" href={href}>
      {text}
    </a>
  );

const OrganisationName = ({ name, split, descriptor }: Organisation) => (
  <>
    <span class="nhsuk-header__organisation-name">
      {name}
      {split !== undefined && (
        <>
          {' '}
          <span class="nhsuk-header__organisation-name-split">{split}</span>
        </>
      )}
    </span>
    {descriptor !== undefined && <span class="nhsuk-header__organisation-name-descriptor">{descriptor}</span>}
  </>
);

const Logo = () => (
  <svg
    class="nhsuk-header__logo"
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 200 80"
    height="40"
    width="100"
    focusable="false"
    role="img"
    aria-label="NHS"
  >
    <title>NHS</title>
    <path fill="currentcolor" d={logoPath} />
  </svg>
);
const logoPath =
  'M200 0v80H0V0h200Zm-27.5 5.5c-14.5 0-29 5-29 22 0 10.2 7.7 13.5 14.7 16.3l.7.3c5.4 2 10.1 3.9 10.1 8.4 0 6.5-8.5 7.5-14 7.5s-12.5-1.5-16-3.5L135 70c5.5 2 13.5 3.5 20 3.5 15.5 0 32-4.5 32-22.5 0-19.5-25.5-16.5-25.5-25.5 0-5.5 5.5-6.5 12.5-6.5a35 35 0 0 1 14.5 3l4-13.5c-4.5-2-12-3-20-3Zm-131 2h-22l-14 65H22l9-45h.5l13.5 45h21.5l14-65H64l-9 45h-.5l-13-45Zm63 0h-18l-13 65h17l6-28H117l-5.5 28H129l13.5-65H125L119.5 32h-20l5-24.5Z';

const Account = ({ items }: { readonly items: readonly AccountItem[] }) => (
  <nav class="nhsuk-header__account" aria-label="Account">
    <ul class="nhsuk-header__account-list">
      {items.map(item => (
        <li class="nhsuk-header__account-item">
          <AccountEntry {...item} />
        </li>
      ))}
    </ul>
  </nav>
);

function AccountEntry({ content, href, action, fields, icon }: AccountItem) {
  const face = (
    <>
      {icon && <Icon name="user" />}
      {content}
    </>
  );
  if (href !== undefined)
    return (
      <a class="nhsuk-header__account-link" href={href}>
        {face}
      </a>
    );
  if (action === undefined) return face;
  return (
    <form class="nhsuk-header__account-form" action={action} method="post" novalidate>
      {fields}
      <button class="nhsuk-header__account-button">{face}</button>
    </form>
  );
}

function Navigation({
  items,
  navigationColour,
  justified,
}: HeaderProps & { readonly items: readonly NavigationItem[] }) {
  const classes = classNames(
    'nhsuk-header__navigation',
    navigationColour && `nhsuk-header__navigation--${navigationColour}`,
    justified && 'nhsuk-header__navigation--justified',
  );
  return (
    <nav class={classes} aria-label="Menu">
      <div class="nhsuk-header__navigation-container nhsuk-width-container">
        <ul class="nhsuk-header__navigation-list">
          {items.map(item => (
            <NavigationEntry {...item} />
          ))}
          <li class="nhsuk-header__menu" hidden>
            <button
              class="nhsuk-header__menu-toggle nhsuk-header__navigation-link"
              id="toggle-menu"
              aria-expanded="false"
            >
              <span class="nhsuk-u-visually-hidden">Browse </span>More
            </button>
          </li>
        </ul>
      </div>
    </nav>
  );
}

function NavigationEntry({ content, href, current }: NavigationItem) {
  const ariaCurrent = current && (current === 'page' ? 'page' : 'true');
  // Whoever has colours of their own still sees which one it is.
  const face = current ? <strong class="nhsuk-header__navigation-item-current-fallback">{content}</strong> : content;
  return (
    <li class={classNames('nhsuk-header__navigation-item', current && 'nhsuk-header__navigation-item--current')}>
      {href === undefined ? (
        <span class="nhsuk-header__navigation-text" aria-current={ariaCurrent}>
          {face}
        </span>
      ) : (
        <a class="nhsuk-header__navigation-link" href={href} aria-current={ariaCurrent}>
          {face}
        </a>
      )}
    </li>
  );
}
