/**
 * HTML in one spelling: a tag or a text a line, without indentation, attributes and classes in the order of the alphabet.
 * Spaces within a line stay, because they are read.
 */
export function normalised(html: string): string[] {
  // A path holds nothing, and may say so in two ways.
  return (html.replaceAll('</path>', '').match(/<[^>]*>|[^<]+/g) ?? []).flatMap(token => {
    const line = token.startsWith('<') ? tagOf(token) : textOf(token);
    return line === '' ? [] : [line];
  });
}

/** A line break and what surrounds it is layout. */
const textOf = (text: string) =>
  decoded(text)
    .replaceAll('\t', '')
    .replace(/^\s*\n\s*|\s*\n\s*$/g, '')
    .replace(/\s*\n\s*/g, ' ');

function tagOf(tag: string): string {
  const [, name = '', rest = ''] = /^<(\/?[\w-]+)([\s\S]*?)\/?>$/.exec(tag) ?? [];
  const attributes = [...rest.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g)].map(
    ([, attribute = '', double, single]) => `${attribute}="${inOrder(attribute, decoded(double ?? single ?? ''))}"`,
  );
  return `<${[name, ...attributes.sort()].join(' ')}>`;
}

const inOrder = (attribute: string, value: string) =>
  attribute === 'class' ? [...new Set(value.split(/\s+/))].sort().join(' ').trim() : value;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
  '&ctdot;': '⋯',
  '&copy;': '©',
};
const decoded = (text: string) => text.replace(/&[#\w]+;/g, entity => entities[entity] ?? entity);
