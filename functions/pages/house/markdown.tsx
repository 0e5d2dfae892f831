import { raw } from 'hono/html';
import { Marked, type RendererObject, type Tokens } from 'marked';

export interface MarkdownProps {
  /** Of our own; HTML in it is shown as text. */
  readonly text: string;
  /** Where a link leads on these pages; undefined where it leads nowhere here, which leaves its words. */
  readonly linkTo?: (href: string) => string | undefined;
}

/** A text in Markdown, in the look of the pages. Its headings can be linked to by their words. */
export const Markdown = ({ text, linkTo = keepLink }: MarkdownProps) => (
  <div class="lr-prose">{raw(new Marked({ renderer: rendererFor(linkTo) }).parse(text, { async: false }))}</div>
);

const keepLink = (href: string) => (/^(https?:|\/)/.test(href) ? href : undefined);

/** As a heading is named in an address: `Fair to partners` → `fair-to-partners`. */
const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s+/g, '-');

const headingSizes = ['l', 'm', 's', 'xs', 'xs', 'xs'] as const;

/** A new one for each text, because it remembers which headings it has named. */
function rendererFor(linkTo: (href: string) => string | undefined): RendererObject {
  const named = new Map<string, number>();
  const idOf = (words: string) => {
    const slug = `at-${slugOf(words)}`;
    const times = named.get(slug) ?? 0;
    named.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
  return {
    ...plain,
    heading({ tokens, depth, text }) {
      const size = headingSizes[depth - 1] ?? 'xs';
      return `<h${depth} class="nhsuk-heading-${size}" id="${idOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>`;
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      const to = href.startsWith('#') ? `#at-${href.slice(1)}` : linkTo(href);
      return to === undefined ? words : `<a href="${escaped(to)}">${words}</a>`;
    },
  };
}

/** What is written alike in every text. */
const plain: RendererObject = {
  html: ({ text }) => escaped(text),
  list(token) {
    const tag = token.ordered ? 'ol' : 'ul';
    const kind = token.ordered ? 'number' : 'bullet';
    const items = token.items.map(item => `<li>${this.parser.parse(item.tokens)}</li>`);
    return `<${tag} class="nhsuk-list nhsuk-list--${kind}">${items.join('')}</${tag}>`;
  },
  table(token) {
    const row = (cells: readonly Tokens.TableCell[], kind: 'header' | 'cell') =>
      `<tr class="nhsuk-table__row">${cells.map(cell => cellOf(kind, this.parser.parseInline(cell.tokens))).join('')}</tr>`;
    const body = token.rows.map(cells => row(cells, 'cell')).join('');
    const head = `<thead class="nhsuk-table__head">${row(token.header, 'header')}</thead>`;
    return `<div class="lr-wide" tabindex="0"><table class="nhsuk-table">${head}<tbody class="nhsuk-table__body">${body}</tbody></table></div>`;
  },
  code: ({ text }) => `<pre class="lr-code"><code>${escaped(text)}</code></pre>`,
  codespan: ({ text }) => `<code>${escaped(text)}</code>`,
  blockquote({ tokens }) {
    return `<div class="nhsuk-inset-text">${this.parser.parse(tokens)}</div>`;
  },
  image: ({ text }) => escaped(text),
};

const cellOf = (kind: 'header' | 'cell', content: string) =>
  kind === 'header'
    ? `<th class="nhsuk-table__header" scope="col">${content || 'What'}</th>`
    : `<td class="nhsuk-table__cell">${content}</td>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, symbol => entities[symbol] ?? symbol);
