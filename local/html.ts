/** Markup that is safe to put into a page. Only `html` makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Markup | readonly Markup[];

/** Everything put into the template is escaped, unless it is markup already. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((page, text, i) => page + textOf(parts[i - 1] ?? '') + text));
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  return typeof part === 'string' ? escaped(part) : part.map(({ text }) => text).join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, symbol => escapes[symbol] ?? symbol);

/** A whole page, readable without scripts, at any size and in either colour scheme. */
export function page(title: string, content: Markup): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – The Life Rooms</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
}

const style = new Markup(`
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; }
main { max-width: 48rem; margin: auto; }
article { border-top: 1px solid; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
dd.lines { white-space: pre-line; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
button { font: inherit; padding: 0.5rem 1rem; margin: 0.25rem 0; text-align: left; max-width: 100%; overflow-wrap: anywhere; }
`);

/** Pages load nothing and run nothing. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;
