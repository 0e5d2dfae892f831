import { expect, test } from 'vitest';
import { Markdown, type MarkdownProps } from './markdown.tsx';

const rendered = (text: string, more: Partial<MarkdownProps> = {}) => String(<Markdown text={text} {...more} />);

test('HTML is text, wherever it stands', () => {
  const html = rendered('<script>a</script>\n\nword <b onclick="x">bold</b> `<i>` [<u>x</u>](javascript:y"z)');

  expect(html).not.toMatch(/<script|<b |<i>|<u>/);
  expect(html).toContain('&lt;script&gt;');
});

test('a link that leads nowhere here leaves its words, one within the text leads to its heading', () => {
  const linkTo = (href: string) => (href.endsWith('.md') ? '/docs/there' : undefined);

  const html = rendered('## Fair to partners!\n\n[a](x.md) [b](x.ts) [c](#fair-to-partners)', { linkTo });

  expect(html).toContain('<a href="/docs/there">a</a> b <a href="#at-fair-to-partners">c</a>');
  expect(html).toContain('<h2 class="nhsuk-heading-m" id="at-fair-to-partners">');
});

test('two headings of the same words can both be linked to', () => {
  expect(rendered('# A\n\n## Fix\n\n## Fix')).toMatch(/id="at-fix".*id="at-fix-1"/s);
});

test('a table is one of the design system, and can be moved by keyboard where it is wide', () => {
  expect(rendered('| a | b |\n| - | - |\n| 1 | `2` |')).toMatch(
    /<div class="lr-wide" tabindex="0"><table class="nhsuk-table">.*<th [^>]*scope="col">a<\/th>.*<td [^>]*>1<\/td>/s,
  );
});
