import { Heading } from './heading.tsx';
import { type Base, type Content, classNames } from './markup.ts';

export interface FooterProps extends Base {
  /** Lists side by side, in rows of `columns`. */
  readonly navigation?: readonly FooterColumn[] | undefined;
  readonly columns?: 1 | 2 | 3 | 4 | undefined;
  readonly meta?: { readonly items?: readonly FooterLink[] | undefined; readonly content?: Content } | undefined;
  readonly copyright?: Content;
}

export interface FooterColumn {
  readonly heading?: Content;
  readonly content?: Content;
  readonly items?: readonly FooterLink[] | undefined;
  readonly width?: string | undefined;
}

interface FooterLink {
  readonly href: string;
  readonly content: Content;
}

/** The same at the end of each page. */
export function Footer({ navigation = [], columns = 4, meta, copyright, ...base }: FooterProps) {
  return (
    <footer class={classNames('nhsuk-footer', base.classes)} id={base.id} role="contentinfo" {...base.attributes}>
      <div class="nhsuk-width-container">
        {rowsOf(navigation, columns).map(row => (
          <div class="nhsuk-footer__navigation nhsuk-grid-row">
            {row.map(column => (
              <Column {...column} width={column.width ?? widths[columns]} />
            ))}
          </div>
        ))}
        <div class="nhsuk-footer__meta">
          {meta?.items && (
            <>
              <h2 class="nhsuk-u-visually-hidden">Support links</h2>
              <Links items={meta.items} />
            </>
          )}
          {small(meta?.content)}
          {small(copyright)}
        </div>
      </div>
    </footer>
  );
}

const widths = { 1: 'full', 2: 'one-half', 3: 'one-third', 4: 'one-quarter' } as const;

const rowsOf = (navigation: readonly FooterColumn[], columns: number): readonly (readonly FooterColumn[])[] =>
  Array.from({ length: Math.ceil(navigation.length / columns) }, (_, row) =>
    navigation.slice(row * columns, (row + 1) * columns),
  );

const small = (content: Content) =>
  typeof content === 'string' && content !== '' ? <p class="nhsuk-body-s">{content}</p> : content;

const Column = ({ heading, content, items, width }: FooterColumn) => (
  <div class={`nhsuk-grid-column-${width}`}>
    {heading !== undefined && (
      <Heading level={2} size="s" className="nhsuk-footer__heading" classPrefix="nhsuk-heading-">
        {heading}
      </Heading>
    )}
    {small(content)}
    {items && <Links items={items} />}
  </div>
);

const Links = ({ items }: { readonly items: readonly FooterLink[] }) => (
  <ul class="nhsuk-footer__list">
    {items.map(({ href, content }) => (
      <li class="nhsuk-footer__list-item">
        <a class="nhsuk-footer__list-item-link" href={href}>
          {content}
        </a>
      </li>
    ))}
  </ul>
);
