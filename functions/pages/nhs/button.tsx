import { Icon, type IconName } from './icon.tsx';
import { type Base, type Content, classNames } from './markup.ts';

export interface ButtonProps extends Base {
  readonly variant?: 'brand' | 'login' | 'reverse' | 'secondary' | 'secondary-solid' | 'warning' | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: { readonly name: IconName; readonly placement: 'start' | 'end' } | undefined;
  /** A link that looks like a button. */
  readonly href?: string | undefined;
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly preventDoubleClick?: boolean | undefined;
  readonly ariaLabel?: string | undefined;
  readonly children?: Content;
}

/** What a page is for: one primary button on each. */
export function Button(props: ButtonProps) {
  const { variant, icon, small, href, preventDoubleClick } = props;
  const shared = {
    class: classNames(
      'nhsuk-button',
      variant && `nhsuk-button--${variant}`,
      icon && 'nhsuk-button--icon',
      small && 'nhsuk-button--small',
      props.classes,
    ),
    id: props.id,
    'data-module': 'nhsuk-button',
    'data-prevent-double-click': preventDoubleClick === undefined ? undefined : `${preventDoubleClick}`,
    'aria-label': props.ariaLabel,
  };
  if (href !== undefined)
    return (
      <a {...shared} href={href} role="button" draggable="false" {...props.attributes}>
        {faceOf(props)}
      </a>
    );
  return (
    <button
      {...shared}
      name={props.name}
      type={props.type ?? 'submit'}
      value={props.value}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      {...props.attributes}
    >
      {faceOf(props)}
    </button>
  );
}

function faceOf({ icon, children }: ButtonProps): Content {
  if (!icon) return children;
  return (
    <>
      {icon.placement === 'start' && <Icon name={icon.name} />}
      {children !== undefined && <span class="nhsuk-button__content">{children}</span>}
      {icon.placement === 'end' && <Icon name={icon.name} />}
    </>
  );
}
