import { type HtmlElement, Parser, StaticConfigLoader } from 'html-validate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { columnNames } from '../../functions/pages/bulk/columns.ts';
import { send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { aRequestBody } from '../samples.ts';
import { everyForm, everyPage } from './every-page.ts';
import { openPages, type TestPages } from './open-pages.ts';
import { type Cookies, readBack, writeEverywhere } from './written-everywhere.ts';

// Whatever anybody writes, at whatever door, is text wherever anybody reads it: on every page, in every file, for everyone.

const hostile = {
  markup:
    '</title></textarea></p><hostile onhostile=1>"\'` onhostile="1" hostile=\'1\' x="--><!-- ]]>&lt;hostile&gt;&amp;',
  'scripts and templates': `javascript:hostile()//<a href=javascript:hostile()> {{7*7}} \${7*7} <%= 7*7 %> &#60;hostile&#62;`,
  'characters that are not letters':
    'a\u0007b\u001B[31m\u0085\u007F\u0000<host\u0000ile>\u202E<elitsoh>\u202C\u2066ho\u200Bst\uFEFFe\u0301\u0323👩🏽‍⚕️👨‍👩‍👧‍👦\uD800<hostile>\uDC00',
  'a very long word': 'W'.repeat(100),
  'the name of a prototype': '__proto__',
  'the name of a method': 'constructor',
  'a formula': '=HYPERLINK("http://hostile.example")',
  'lines of a header': 'x\r\nX-Hostile: 1\r\n\r\n<hostile>\r\nEND:VCALENDAR',
} as const;

let pages: TestPages;
let cookies: Cookies;
beforeEach(async () => {
  pages = await openPages();
  cookies = {
    referrer: await pages.signIn('walton-village-practice'),
    partner: await pages.signIn('kestrel-referrals-desk'),
    advisor: await pages.signIn('amina-yusuf'),
    manager: await pages.signIn('margaret-sefton-hughes'),
    operator: await pages.signIn('dev-patel-moore'),
  };
});
afterEach(() => pages.close());

describe.each(Object.entries(hostile))('%s', (_, words) => {
  test('is text on every page that shows it', async () => {
    const told = await writeEverywhere(pages, cookies, words);

    const read: string[] = [];
    for (const { page, path, as } of everyPage(told)) {
      const { status, headers, html } = await pages.get(path, as && cookies[as]);
      expect(status, `${page} ${path}`).toBeLessThan(500);
      expectSafe(headers, html, page);
      read.push(html);
    }

    const all = squeezed(read.join('\n').toWellFormed());
    expect(readBack.filter(field => !all.includes(squeezed(escaped(`${field} ${words}`))))).toEqual([]);
  });

  test('is text in what every form answers, whatever it means there', async () => {
    const told = await writeEverywhere(pages, cookies, words);

    for (const { page, as, shown, action, fields } of everyForm(told)) {
      const cookie = as && cookies[as];
      const form = await pages.get(shown, cookie);
      const own = pages.formOn(form, action);
      const named = [...form.html.matchAll(/ name="([^"_]+)"/g)].map(([, name = '']) => [name, words] as const);
      const sent = { ...Object.fromEntries([...named, ['__proto__', words]]), ...own, ...fields };
      const { status, headers, html } = await pages.post(action, sent, cookie);
      expect(status, `${page} ${action}`).toBeLessThan(500);
      expectSafe(headers, html, `${page} ${action}`);
    }
  });
});

test.each(['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1'])(
  '%j as a name is no formula in a spreadsheet',
  async name => {
    const person = { ...aRequestBody().person, name: { given: [name], family: name } };
    await send(pages.world, aRequestBody({ person }));
    await run(pages.world);

    const { html } = await pages.get('/worklist.csv?view=all', cookies.advisor);

    expect(html).toContain(name.trim());
    expect(formulasIn(html)).toEqual([]);
  },
);

test('the rows of a file are text in what is shown of them, and no formula in the file that comes back', async () => {
  for (const words of Object.values(hostile)) {
    const cell = `"${words.replaceAll('"', '""')}"`;
    const preview = await upload([columnNames.join(','), columnNames.map(() => cell).join(',')].join('\r\n'));
    const mistakes = await upload(`first_name,${cell}\r\nUna,${cell}`);
    for (const { status, headers, html } of [preview, mistakes]) {
      expect(status).toBeLessThan(500);
      expectSafe(headers, html, 'upload');
    }
  }
});

async function upload(csv: string) {
  const form = new FormData();
  const known = pages.formOn(await pages.get('/upload', cookies.referrer), '/upload');
  for (const [name, value] of Object.entries(known)) form.set(name, value);
  form.set('file', new File([csv], 'people.csv'));
  return pages.upload('/upload', form, cookies.referrer);
}

type Headers = Readonly<Record<string, string>>;

function expectSafe(headers: Headers, body: string, about: string): void {
  expect(JSON.stringify(headers), about).not.toMatch(/hostile|\\r|\\n/i);
  const kind = headers['content-type'] ?? '';
  if (kind.startsWith('text/html')) expect(made(body), about).toEqual([]);
  if (kind.startsWith('text/csv')) expect(formulasIn(body), about).toEqual([]);
  if (kind.startsWith('text/calendar'))
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
}

const parser = new Parser(await new StaticConfigLoader().getConfigFor('page.html'));

/** Elements and attributes that nobody but the writer can have made. */
const made = (html: string): string[] =>
  parser
    .parseHtml(html)
    .querySelectorAll('*')
    .filter(isMade)
    .map(({ tagName }) => tagName);

const isMade = (element: HtmlElement) =>
  /host|elitsoh/i.test(element.tagName) ||
  element.attributes.some(
    ({ key, value }) =>
      /host/i.test(key) || (/^(href|src|action|formaction)$/.test(key) && /^\s*javascript:/i.test(String(value))),
  );

/** Cells that a spreadsheet would work out, as fields begin after a comma, a quote or a line end. */
const formulasIn = (csv: string): string[] => csv.match(/(?<=^|[,\n]"?)[=+\-@\t][^,\n]*/gm) ?? [];

const escaped = (text: string) =>
  text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Lines are broken as the writer's system does it. */
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ');
