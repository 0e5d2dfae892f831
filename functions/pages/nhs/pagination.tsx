import { Icon } from './icon.tsx';
import { type Base, type Content, classNames } from './markup.ts';

export interface PaginationProps extends Base {
  readonly previous?: Neighbour | undefined;
  readonly next?: Neighbour | undefined;
  readonly items?: readonly PageLink[] | undefined;
  readonly ariaLabel?: string | undefined;
}

export interface Neighbour {
  readonly href: string;
  readonly content?: Content;
  /** What is there. Not shown beside numbers. */
  readonly label?: Content;
}

type PageLink =
  | { readonly ellipsis: true }
  | { readonly number: number; readonly href: string; readonly current?: boolean | undefined };

/** Further pages: by number where they can be counted, otherwise the one before and the one after. */
export function Pagination({ previous, next, items = [], ariaLabel = 'Pagination', ...base }: PaginationProps) {
  const isNumbered = items.length > 0;
  return (
    <nav
      class={classNames('nhsuk-pagination', isNumbered && 'nhsuk-pagination--numbered', base.classes)}
      id={base.id}
      role="navigation"
      aria-label={ariaLabel}
      {...base.attributes}
    >
      {isNumbered ? (
        <>
          {previous && numberedStep('previous', previous)}
          <ul class="nhsuk-pagination__list">{items.map(numberOf)}</ul>
          {next && numberedStep('next', next)}
        </>
      ) : (
        <ul class="nhsuk-list nhsuk-pagination__list">
          {previous && step('previous', previous)}
          {next && step('next', next)}
        </ul>
      )}
    </nav>
  );
}

const relations = { previous: 'prev', next: 'next' } as const;
const icons = { previous: 'arrow-left', next: 'arrow-right' } as const;
type Direction = keyof typeof relations;

const titleOf = (direction: Direction, { content }: Neighbour) => (
  <span class="nhsuk-pagination__title">
    {content ?? (
      <>
        {direction === 'previous' ? 'Previous' : 'Next'}
        <span class="nhsuk-u-visually-hidden"> page</span>
      </>
    )}
  </span>
);

const numberedStep = (direction: Direction, neighbour: Neighbour) => (
  <a href={neighbour.href} class={`nhsuk-pagination__${direction}`} rel={relations[direction]}>
    {direction === 'previous' && <Icon name={icons[direction]} />}
    {titleOf(direction, neighbour)}
    {direction === 'next' && <Icon name={icons[direction]} />}
  </a>
);

function numberOf(page: PageLink) {
  if ('ellipsis' in page) return <li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">⋯</li>;
  const { number, href, current = false } = page;
  return (
    <li class={classNames('nhsuk-pagination__item', current && 'nhsuk-pagination__item--current')}>
      <a
        class="nhsuk-pagination__link"
        href={href}
        aria-label={`Page ${number}`}
        aria-current={current ? 'page' : undefined}
      >
        {number}
      </a>
    </li>
  );
}

const step = (direction: Direction, neighbour: Neighbour) => (
  <li class={`nhsuk-pagination-item--${direction}`}>
    <a
      class={`nhsuk-pagination__link nhsuk-pagination__link--${relations[direction]}`}
      href={neighbour.href}
      rel={relations[direction]}
    >
      {titleOf(direction, neighbour)}
      {neighbour.label !== undefined && (
        <>
          <span class="nhsuk-u-visually-hidden">:</span>
          <span class="nhsuk-pagination__page">{neighbour.label}</span>
        </>
      )}
      <Icon name={icons[direction]} />
    </a>
  </li>
);
