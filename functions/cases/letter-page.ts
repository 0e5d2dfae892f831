import { html, raw } from 'hono/html';
import type { Letter, Section } from '../../domain/letters/letter.ts';
import { saidDate } from '../../domain/time/said-date.ts';

/** A letter as a page that can be read by anybody's means and printed as it is. It loads nothing. */
export async function letterPage({ title, date, to, about, sections }: Letter): Promise<string> {
  const page = await html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – The Life Rooms</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<p class="from">The Life Rooms</p>
<p>${saidDate(date)}</p>
<address>${to.map(line => html`${line}<br>`)}</address>
<h1>${title}</h1>
<dl>
${about.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
${sections.map(sectionOf)}</main>
</body>
</html>
`;
  return page.toString();
}

const sectionOf = ({ heading, paragraphs, points }: Section) => html`<section>
<h2>${heading}</h2>
${paragraphs.map(paragraph => html`<p>${paragraph}</p>\n`)}${points.length > 0 ? listOf(points) : ''}</section>
`;

const listOf = (points: Section['points']) => html`<ul>
${points.map(point => html`<li>${point}</li>\n`)}</ul>
`;

export const letterPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
} as const;

const style = `
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; }
main { max-width: 42rem; margin: auto; }
.from { font-weight: bold; }
address { font-style: normal; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin: 1.5rem 0 0.5rem; }
p, li, dd { overflow-wrap: anywhere; }
p { white-space: pre-line; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; }
dt { font-weight: bold; min-width: 9rem; }
dd { margin: 0; }
@page { size: A4; margin: 2cm; }
@media print {
  body { font-size: 12pt; padding: 0; color: #000; background: #fff; }
  h2 { break-after: avoid; }
  li, dl { break-inside: avoid; }
}
`;
