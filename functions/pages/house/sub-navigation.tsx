import type { Content } from '../nhs/markup.ts';

export interface SubNavigationProps {
  readonly label: string;
  readonly items: readonly {
    readonly href: string;
    readonly content: Content;
    /** How many are there, where that is known: `14`, or `100+`. */
    readonly count?: string | undefined;
    readonly current?: boolean | undefined;
  }[];
}

/** Parts of one thing, or lists of one kind, each at an address of its own. */
export const SubNavigation = ({ label, items }: SubNavigationProps) => (
  <nav class="lr-sub-navigation" aria-label={label}>
    <ul class="lr-sub-navigation__list">
      {items.map(({ href, content, count, current }) => (
        <li class="lr-sub-navigation__item">
          <a class="lr-sub-navigation__link" href={href} aria-current={current ? 'page' : undefined}>
            {content}
            {count !== undefined && (
              <>
                {' '}
                <span class="lr-sub-navigation__count">({count})</span>
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
